"""Referrals: the case side, and the receiver who sees only that one is waiting."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Referrals: the case side, and the receiver who sees only that one is waiting."""

    initial = True

    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("cases", "0001_cases_involvements_and_keys"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("consents", "0001_consents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Referral",
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
                ("need", models.TextField()),
                ("is_urgent", models.BooleanField(default=False)),
                ("groups", models.JSONField()),
                ("fields", models.JSONField()),
                ("path", models.TextField(default="")),
                ("status", models.TextField()),
                ("rejection", models.TextField(default="")),
                ("sent_at", models.DateTimeField()),
                ("answer_due_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cases.case"),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="consents.consent",
                    ),
                ),
                (
                    "from_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.team",
                    ),
                ),
                (
                    "to_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coalition.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        fields=["to_team", "status", "answer_due_at"],
                        name="referral_waiting",
                    )
                ],
            },
        ),
        sql.protect(
            "referrals_referral",
            rights="select, insert, update (status, rejection, answered_at, ended_at, answer_due_at)",
        ),
        sql.only_those_who_work_on_it("referrals_referral"),
        migrations.RunSQL(
            "create policy receiver on referrals_referral for select to amparo_app"
            " using (to_team_id = any ((select sec.principals())::bigint[]));"
            "create policy receiver_answers on referrals_referral for update to amparo_app"
            " using (to_team_id = any ((select sec.principals())::bigint[]))"
            " with check (to_team_id = any ((select sec.principals())::bigint[]));",
            "drop policy receiver on referrals_referral; drop policy receiver_answers on referrals_referral",
        ),
    ]
