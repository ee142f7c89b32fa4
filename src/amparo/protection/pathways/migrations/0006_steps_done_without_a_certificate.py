"""Steps that were done without a valid certificate, for the supervisor who was told."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Steps that were done without a valid certificate, under need to know."""

    dependencies = [
        ("cases", "0002_a_closed_case_may_be_reopened"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("pathways", "0005_a_case_may_change_its_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="DoneWithout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("competency", models.TextField()),
                ("reason", models.TextField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("seen_by", models.BigIntegerField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case")),
                (
                    "event",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="pathways.pathwayevent"),
                ),
                (
                    "told",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(condition=models.Q(("seen_at", None)), fields=["told", "id"], name="without_not_seen"),
                ],
            },
        ),
        sql.protect("pathways_donewithout", rights="select, insert, update (seen_at, seen_by)"),
    ]
