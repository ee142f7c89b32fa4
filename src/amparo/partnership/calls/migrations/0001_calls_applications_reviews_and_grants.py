"""Calls, applications under a code, their review, and grants."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "deadlinechange", "sending", "screening", "reviewer", "conflict", "review", "score", "grantagreement", "budgetline",
    "duereport", "tranche", "payment", "reminder", "grantactivity", "grantreport", "spent", "reportanswer",
    "selection",
)  # fmt: skip
ABOUT = "state, name, legal, backed_by, place, contact, e_mail, telephone"

# What a call tells and asks is what was published: only a language may be added. A call goes forward only.
PUBLISHED = """
create function sec.keep_what_was_called() returns trigger language plpgsql as $$
declare of_call bigint;
begin
    if tg_table_name = 'calls_call' then
        if (old.state, new.state) not in (('DRAFT', 'DRAFT'), ('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'PUBLISHED'))
            or (old.opens_at is not null and new.opens_at is distinct from old.opens_at)
            or new.concepts_close_at < old.concepts_close_at or new.plans_close_at < old.plans_close_at
            or (old.concepts_told_at is not null and new.concepts_told_at is distinct from old.concepts_told_at)
            or (old.plans_told_at is not null and new.plans_told_at is distinct from old.plans_told_at)
        then raise exception 'a call goes forward only'; end if;
        return new;
    end if;
    if tg_op = 'DELETE' then of_call := old.call_id; else of_call := new.call_id; end if;
    if (select state from calls_call where id = of_call) <> 'DRAFT' then
        raise exception 'what was published is not changed';
    end if;
    if tg_op = 'DELETE' then return old; end if;
    return new;
end $$;
revoke all on function sec.keep_what_was_called() from public;
create trigger what_was_called before update on calls_call
    for each row execute function sec.keep_what_was_called();
create trigger what_was_called before update or delete on calls_calltext
    for each row execute function sec.keep_what_was_called();
create trigger what_was_called before insert or update or delete on calls_question
    for each row execute function sec.keep_what_was_called();
create trigger what_was_called before insert or update or delete on calls_criterion
    for each row execute function sec.keep_what_was_called();
"""


class Migration(migrations.Migration):
    """Calls, applications under a code, their review, and grants."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0002_only_what_operations_change"),
        ("rolls", "0002_only_what_operations_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("project", models.TextField(default="")),
                ("currency", models.TextField()),
                ("most_each", models.DecimalField(decimal_places=2, max_digits=12)),
                ("grants_planned", models.IntegerField()),
                ("months", models.IntegerField()),
                ("reviews_needed", models.IntegerField(default=2)),
                ("hides_names", models.BooleanField(default=True)),
                ("e_mail", models.TextField(default="")),
                ("state", models.TextField(default="DRAFT")),
                ("opens_at", models.DateTimeField(null=True)),
                ("concepts_close_at", models.DateTimeField(null=True)),
                ("plans_close_at", models.DateTimeField(null=True)),
                ("concepts_told_at", models.DateTimeField(null=True)),
                ("plans_told_at", models.DateTimeField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("origin", models.JSONField(default=dict)),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("mark", models.BinaryField(unique=True)),
                ("language", models.TextField()),
                ("state", models.TextField(default="WRITING")),
                ("eligibility", models.JSONField()),
                ("name", models.TextField(default="")),
                ("legal", models.TextField(default="REGISTERED")),
                ("backed_by", models.TextField(default="")),
                ("place", models.TextField(default="")),
                ("contact", models.TextField(default="")),
                ("e_mail", models.TextField(default="")),
                ("telephone", models.TextField(default="")),
                ("concept", models.JSONField(default=dict)),
                ("plan", models.JSONField(default=dict)),
                ("budget", models.JSONField(default=list)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("months", models.IntegerField(null=True)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="CallMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("queued_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CallText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField()),
                ("title", models.TextField()),
                ("purpose", models.TextField()),
                ("who", models.TextField()),
                ("funded", models.TextField()),
                ("not_funded", models.TextField()),
                ("support", models.TextField()),
                ("choice", models.TextField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Clarification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("asked", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("account", models.BigIntegerField()),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="calls.application",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CoApplicant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("legal", models.TextField()),
                ("part", models.TextField(default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="co_applicants",
                        to="calls.application",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CodeTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["at"], name="code_tries_by_time")],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("number", models.IntegerField()),
                ("code", models.TextField()),
                ("names", models.JSONField()),
                ("helps", models.JSONField(default=dict)),
                ("weight", models.IntegerField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="criteria", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DeadlineChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("before", models.DateTimeField()),
                ("after", models.DateTimeField()),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("changed_at", models.DateTimeField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deadline_changes", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("outcome", models.TextField()),
                ("reasons", models.TextField()),
                ("account", models.BigIntegerField()),
                ("decided_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="GrantAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.TextField(unique=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.TextField()),
                ("rate", models.DecimalField(decimal_places=6, max_digits=14)),
                ("rate_currency", models.TextField()),
                ("rate_on", models.DateField()),
                ("rate_source", models.TextField()),
                ("converted", models.DecimalField(decimal_places=2, max_digits=16)),
                ("signed_on", models.DateField()),
                ("signed_by", models.TextField()),
                ("starts_on", models.DateField()),
                ("months", models.IntegerField()),
                ("ends_on", models.DateField()),
                ("note", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreement", to="calls.application"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="directory.organisation"),
                ),
            ],
            options={
                "ordering": ["-signed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GrantActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.TextField()),
                ("note", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("linked_at", models.DateTimeField()),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="of_grant", to="rolls.activity"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="calls.grantagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DueReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="due_reports",
                        to="calls.grantagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("category", models.TextField()),
                ("text", models.TextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="calls.grantagreement"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="GranteeSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("place", models.TextField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("counts", models.JSONField()),
                ("declared_at", models.DateTimeField()),
                ("state", models.TextField(default="DECLARED")),
                ("why", models.TextField(default="")),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "activity",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told_by_grantee",
                        to="rolls.activity",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="calls.grantagreement"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GrantReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.IntegerField()),
                ("was_done", models.TextField()),
                ("results", models.TextField()),
                ("difficulties", models.TextField(default="")),
                ("follows", models.TextField(default="")),
                ("sent_at", models.DateTimeField()),
                (
                    "due",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="calls.duereport"
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("number", models.IntegerField()),
                ("code", models.TextField()),
                ("labels", models.JSONField()),
                ("helps", models.JSONField(default=dict)),
                ("most_letters", models.IntegerField(default=4000)),
                ("is_required", models.BooleanField(default=True)),
                ("wants", models.TextField(default="")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("phrase", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("covered_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.BigIntegerField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="redactions", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("made_on", models.DateField()),
                (
                    "due",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="calls.duereport"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_accepted", models.BooleanField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("answered_at", models.DateTimeField()),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="calls.grantreport"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "due",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="calls.duereport"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("account", models.BigIntegerField()),
                ("named_at", models.DateTimeField()),
                ("named_by", models.BigIntegerField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviewers", to="calls.call"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("advises", models.TextField()),
                ("comment", models.TextField()),
                ("given_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="calls.application"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="calls.reviewer"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="calls.application"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="calls.reviewer"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points", models.IntegerField()),
                ("criterion", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="calls.criterion")),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="calls.review"
                    ),
                ),
            ],
            options={
                "ordering": ["criterion__number"],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("is_admissible", models.BooleanField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("screened_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Selection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("rows", models.JSONField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("told_at", models.DateTimeField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="selections", to="calls.call"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("number", models.IntegerField()),
                ("about", models.JSONField()),
                ("answers", models.JSONField()),
                ("budget", models.JSONField(default=list)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("months", models.IntegerField()),
                ("names_nobody", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sendings", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Spent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spent", to="calls.budgetline"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spent", to="calls.grantreport"
                    ),
                ),
            ],
            options={
                "ordering": ["line__number"],
            },
        ),
        migrations.CreateModel(
            name="Tranche",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("planned_on", models.DateField()),
                ("after_report", models.IntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tranches", to="calls.grantagreement"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paid_on", models.DateField()),
                ("reference", models.TextField()),
                ("rate", models.DecimalField(decimal_places=6, max_digits=14)),
                ("rate_currency", models.TextField()),
                ("rate_on", models.DateField()),
                ("rate_source", models.TextField()),
                ("converted", models.DecimalField(decimal_places=2, max_digits=16)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "tranche",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payment", to="calls.tranche"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("digest", models.TextField()),
                ("body", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                ("cleared_at", models.DateTimeField(null=True)),
                ("cleared_by", models.BigIntegerField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="calls.application"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("application", "stage", "digest"),
                        name="application_file_once",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("most_each__gt", 0), ("months__gte", 1), ("grants_planned__gte", 1), ("reviews_needed__gte", 1)
                ),
                name="call_gives_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("call", "number"), name="application_number"),
        ),
        migrations.AddConstraint(
            model_name="calltext",
            constraint=models.UniqueConstraint(fields=("call", "language"), name="call_told_once_in_each"),
        ),
        migrations.AddConstraint(
            model_name="coapplicant",
            constraint=models.UniqueConstraint(fields=("application", "name"), name="applies_with_once"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("call", "stage", "code"), name="call_criterion_once"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1), ("weight__lte", 100)), name="call_criterion_weighs"
            ),
        ),
        migrations.AddConstraint(
            model_name="deadlinechange",
            constraint=models.CheckConstraint(
                condition=models.Q(("after__gt", models.F("before"))), name="deadline_moves_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(fields=("application", "stage"), name="decided_once_in_a_stage"),
        ),
        migrations.AddConstraint(
            model_name="grantagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="grant_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="grantagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), ("rate__gt", 0)), name="grant_has_money"
            ),
        ),
        migrations.AddConstraint(
            model_name="duereport",
            constraint=models.UniqueConstraint(fields=("agreement", "number"), name="due_report_number"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(fields=("agreement", "number"), name="budget_line_number"),
        ),
        migrations.AddConstraint(
            model_name="granteesession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "RETURNED"), _negated=True),
                fields=("agreement", "starts_at", "place"),
                name="session_told_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="granteesession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("activity__isnull", False), ("state", "TAKEN")),
                    models.Q(models.Q(("state", "TAKEN"), _negated=True), ("activity", None)),
                    _connector="OR",
                ),
                name="session_taken_is_on_the_rolls",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantreport",
            constraint=models.UniqueConstraint(fields=("due", "version"), name="report_version"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("call", "stage", "code"), name="call_asks_once"),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("application", "phrase"), name="covered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("due", "kind"), name="reminded_once_of_each"),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(fields=("call", "stage", "account"), name="reviewer_named_once"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("reviewer", "application"), name="review_given_once"),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(fields=("review", "criterion"), name="scored_once"),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 0), ("points__lte", 5)), name="points_of_five"
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(fields=("application", "stage"), name="screened_once"),
        ),
        migrations.AddConstraint(
            model_name="selection",
            constraint=models.UniqueConstraint(fields=("call", "stage"), name="selected_once_in_a_stage"),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.UniqueConstraint(fields=("application", "stage", "number"), name="sending_number"),
        ),
        migrations.AddConstraint(
            model_name="spent",
            constraint=models.UniqueConstraint(fields=("report", "line"), name="spent_told_once"),
        ),
        migrations.AddConstraint(
            model_name="spent",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="spent_is_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="tranche",
            constraint=models.UniqueConstraint(fields=("agreement", "number"), name="tranche_number"),
        ),
        *(sql.give(f"calls_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"calls_{name}") for name in KEPT),
        sql.give(
            "calls_call",
            "select, insert, update (state, opens_at, concepts_close_at, plans_close_at, concepts_told_at,"
            " plans_told_at)",
        ),
        sql.give(
            "calls_calltext",
            "select, insert, update (title, purpose, who, funded, not_funded, support, choice)",
        ),
        sql.give("calls_question", "select, insert, delete"),
        sql.give("calls_criterion", "select, insert, delete"),
        sql.give(
            "calls_application",
            f"select, insert, update ({ABOUT}, mark, concept, plan, budget, amount, months, saved_at)",
        ),
        sql.give("calls_coapplicant", "select, insert, delete"),
        sql.give("calls_attachment", "select, insert, update (body, removed_at, cleared_at, cleared_by)"),
        sql.give("calls_clarification", "select, insert, update (answer, answered_at)"),
        sql.give("calls_redaction", "select, insert, update (lifted_at, lifted_by)"),
        sql.give("calls_codetry", "select, insert, delete"),
        sql.give("calls_callmail", "select, insert, update (sent_at)"),
        sql.give("calls_decision", "select, insert, update (outcome, reasons, account, decided_at)"),
        sql.give("calls_reportdraft", "select, insert, update (said, saved_at), delete"),
        sql.give("calls_granteesession", "select, insert, update (state, why, activity_id, answered_by, answered_at)"),
        migrations.RunSQL(PUBLISHED, "drop function sec.keep_what_was_called() cascade"),
    ]
