"""The key process asks who an officer is, by the name with which they sign in: for a lock at the machine itself."""

from django.db import migrations

from amparo.keyd.config import ROLE

SQL = f"""
create function sec.keyd_officer_named(name text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return (select min(a.id) from accounts_account a join coalition_member m on m.account_id = a.id and m.is_active
        join coalition_teammember t on t.member_id = m.id
        where a.username = $1 and a.is_active and t.role in ('auditor', 'administrator', 'supervisor'));
end $$;
revoke all on function sec.keyd_officer_named(text) from public;
grant execute on function sec.keyd_officer_named(text) to {ROLE};
"""


class Migration(migrations.Migration):
    """An officer is known by name."""

    initial = True

    dependencies = [("access", "0005_the_key_process_asks"), ("coalition", "0001_countries_institutions_and_teams")]
    operations = [migrations.RunSQL(SQL, "drop function sec.keyd_officer_named(text)")]
