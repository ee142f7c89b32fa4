"""Internal procedures of institutions; a version and what was found of it are never changed."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Internal procedures of institutions; a version and what was found of it are never changed."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="InternalProcedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("process", models.TextField()),
                ("number", models.TextField()),
                ("refines", models.TextField()),
                ("lane", models.TextField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InternalVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("xml", models.TextField()),
                ("texts", models.JSONField()),
                ("parameters", models.JSONField()),
                ("digest", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("given_by", models.TextField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="internal.internalprocedure",
                    ),
                ),
            ],
            options={
                "ordering": ["procedure", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("beside", models.TextField()),
                ("found", models.JSONField()),
                ("looked_at", models.DateTimeField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="internal.internalversion"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="internalprocedure",
            constraint=models.UniqueConstraint(fields=("institution", "process"), name="internal_process_once"),
        ),
        migrations.AddConstraint(
            model_name="internalversion",
            constraint=models.UniqueConstraint(fields=("procedure", "number"), name="internal_version_number"),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.UniqueConstraint(fields=("version", "beside"), name="looked_at_once"),
        ),
        sql.give("internal_internalprocedure", "select, insert, update"),
        sql.give("internal_internalversion", "select, insert"),
        sql.append_only("internal_internalversion"),
        sql.give("internal_look", "select, insert"),
        sql.append_only("internal_look"),
    ]
