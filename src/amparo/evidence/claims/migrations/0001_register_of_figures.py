"""The register of figures: what was said, restated, withdrawn and let be published."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = ("publishedfigure", "withdrawal", "licensing")


class Migration(migrations.Migration):
    """The register of figures: what was said, restated, withdrawn and let be published."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("edition", models.IntegerField(default=1)),
                ("kind", models.TextField()),
                ("texts", models.JSONField()),
                ("question", models.TextField(default="")),
                ("about", models.TextField(default="")),
                ("chapter", models.TextField(default="")),
                ("printed", models.TextField(default="")),
                ("k", models.BigIntegerField(null=True)),
                ("n", models.BigIntegerField(null=True)),
                ("k_inferred", models.BooleanField(default=False)),
                ("value", models.BigIntegerField(null=True)),
                ("qualifier", models.TextField(default="EXACT")),
                ("unit", models.TextField()),
                ("base", models.JSONField(default=dict)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("source_kind", models.TextField()),
                ("source", models.JSONField(default=dict)),
                ("address", models.TextField(default="")),
                ("opens", models.TextField(default="")),
                ("snapshot", models.JSONField(default=dict)),
                ("licence", models.TextField(default="INTERNAL")),
                ("is_verified", models.BooleanField(default=False)),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("why", models.TextField(default="")),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "restates",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restated_by",
                        to="claims.publishedfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Licensing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("licence", models.TextField()),
                ("why", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("licensed_at", models.DateTimeField()),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licensings",
                        to="claims.publishedfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("withdrawn_at", models.DateTimeField()),
                (
                    "figure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="claims.publishedfigure",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.UniqueConstraint(fields=("country", "code", "edition"), name="figure_edition"),
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("k__isnull", True),
                    models.Q(("k__gte", 0), ("k__lte", models.F("n")), ("n__isnull", False)),
                    _connector="OR",
                ),
                name="figure_k_of_n",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "SHARE"), ("value", None)),
                    models.Q(("kind", "COUNT"), ("printed", ""), ("value__gte", 0)),
                    _connector="OR",
                ),
                name="figure_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("restates", None),
                    models.Q(models.Q(("why", ""), _negated=True), ("edition__gt", 1)),
                    _connector="OR",
                ),
                name="figure_restated_why",
            ),
        ),
        *(sql.give(f"claims_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"claims_{name}") for name in KEPT),
    ]
