"""A version may be of one country, from a day on, approved by two people who did not propose it."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.partnership.procedures.models import APPROVED_BY_TWO


class Migration(migrations.Migration):
    """A version may be of one country, from a day on, approved by two people who did not propose it."""

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("procedures", "0001_procedures_and_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="procedureversion",
            name="country",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.country"),
        ),
        migrations.AddField(model_name="procedureversion", name="in_force_on", field=models.DateField(null=True)),
        *(
            migrations.AddField(
                model_name="procedureversion", name=f"{who}_id", field=models.BigIntegerField(null=True)
            )
            for who in ("proposer", "first_approver", "second_approver")
        ),
        migrations.AddConstraint(
            model_name="procedureversion",
            constraint=models.CheckConstraint(condition=APPROVED_BY_TWO, name="version_approved_by_two"),
        ),
    ]
