"""The sign-in of institutions: kept by the country's administrator, linked by each person; the database asks too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

SQL = """
create function sec.keep_sign_on(at_institution bigint, says text, as_client text, secret bytea, opened boolean)
returns bigint language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare kept bigint; before text;
begin
    perform sec.refuse(exists (
        select 1 from coalition_member m join coalition_teammember t on t.member_id = m.id
        join coalition_institution mine on mine.id = m.institution_id
        join coalition_institution its on its.id = at_institution and its.country_id = mine.country_id
        where m.id = (sec.live_session()).member_id and m.is_active and t.role = 'administrator'
    ), 'not theirs to keep');
    select o.issuer into before from signon_signon o where o.institution_id = at_institution for update;
    insert into signon_signon (institution_id, issuer, client, sealed, is_open, changed_at)
        values (at_institution, says, as_client, secret, opened, now())
        on conflict (institution_id) do update set issuer = excluded.issuer, client = excluded.client,
            sealed = excluded.sealed, is_open = excluded.is_open, changed_at = now()
        returning id into kept;
    -- Another issuer knows other people by the same names: nobody is taken for who they were there.
    if before is distinct from says then
        delete from signon_link l where l.sign_on_id = kept;
    end if;
    return kept;
end $$;

-- Only whoever has just shown a passkey links their account, and only with the sign-in of their own institution.
create function sec.link_sign_on(wanted bigint, known_by bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare s sec.session := sec.live_session();
begin
    perform sec.refuse(s.proof in ('PASSKEY', 'CHOSEN') and s.proved_at > now() - interval '15 minutes' and exists (
        select 1 from signon_signon o join coalition_member m on m.institution_id = o.institution_id
        where o.id = wanted and o.is_open and m.id = s.member_id and m.is_active), 'not theirs to link');
    insert into signon_link (account_id, sign_on_id, mark, made_at) values (s.account_id, wanted, known_by, now())
        on conflict (account_id) do update set sign_on_id = excluded.sign_on_id, mark = excluded.mark, made_at = now();
end $$;

create function sec.unlink_sign_on() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    delete from signon_link l where l.account_id = (sec.live_session()).account_id;
    return found;
end $$;

create function sec.sign_on_account(wanted bigint, known_by bytea) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return (select l.account_id from signon_link l join signon_signon o on o.id = l.sign_on_id
        join accounts_account a on a.id = l.account_id
        join coalition_member m on m.account_id = a.id and m.institution_id = o.institution_id
        where l.sign_on_id = wanted and l.mark = known_by and o.is_open and a.is_active and m.is_active);
end $$;

create function sec.end_sign_on(wanted bigint, known_by bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare whose bigint;
begin
    select l.account_id into whose from signon_link l where l.sign_on_id = wanted and l.mark = known_by;
    update sec.session s set ended_at = now() where s.account_id = whose and s.ended_at is null;
    return whose;
end $$;

revoke all on function sec.keep_sign_on(bigint, text, text, bytea, boolean), sec.link_sign_on(bigint, bytea),
    sec.unlink_sign_on(), sec.sign_on_account(bigint, bytea), sec.end_sign_on(bigint, bytea) from public;
grant execute on function sec.keep_sign_on(bigint, text, text, bytea, boolean), sec.link_sign_on(bigint, bytea),
    sec.unlink_sign_on() to amparo_app;
grant execute on function sec.sign_on_account(bigint, bytea), sec.end_sign_on(bigint, bytea) to amparo_ledger;

alter table signon_link enable row level security;
create policy own on signon_link to amparo_app using (account_id = (select sec.account_id()));
"""


def _key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """The sign-in of institutions."""

    initial = True

    dependencies = [
        ("accounts", "0005_two_people_are_two"),
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignOn",
            fields=[
                ("id", _key()),
                ("issuer", models.TextField()),
                ("client", models.TextField()),
                ("sealed", models.BinaryField()),
                ("is_open", models.BooleanField()),
                ("changed_at", models.DateTimeField()),
                (
                    "institution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.institution"
                    ),
                ),
            ],
            options={"ordering": ["institution"]},
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", _key()),
                ("mark", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sign_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="signon.signon"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        sql.give("signon_signon", "select"),
        sql.give("signon_link", "select"),
    ]
