"""Files of rows that are taken into lists."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Files of rows that are taken into lists."""

    initial = True

    dependencies = [("access", "0001_roles_sessions_and_grants")]

    operations = [
        migrations.CreateModel(
            name="ListFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.TextField()),
                ("kind", models.TextField()),
                ("scope", models.TextField(default="")),
                ("headings", models.JSONField()),
                ("read_at", models.DateTimeField()),
                ("read_by", models.BigIntegerField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["country", "-id"], name="list_files_of_country")],
            },
        ),
        migrations.CreateModel(
            name="ListRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("state", models.TextField()),
                ("cells", models.JSONField()),
                ("problems", models.JSONField(default=list)),
                ("changes", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="lists.listfile"
                    ),
                ),
            ],
            options={
                "ordering": ["file", "number"],
                "constraints": [models.UniqueConstraint(fields=("file", "number"), name="list_row_read_once")],
            },
        ),
        sql.give("lists_listfile", "select, insert, update (done_at)"),
        sql.give("lists_listrow", "select, insert, update (state, problems, changes, taken_at, cells)"),
    ]
