"""Sealed answers; reading needs a grant that names their field group."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Sealed answers; reading needs a grant that names their field group."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("cases", "0001_cases_involvements_and_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedAnswer",
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
                ("record", models.TextField()),
                ("group", models.TextField()),
                ("field", models.TextField()),
                ("sealed", models.BinaryField()),
                ("written_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "group", "field", "-id"], name="answer_of_case")],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.TextField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("institution", models.TextField()),
                ("name", models.BinaryField()),
                ("body", models.BinaryField()),
                ("written_at", models.DateTimeField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
            ],
            options={"indexes": [models.Index(fields=["case", "-id"], name="attachment_of_case")]},
        ),
        sql.protect_sealed("people_attachment"),
        sql.append_only("people_attachment"),
        sql.protect_sealed("people_sealedanswer"),
        sql.append_only("people_sealedanswer"),
    ]
