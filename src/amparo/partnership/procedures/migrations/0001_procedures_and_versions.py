"""Published procedures; a version is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Published procedures; a version is never changed."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="Procedure",
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
                ("number", models.TextField(unique=True)),
                ("process", models.TextField(unique=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
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
                ("number", models.IntegerField()),
                ("xml", models.TextField()),
                ("texts", models.JSONField()),
                ("parameters", models.JSONField()),
                ("digest", models.TextField()),
                ("report", models.JSONField()),
                ("origin", models.TextField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.TextField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["procedure", "-number"],
                "constraints": [models.UniqueConstraint(fields=("procedure", "number"), name="version_number")],
            },
        ),
        sql.give("procedures_procedure", "select, insert"),
        sql.give("procedures_procedureversion", "select, insert"),
        sql.append_only("procedures_procedureversion"),
    ]
