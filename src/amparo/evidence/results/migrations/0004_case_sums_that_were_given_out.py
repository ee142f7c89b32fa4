"""Numbers that were given out of the cases of a year, and figures that were withheld when a period closed."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Numbers that were given out of the cases of a year, and figures that were withheld when a period closed."""

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("results", "0003_a_decision_makes_a_project_longer"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year_starts_on", models.DateField()),
                ("mandate", models.TextField()),
                ("way", models.TextField()),
                ("age", models.TextField(default="")),
                ("cases", models.IntegerField(null=True)),
                ("given_on", models.DateField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
        ),
        migrations.AddConstraint(
            model_name="casesum",
            constraint=models.UniqueConstraint(
                fields=("country", "year_starts_on", "mandate", "way", "age"), name="case_sum_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="casesum",
            constraint=models.CheckConstraint(
                condition=models.Q(("cases", None), ("cases__gte", 10), _connector="OR"), name="case_sum_not_small"
            ),
        ),
        migrations.AddField(model_name="measurement", name="withheld", field=models.TextField(default="")),
        sql.give("results_casesum", "select, insert"),
        sql.append_only("results_casesum"),
    ]
