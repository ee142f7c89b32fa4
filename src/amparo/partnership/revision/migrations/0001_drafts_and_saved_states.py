"""Drafts of procedures; a state that was saved is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Drafts of procedures; a state that was saved is never changed."""

    initial = True

    dependencies = [
        ("procedures", "0001_procedures_and_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.TextField()),
                ("institution", models.TextField()),
                ("number", models.TextField()),
                ("xml", models.TextField()),
                ("texts", models.JSONField()),
                ("parameters", models.JSONField()),
                ("digest", models.TextField()),
                ("revision", models.IntegerField(default=1)),
                ("state", models.TextField(default="OPEN")),
                ("started_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField()),
                ("edited_by", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                (
                    "base",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-edited_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SavedState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.IntegerField()),
                ("beside", models.BooleanField(default=False)),
                ("xml", models.TextField()),
                ("texts", models.JSONField()),
                ("parameters", models.JSONField()),
                ("digest", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.TextField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="saved_states", to="revision.draft"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["country", "state", "-edited_at"], name="draft_of_country"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["OPEN", "PROPOSED", "DISCARDED"])), name="draft_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(condition=models.Q(("revision__gte", 1)), name="draft_revision"),
        ),
        migrations.AddConstraint(
            model_name="savedstate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("beside", False)), fields=("draft", "revision"), name="one_state"
            ),
        ),
        sql.give("revision_draft", "select, insert, update"),
        sql.give("revision_savedstate", "select, insert"),
        sql.append_only("revision_savedstate"),
    ]
