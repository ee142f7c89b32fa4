"""Case figures of a year are proposed by one person and released by another."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Case figures of a year are proposed by one person and released by another."""

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("results", "0004_case_sums_that_were_given_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseSumRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year_starts_on", models.DateField()),
                ("note", models.TextField(default="")),
                ("proposed_by", models.BigIntegerField()),
                ("proposed_at", models.DateTimeField()),
                ("is_released", models.BooleanField(null=True)),
                ("answer", models.TextField(default="")),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={"ordering": ["year_starts_on", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="casesumrelease",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_released", None), ("is_released", True), _connector="OR"),
                fields=("country", "year_starts_on"),
                name="case_sums_proposed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="casesumrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", None),
                    models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="case_sums_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="casesumrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("is_released", None)),
                    models.Q(
                        ("answered_at__isnull", False), ("answered_by__isnull", False), ("is_released__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="case_sums_answered_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="casesumrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_released", False), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_sums_sent_back_why",
            ),
        ),
        sql.give("results_casesumrelease", "select, insert, update (is_released, answer, answered_by, answered_at)"),
    ]
