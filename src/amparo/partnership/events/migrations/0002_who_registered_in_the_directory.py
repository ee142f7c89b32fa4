"""Which professional of the directory somebody is who registered, and whether a badge says where they work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which professional of the directory somebody is who registered, and whether a badge says where they work."""

    dependencies = [
        ("directory", "0002_only_what_operations_change"),
        ("events", "0001_events_programme_and_registration"),
    ]

    operations = [
        migrations.AddField(
            "registration",
            "professional",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.professional"),
        ),
        migrations.AddField("registration", "badge_says_organisation", models.BooleanField(default=False)),
        migrations.RunSQL(
            "grant update (professional_id) on events_registration to amparo_app",
            "revoke update (professional_id) on events_registration from amparo_app",
        ),
    ]
