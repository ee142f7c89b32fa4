"""What was allowed to be taken of a case before it was sealed is not taken by who is not named, nor its key opened."""

from django.db import migrations

SQL = """
create or replace function sec.may_take_original(of_account bigint, of_member bigint, wanted bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return exists (select 1 from releases_release r where r.original_id = wanted and r.kind = 'ORIGINAL'
        and r.account_id = of_account and r.is_allowed
        and least(r.until, r.decided_at + interval '24 hours') > now()
        and not sec.is_closed_to(r.case_id, of_account)
        and exists (select 1 from sec.grant_ g join coalition_teammember t on t.team_id = g.principal_id
            where t.member_id = of_member and g.case_id = r.case_id and g.valid_until > now()
              and g.groups @> r.groups));
end $$;
"""


class Migration(migrations.Migration):
    """An original of a sealed case stays."""

    dependencies = [("seals", "0001_seals_by_functions_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
