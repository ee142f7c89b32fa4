"""Accounts and their sealed drafts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """Logins."""

    initial = True
    dependencies = [
        ("access", "0001_roles_sessions_and_grants"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Account",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("username", models.TextField(unique=True)),
                ("label", models.TextField()),
                ("is_active", models.BooleanField(default=True)),
                ("demo_role", models.TextField(blank=True, default="")),
            ],
            options={"ordering": ["label"]},
        ),
        migrations.CreateModel(
            name="Draft",
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
                ("place", models.TextField()),
                ("sealed", models.BinaryField()),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "place"), name="one_draft_a_page")],
            },
        ),
        sql.give("accounts_account", "select"),
        sql.give("accounts_draft", "select, insert, update, delete"),
        sql.give("django_session", "select, insert, update, delete", to=sql.LEDGER),
        migrations.RunSQL(
            """create function sec.account_id() returns bigint language sql stable security definer
            set search_path = pg_catalog, sec, pg_temp as $$ select (sec.live_session()).account_id $$;
            revoke all on function sec.account_id() from public;
            grant execute on function sec.account_id() to amparo_app;
            alter table accounts_draft enable row level security;
            create policy own on accounts_draft to amparo_app
                using (account_id = (select sec.account_id())) with check (account_id = (select sec.account_id()));""",
            "drop function sec.account_id() cascade",
        ),
    ]
