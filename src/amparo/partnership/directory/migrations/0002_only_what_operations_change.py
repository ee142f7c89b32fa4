"""The application changes of the directory only what its operations change."""

from django.db import migrations

# What was told once and stays: when a post or a membership began, why a pair was proposed, what a row of a file was.
TAKEN_BACK = (
    ("organisation", "update (institution_id)"),
    ("coalitionmembership", "update (from_on)"),
    ("affiliation", "update (post, from_on)"),
    ("organisationpair", "update (score, reasons)"),
    ("professionalpair", "update (score, reasons)"),
    ("importrow", "update (state, problems, found)"),
)


class Migration(migrations.Migration):
    """The application changes of the directory only what its operations change."""

    dependencies = [("directory", "0001_organisations_and_professionals")]

    operations = [
        migrations.RunSQL(
            f"revoke {right} on directory_{table} from amparo_app", f"grant {right} on directory_{table} to amparo_app"
        )
        for table, right in TAKEN_BACK
    ]
