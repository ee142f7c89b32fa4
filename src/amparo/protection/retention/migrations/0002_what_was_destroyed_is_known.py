"""Which data keys were destroyed stays known, so that a copy of the key process that is put back is noticed."""

from django.db import migrations

SQL = """
create or replace function sec.keys_are_gone(wanted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare changed integer;
begin
    if not coalesce((sec.live_session()).service, false) then return false; end if;
    update retention_erasure e set keys_destroyed_at = now()
    where e.id = wanted and e.done_at is not null and e.keys_destroyed_at is null;
    get diagnostics changed = row_count;
    return changed = 1;
end $$;
"""


class Migration(migrations.Migration):
    """What was destroyed is known."""

    dependencies = [("retention", "0001_periods_holds_and_erasures")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
