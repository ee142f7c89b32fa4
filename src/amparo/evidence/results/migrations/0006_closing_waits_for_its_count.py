"""Closing or restating what is large is asked for, and done when all was counted."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Closing or restating what is large is asked for, and done when all was counted."""

    dependencies = [("results", "0005_case_figures_are_released_by_two_people")]

    operations = [
        migrations.CreateModel(
            name="CountAsked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("refusal", models.TextField(default="")),
                (
                    "measurement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts_asked",
                        to="results.measurement",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts_asked", to="results.period"
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="countasked",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None), ("measurement", None)),
                fields=("period",),
                name="closing_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="countasked",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("measurement",), name="restating_asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="countasked",
            constraint=models.CheckConstraint(
                condition=models.Q(("refusal", ""), ("answered_at__isnull", False), _connector="OR"),
                name="count_refused_is_answered",
            ),
        ),
        sql.give("results_countasked", "select, insert, update (answered_at, refusal)"),
    ]
