"""Sealed sheets: brought by members, opened by intake of the country alone."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

TABLE = "sheets_sealedsheet"
SCHEMA = """
-- Whether who acts is that account, and works at that institution of that country.
create function sec.brings_sheet(account bigint, at_institution bigint, in_country bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session;
begin
    if coalesce(current_setting('app.token', true), '') = '' then return false; end if;
    s := sec.live_session();
    if s.token_hash is null or s.account_id <> account then return false; end if;
    return exists (select 1 from coalition_member m join coalition_institution i on i.id = m.institution_id
        where m.id = s.member_id and m.is_active and i.id = at_institution and i.country_id = in_country);
end $$;

-- Asked by the key process: intake of the country opens a sheet that waits.
create function sec.keyd_may_open_sheet(of_account bigint, of_member bigint, name text, field_group text)
returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return field_group = 'SH' and exists (
        select 1 from sheets_sealedsheet h
        join coalition_country c on c.id = h.kept_by_id
        join coalition_institution i on i.country_id = h.kept_by_id
        join coalition_member m on m.institution_id = i.id
        join coalition_teammember t on t.member_id = m.id
        where lower(c.code) || '-' || encode(h.digest, 'hex') = name and h.state = 'WAITING'
          and m.id = of_member and m.account_id = of_account and m.is_active and t.role = 'intake');
end $$;

revoke all on function sec.brings_sheet(bigint, bigint, bigint),
    sec.keyd_may_open_sheet(bigint, bigint, text, text) from public;
grant execute on function sec.brings_sheet(bigint, bigint, bigint) to amparo_app;
"""
GONE = """
drop function sec.keyd_may_open_sheet(bigint, bigint, text, text);
drop function sec.brings_sheet(bigint, bigint, bigint)
"""
INTAKE = "reporting.holds(kept_by_id, array['intake'])"
WALL = f"""
alter table {TABLE} enable row level security;
create policy looks on {TABLE} for select to {sql.APP} using ({INTAKE} or brought_by = (select sec.account_id()));
create policy brings on {TABLE} for insert to {sql.APP}
    with check (sec.brings_sheet(brought_by, institution_id, kept_by_id));
create policy settles on {TABLE} for update to {sql.APP} using ({INTAKE});
grant select, insert, update (state, sealed, settled_at) on {TABLE} to {sql.APP};
grant usage, select on sequence {TABLE}_id_seq to {sql.APP};
"""
NO_WALL = f"""
drop policy looks on {TABLE}; drop policy brings on {TABLE}; drop policy settles on {TABLE};
alter table {TABLE} disable row level security
"""


class Migration(migrations.Migration):
    """Sheets stay sealed until intake opens them."""

    initial = True
    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("community", "0001_reports_sealed_twice"),
        ("cases", "0005_a_seal_closes_at_the_key_process"),
        ("accounts", "0001_accounts_and_drafts"),
    ]
    operations = [
        migrations.CreateModel(
            name="SealedSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BinaryField(unique=True)),
                ("fingerprint", models.TextField()),
                ("sealed", models.BinaryField()),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.BigIntegerField()),
                ("state", models.TextField(default="WAITING")),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.institution"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddConstraint(
            model_name="sealedsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "WAITING"), ("sealed", b""), _connector="OR"),
                name="settled_sheet_is_empty",
            ),
        ),
        migrations.RunSQL(SCHEMA, GONE),
        migrations.RunSQL(WALL, NO_WALL),
    ]
