"""Plans of moving running cases, and the cases that stay."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Plans of moving running cases, and the cases that stay."""

    initial = True

    dependencies = [
        ("cases", "0001_cases_involvements_and_keys"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("pathways", "0005_a_case_may_change_its_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Moving",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("target", models.TextField()),
                ("versions", models.JSONField()),
                ("renames", models.JSONField(default=dict)),
                ("asked_by", models.BigIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("plan", models.JSONField(null=True)),
                ("planned_at", models.DateTimeField(null=True)),
                ("ordered_by", models.BigIntegerField(null=True)),
                ("ordered_at", models.DateTimeField(null=True)),
                ("moved", models.IntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("target", models.TextField()),
                ("reason", models.TextField()),
                ("account_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                ("pathway", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pathways.pathway")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pathway", "target"), name="stay_once")],
            },
        ),
        sql.give(
            "moving_moving",
            "select, insert, update (plan, planned_at, renames, ordered_by, ordered_at, moved, done_at)",
        ),
        sql.protect("moving_stay"),
        sql.append_only("moving_stay"),
    ]
