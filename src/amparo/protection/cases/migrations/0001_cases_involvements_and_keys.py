"""Cases under need to know."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Cases under need to know."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("code", models.TextField(unique=True)),
                ("mandate", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("is_open", models.BooleanField(default=True)),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.country",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseKey",
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
                ("group", models.TextField()),
                ("wrapped", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "group"), name="one_key_a_group")],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                ("role", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.team"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("case", "team", "role"),
                        name="involved_once",
                    )
                ],
            },
        ),
        sql.protect("cases_case", column="id", rights="select, insert, update (is_open, closed_at)"),
        sql.protect("cases_involvement", rights="select, insert, update (until)"),
        sql.protect("cases_casekey"),
    ]
