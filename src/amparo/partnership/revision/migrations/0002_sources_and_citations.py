"""What a draft revises: a file, its paragraphs, and the steps that take them up."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """What a draft revises: a file, its paragraphs, and the steps that take them up."""

    dependencies = [
        ("revision", "0001_drafts_and_saved_states"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("digest", models.TextField()),
                ("content", models.BinaryField()),
                ("paragraphs", models.JSONField()),
                ("attached_at", models.DateTimeField()),
                ("attached_by", models.TextField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="revision.draft"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paragraph", models.IntegerField()),
                ("element", models.TextField()),
                ("cited_at", models.DateTimeField()),
                ("cited_by", models.TextField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="revision.source"
                    ),
                ),
            ],
            options={
                "ordering": ["paragraph", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "paragraph", "element"), name="cited_once"),
                    models.CheckConstraint(condition=models.Q(("paragraph__gte", 1)), name="paragraph_number"),
                ],
            },
        ),
        sql.give("revision_source", "select, insert"),
        sql.give("revision_citation", "select, insert, delete"),
        sql.append_only("revision_source"),
    ]
