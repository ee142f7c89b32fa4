"""Consents under need to know."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Consents under need to know."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("cases", "0001_cases_involvements_and_keys"),
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
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
                ("purpose", models.TextField()),
                ("language", models.TextField()),
                ("witness", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="coalition.team",
                    ),
                ),
            ],
            options={
                "ordering": ["purpose", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("case", "purpose", "team"),
                        name="one_live_consent",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        sql.protect("consents_consent", rights="select, insert, update (withdrawn_at)"),
        sql.only_those_who_work_on_it("consents_consent"),
        migrations.RunSQL(
            "create policy withdrawn_once on consents_consent as restrictive for update to amparo_app"
            " using (withdrawn_at is null) with check (withdrawn_at is not null)",
            "drop policy withdrawn_once on consents_consent",
        ),
    ]
