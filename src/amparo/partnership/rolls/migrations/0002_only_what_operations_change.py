"""The application changes of activities only what its operations change."""

from django.db import migrations

# A session is not changed: its title alone stays open, since a row must be changeable to be held while it is rolled.
TAKEN_BACK = (
    ("activity", "update (organiser_id)"),
    ("activitystaff", "delete"),
    ("enrolment", "update (organisation_id)"),
    ("session", "update (starts_at, ends_at, hours, offer, capacity_in_person, capacity_online)"),
    ("session", "update (room_code, online_code, opens_before, closes_after)"),
)


class Migration(migrations.Migration):
    """The application changes of activities only what its operations change."""

    dependencies = [("rolls", "0001_activities_sessions_and_rolls")]

    operations = [
        migrations.RunSQL(
            f"revoke {right} on rolls_{table} from amparo_app", f"grant {right} on rolls_{table} to amparo_app"
        )
        for table, right in TAKEN_BACK
    ]
