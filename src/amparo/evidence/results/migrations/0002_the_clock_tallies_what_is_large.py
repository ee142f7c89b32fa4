"""What the clock counted last of an indicator in a period."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """What the clock counted last of an indicator in a period."""

    dependencies = [("results", "0001_projects_and_measurements")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("k", models.BigIntegerField(null=True)),
                ("n", models.BigIntegerField(null=True)),
                ("parts", models.JSONField(default=dict)),
                ("counted_at", models.DateTimeField(null=True)),
                ("tried_at", models.DateTimeField()),
                ("milliseconds", models.IntegerField(default=0)),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="results.definitionversion",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="results.period"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(fields=("definition", "period"), name="tallied_once"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("counted_at", None), ("k", None)),
                    models.Q(("counted_at__isnull", False), ("k__gte", 0)),
                    _connector="OR",
                ),
                name="tally_counts",
            ),
        ),
        sql.give("results_tally", "select, insert, update (k, n, parts, counted_at, tried_at, milliseconds)"),
    ]
