"""A proposal waits for its proof before it is opened to comments, and again before it is published."""

from django.db import migrations, models

from amparo.foundation.access import sql

OPEN = ("CHECKING", "CONSULTATION", "VALIDATED", "APPROVED", "PUBLISHING")


class Migration(migrations.Migration):
    """A proposal waits for its proof before it is opened to comments, and again before it is published."""

    dependencies = [
        ("adoption", "0001_proposals_acts_and_cells"),
        ("procedures", "0003_proofs_and_examinations"),
    ]

    operations = [
        migrations.AlterField("proposal", "report", models.JSONField(default=dict)),
        migrations.AlterField("proposal", "state", models.TextField(default="CHECKING")),
        migrations.AddField("proposal", "refusal", models.JSONField(default=dict)),
        migrations.AddField("proposal", "publish_on", models.DateField(null=True)),
        migrations.AddField("proposal", "publish_by", models.BigIntegerField(null=True)),
        migrations.AddField("proposal", "publish_for", models.TextField(default="")),
        migrations.RemoveConstraint("proposal", "one_open_proposal"),
        migrations.AddConstraint(
            "proposal",
            models.UniqueConstraint(
                fields=("procedure", "country"),
                condition=models.Q(("state__in", OPEN)),
                name="one_open_proposal",
            ),
        ),
        sql.give("adoption_proposal", "update (report, refusal, publish_on, publish_by, publish_for)"),
    ]
