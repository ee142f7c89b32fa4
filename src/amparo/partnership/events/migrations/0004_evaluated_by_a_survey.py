"""By which survey an event is evaluated."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """By which survey an event is evaluated."""

    dependencies = [
        ("events", "0003_minutes_releases_certificates_and_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventSurvey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("survey", models.TextField()),
                ("account", models.BigIntegerField()),
                ("linked_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluations", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("event", "survey"), name="evaluated_by_a_survey_once")],
            },
        ),
        sql.give("events_eventsurvey", "select, insert"),
        sql.append_only("events_eventsurvey"),
    ]
