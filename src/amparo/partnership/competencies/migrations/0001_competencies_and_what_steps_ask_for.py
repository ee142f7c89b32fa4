"""Competencies, what steps ask for, and from when a country asks."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Competencies, what steps ask for, and from when a country asks."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Competency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("position", models.IntegerField()),
                ("titles", models.JSONField()),
                ("knowledge", models.JSONField()),
                ("know_how", models.JSONField()),
                ("attitude", models.JSONField()),
                ("valid_months", models.IntegerField()),
                ("origin", models.TextField()),
                ("source", models.TextField(default="")),
                ("verified", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["framework", "position"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("names", models.JSONField()),
                ("origin", models.TextField()),
                ("source", models.TextField(default="")),
                ("verified", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(null=True)),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="competency",
            name="framework",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="competencies", to="competencies.framework"
            ),
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.TextField()),
                ("element", models.TextField()),
                ("strength", models.TextField()),
                ("origin", models.TextField()),
                ("source", models.TextField(default="")),
                ("verified", models.BooleanField(default=False)),
                (
                    "competency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="competencies.competency",
                    ),
                ),
            ],
            options={
                "ordering": ["procedure", "element"],
            },
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_months__gte", 1)), name="competency_holds_a_while"
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(fields=("procedure", "element"), name="step_asks_for_one"),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("strength__in", ["HARD", "WARNING"])), name="requirement_is_hard_or_warns"
            ),
        ),
        *(sql.give(f"competencies_{name}", "select") for name in ("framework", "competency", "requirement")),
        sql.give("competencies_asking", "select, insert"),
        sql.append_only("competencies_asking"),
    ]
