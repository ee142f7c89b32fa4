"""Reports, their texts, approvals and publications."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = ("report", "reporttext", "reportapproval", "publication")


class Migration(migrations.Migration):
    """Reports, their texts, approvals and publications."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("titles", models.JSONField()),
                ("leads", models.JSONField(default=dict)),
                ("countries", models.JSONField()),
                ("projects", models.JSONField(default=list)),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.TextField()),
                ("documents", models.JSONField()),
                ("warnings", models.JSONField(default=list)),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("published_at", models.DateTimeField()),
                ("visible_at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.TextField()),
                ("account", models.BigIntegerField()),
                ("approved_at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "digest", "account"), name="report_approved_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField()),
                ("edition", models.IntegerField()),
                ("body", models.TextField()),
                ("digest", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["report", "language", "-edition"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "language", "edition"), name="report_text_edition")
                ],
            },
        ),
        *(sql.give(f"reports_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"reports_{name}") for name in KEPT),
    ]
