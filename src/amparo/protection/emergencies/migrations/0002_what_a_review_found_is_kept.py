"""What a review found is kept as it was said: PL/pgSQL has a variable of its own called `found`."""

from __future__ import annotations

from django.db import migrations

REVIEW = """
create or replace function sec.review_glass(wanted bigint, found text, sealed_words bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, sec, pg_temp as $$
declare me bigint := sec.account_id(); changed integer;
begin
    update emergencies_emergency e set reviewed_at = now(), reviewed_by = me, verdict = $2, words = sealed_words
    where e.id = wanted and e.opened_at is not null and e.reviewed_at is null
      and e.account_id <> me and e.second_id is distinct from me and sec.looks_at_glass(e.id, e.institution, e.country);
    get diagnostics changed = row_count;
    return changed = 1;
end $$;
"""


class Migration(migrations.Migration):
    """The function anew."""

    dependencies = [("emergencies", "0001_broken_glasses")]

    operations = [migrations.RunSQL(REVIEW, migrations.RunSQL.noop)]
