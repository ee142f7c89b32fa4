"""The receipt of an original is found by the hash of its code, by whoever holds the paper."""

from django.db import migrations, models

# Whoever has the code learns when something came and its hash; nothing else tells that there is an original at all.
SQL = """
create function sec.receipt_by_mark(wanted bytea) returns table (came_at timestamptz, sha256 text, size integer)
language plpgsql stable security definer set search_path = pg_catalog, public, sec, pg_temp as $$
begin
    return query select o.came_at, o.sha256, o.size from people_original o where o.mark = wanted;
end $$;
revoke all on function sec.receipt_by_mark(bytea) from public;
grant execute on function sec.receipt_by_mark(bytea) to amparo_app;
"""


class Migration(migrations.Migration):
    """A receipt is found by its code."""

    dependencies = [("people", "0003_originals_kept_as_evidence")]

    operations = [
        migrations.AddField("original", "mark", models.BinaryField(null=True, unique=True)),
        migrations.RunSQL(SQL, "drop function sec.receipt_by_mark(bytea)"),
    ]
