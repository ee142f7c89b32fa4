"""Why an activity was cancelled and counts were corrected, and codes that were tried in vain."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Why an activity was cancelled and counts were corrected, and codes that were tried in vain."""

    dependencies = [("rolls", "0003_sessions_are_found_by_their_time")]

    operations = [
        migrations.AddField("activity", "cancelled_why", models.TextField(default="")),
        migrations.AddField("activity", "cancelled_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="CountCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField()),
                ("why", models.TextField()),
                ("corrected_at", models.DateTimeField()),
                ("corrected_by", models.BigIntegerField(null=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="rolls.session"
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="WrongTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tried_at", models.DateTimeField()),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wrong_tries", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["session", "-tried_at"], name="wrong_tries_of_session")],
            },
        ),
        migrations.RunSQL(
            "grant update (cancelled_why, cancelled_at) on rolls_activity to amparo_app",
            "revoke update (cancelled_why, cancelled_at) on rolls_activity from amparo_app",
        ),
        sql.give("rolls_countcorrection", "select, insert"),
        sql.give("rolls_wrongtry", "select, insert, delete"),
    ]
