"""Reports are kept by what they depend on, and what is to be proved is asked for."""

from django.db import migrations, models

from amparo.foundation.access import sql

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Reports are kept by what they depend on, and what is to be proved is asked for."""

    dependencies = [("procedures", "0002_versions_of_a_country")]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", ID),
                ("process", models.TextField()),
                ("drawn", models.TextField(unique=True)),
                ("seen", models.TextField(db_index=True)),
                ("holds", models.BooleanField()),
                ("report", models.JSONField()),
                ("milliseconds", models.IntegerField()),
                ("proved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                ("id", ID.clone()),
                ("key", models.TextField(unique=True)),
                ("process", models.TextField()),
                ("xml", models.TextField()),
                ("around", models.JSONField()),
                ("subject", models.TextField(default="")),
                ("asked_by", models.BigIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("attempts", models.IntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("given_up_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="examination_of_subject"),
                    models.Index(
                        fields=["asked_at"],
                        condition=models.Q(("done_at", None), ("given_up_at", None)),
                        name="examination_waiting",
                    ),
                ],
            },
        ),
        sql.give("procedures_proof", "select, insert"),
        sql.append_only("procedures_proof"),
        sql.give(
            "procedures_examination",
            "select, insert, delete, update (subject, asked_at, attempts, done_at, given_up_at)",
        ),
    ]
