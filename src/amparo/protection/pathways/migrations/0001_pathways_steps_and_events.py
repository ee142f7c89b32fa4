"""Pathways under need to know; events are never changed."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Pathways under need to know; events are never changed."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("cases", "0001_cases_involvements_and_keys"),
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pathway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("main", models.TextField()),
                ("versions", models.JSONField()),
                ("state", models.JSONField()),
                ("seq", models.IntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OpenStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("path", models.TextField()),
                ("role", models.TextField()),
                ("kind", models.TextField()),
                ("screen", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("escalated_at", models.DateTimeField(null=True)),
                (
                    "escalated_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.team",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.team"),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="pathways.pathway",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["team", "due_at", "id"], name="step_of_team_by_due"),
                    models.Index(
                        condition=models.Q(("escalated_at", None)),
                        fields=["due_at"],
                        name="step_not_escalated",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("pathway", "path"), name="step_open_once")],
            },
        ),
        migrations.CreateModel(
            name="ArmedTimer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("path", models.TextField()),
                ("due_at", models.DateTimeField(db_index=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="pathways.pathway",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pathway", "path"), name="timer_armed_once")],
            },
        ),
        migrations.CreateModel(
            name="PathwayEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("path", models.TextField()),
                ("role", models.TextField(default="")),
                ("step_kind", models.TextField(default="")),
                ("account_id", models.BigIntegerField(null=True)),
                ("outcome", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=dict)),
                ("reason", models.TextField(default="")),
                ("telling", models.BooleanField(default=False)),
                ("late", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="pathways.pathway",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.team",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["case", "id"], name="event_of_case")],
                "constraints": [models.UniqueConstraint(fields=("pathway", "seq"), name="event_in_order")],
            },
        ),
        sql.protect("pathways_pathway", rights="select, insert, update (state, seq, ended_at)"),
        sql.protect("pathways_openstep", rights="select, insert, update (escalated_at, escalated_to_id), delete"),
        sql.protect("pathways_armedtimer", rights="select, insert, update (due_at), delete"),
        sql.protect("pathways_pathwayevent"),
        sql.append_only("pathways_pathwayevent"),
    ]
