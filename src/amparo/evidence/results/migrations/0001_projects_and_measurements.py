"""Projects, what they promised, what was measured, spent, risked and checked."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "project",
    "phase",
    "stateddate",
    "datechoice",
    "outcome",
    "indicator",
    "definitionversion",
    "aim",
    "period",
    "closing",
    "measurement",
    "amount",
    "risk",
    "riskreview",
    "lastingcheck",
)


class Migration(migrations.Migration):
    """Projects, what they promised, what was measured, spent, risked and checked."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.TextField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
            ],
            options={
                "ordering": ["project", "starts_on"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("names", models.JSONField()),
                ("data_source", models.JSONField(default=dict)),
                ("method", models.JSONField(default=dict)),
                ("frequency", models.JSONField(default=dict)),
                ("attribution", models.TextField()),
                (
                    "responsible",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["outcome__code", "code"],
            },
        ),
        migrations.CreateModel(
            name="DefinitionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("content", models.JSONField()),
                ("digest", models.TextField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField(null=True)),
                ("defined_at", models.DateTimeField()),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="definitions", to="results.indicator"
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Aim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("by_on", models.DateField()),
                ("k", models.BigIntegerField(null=True)),
                ("n", models.BigIntegerField(null=True)),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("qualifier", models.TextField(default="EXACT")),
                ("said", models.JSONField(default=dict)),
                ("source", models.JSONField(default=dict)),
                ("account", models.BigIntegerField(null=True)),
                ("set_at", models.DateTimeField()),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aims", to="results.indicator"
                    ),
                ),
            ],
            options={
                "ordering": ["by_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("level", models.TextField()),
                ("names", models.JSONField()),
                ("chapter", models.TextField(default="")),
                ("attribution", models.TextField()),
                ("is_verified", models.BooleanField(default=False)),
                (
                    "above",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="results.outcome",
                    ),
                ),
            ],
            options={
                "ordering": ["project", "code"],
            },
        ),
        migrations.AddField(
            model_name="indicator",
            name="outcome",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="results.outcome"
            ),
        ),
        migrations.CreateModel(
            name="Amount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("year_starts_on", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("currency", models.TextField()),
                ("rate", models.DecimalField(decimal_places=6, max_digits=12, null=True)),
                ("rate_on", models.DateField(null=True)),
                ("note", models.TextField(default="")),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="results.outcome"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.IntegerField(default=1)),
                ("k", models.BigIntegerField()),
                ("n", models.BigIntegerField(null=True)),
                ("parts", models.JSONField(default=dict)),
                ("account", models.BigIntegerField()),
                ("measured_at", models.DateTimeField()),
                ("why", models.TextField(default="")),
                (
                    "definition",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="results.definitionversion"),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measurements", to="results.indicator"
                    ),
                ),
                (
                    "restates",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restated_by",
                        to="results.measurement",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measurements", to="results.period"
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "period", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("closed_at", models.DateTimeField()),
                (
                    "period",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closing", to="results.period"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("names", models.JSONField()),
                ("donor", models.JSONField(default=dict)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("days_said", models.JSONField(default=dict)),
                ("fiscal_month", models.IntegerField()),
                ("currency", models.TextField()),
                ("source", models.JSONField(default=dict)),
                ("is_verified", models.BooleanField(default=False)),
                ("is_invented", models.BooleanField(default=False)),
                ("entered_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-starts_on", "code"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("names", models.JSONField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="phases", to="results.project"
                    ),
                ),
            ],
            options={
                "ordering": ["project", "number"],
            },
        ),
        migrations.AddField(
            model_name="period",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="periods", to="results.project"
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="results.project"
            ),
        ),
        migrations.CreateModel(
            name="LastingCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("change", models.TextField()),
                ("months", models.IntegerField()),
                ("since", models.DateField()),
                ("state", models.TextField()),
                ("note", models.TextField()),
                ("account", models.BigIntegerField()),
                ("checked_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="results.project"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("names", models.JSONField()),
                ("response", models.JSONField()),
                ("account", models.BigIntegerField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="risks", to="results.project"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RiskReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("likelihood", models.IntegerField()),
                ("impact", models.IntegerField()),
                ("state", models.TextField()),
                ("note", models.TextField(default="")),
                ("next_on", models.DateField(null=True)),
                ("account", models.BigIntegerField(null=True)),
                ("reviewed_at", models.DateTimeField()),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="results.risk"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="StatedDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edge", models.TextField()),
                ("said", models.TextField()),
                ("earliest", models.DateField()),
                ("latest", models.DateField()),
                ("source", models.JSONField()),
                ("is_verified", models.BooleanField(default=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stated_dates", to="results.project"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DateChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "stated",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="results.stateddate"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="definitionversion",
            constraint=models.UniqueConstraint(fields=("indicator", "number"), name="definition_number"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(fields=("outcome", "code"), name="indicator_code"),
        ),
        migrations.AddConstraint(
            model_name="amount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("rate", None), ("rate_on", None)),
                    models.Q(("rate__gt", 0), ("rate_on__isnull", False)),
                    _connector="OR",
                ),
                name="amount_rate_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(fields=("indicator", "period", "edition"), name="measurement_edition"),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", 1), ("restates", None)),
                    models.Q(models.Q(("why", ""), _negated=True), ("edition__gt", 1)),
                    _connector="OR",
                ),
                name="measurement_restated_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(("k__gte", 0), models.Q(("n", None), ("n__gte", 0), _connector="OR")),
                name="measurement_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="project_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_month__range", (1, 12))), name="project_fiscal_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="phase_number"),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.UniqueConstraint(fields=("project", "starts_on"), name="period_of_project"),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="period_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(fields=("project", "code"), name="outcome_code"),
        ),
        migrations.AddConstraint(
            model_name="lastingcheck",
            constraint=models.UniqueConstraint(fields=("project", "change", "months"), name="change_checked_once"),
        ),
        migrations.AddConstraint(
            model_name="riskreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("impact__range", (1, 5)), ("likelihood__range", (1, 5))), name="risk_on_its_scale"
            ),
        ),
        *(sql.give(f"results_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"results_{name}") for name in KEPT),
    ]
