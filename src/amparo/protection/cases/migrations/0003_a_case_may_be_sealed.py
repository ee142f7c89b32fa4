"""A case may be sealed: what it keeps of the person then opens to those named for it only."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

OPENS = """
create or replace function sec.is_closed_to_me(wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from cases_seal s where s.case_id = wanted and s.lifted_at is null
        and not exists (select 1 from cases_named n where n.seal_id = s.id and n.account_id = sec.account_id()));
end $$;
revoke all on function sec.is_closed_to_me(bigint) from public;
grant execute on function sec.is_closed_to_me(bigint) to amparo_app;

create or replace function sec.can_open(wanted bigint, field_group text, principals bigint[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
begin
    return exists (select 1 from sec.grant_ g
        where g.case_id = wanted and g.principal_id = any (principals) and g.valid_until > now()
          and field_group = any (g.groups)) and not sec.is_closed_to_me(wanted);
end $$;
"""

AS_BEFORE = """
create or replace function sec.can_open(wanted bigint, field_group text, principals bigint[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, sec, pg_temp as $$
begin
    return exists (select 1 from sec.grant_ g
        where g.case_id = wanted and g.principal_id = any (principals) and g.valid_until > now()
          and field_group = any (g.groups));
end $$;
drop function sec.is_closed_to_me(bigint);
"""


class Migration(migrations.Migration):
    """Seals and who is named for them."""

    dependencies = [
        ("accounts", "0001_accounts_and_drafts"),
        ("cases", "0002_a_closed_case_may_be_reopened"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("sealed_by", models.BigIntegerField()),
                ("sealed_at", models.DateTimeField()),
                ("lifted_by", models.BigIntegerField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("case",), name="sealed_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by", None),
                            models.Q(("lifted_by", models.F("sealed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="lifted_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Named",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                (
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="named", to="cases.seal"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("seal", "account_id"), name="named_once")],
            },
        ),
        sql.protect("cases_seal", rights="select, insert, update (lifted_by, lifted_at)"),
        sql.only_those_who_work_on_it("cases_seal"),
        sql.protect("cases_named"),
        sql.only_those_who_work_on_it("cases_named"),
        migrations.RunSQL(OPENS, AS_BEFORE),
    ]
