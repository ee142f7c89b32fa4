"""The last day of a project may be moved by a decision; everything else of it stays as it was entered."""

from django.db import migrations

from amparo.foundation.access import sql

# Every column but the last day.
STAYS = "id, country_id, code, names, donor, starts_on, days_said, fiscal_month, currency, source, is_verified"

LOOSEN = f"""
drop trigger append_only on results_project;
create trigger append_only before delete or truncate or update of {STAYS}, is_invented, entered_at on results_project
    for each statement execute function sec.refuse_change();
"""
TIGHTEN = """
drop trigger append_only on results_project;
create trigger append_only before update or delete or truncate on results_project
    for each statement execute function sec.refuse_change();
"""


class Migration(migrations.Migration):
    """The last day of a project may be moved by a decision; everything else of it stays as it was entered."""

    dependencies = [("results", "0002_the_clock_tallies_what_is_large")]

    operations = [
        migrations.RunSQL(LOOSEN, TIGHTEN),
        sql.give("results_project", "update (ends_on)"),
    ]
