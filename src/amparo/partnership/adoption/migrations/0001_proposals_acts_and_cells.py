"""Proposals and what is said of them, acts and their letters, and what is recorded on a cell of the matrix."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "comment", "answer", "validation", "approval", "document", "act", "actending", "letter", "lettertext", "evidence",
    "exemption", "agreement", "advocacy", "reminder",
)  # fmt: skip
# Whoever approved is never who proposed it: the copy on the approval is tied to the proposal's own.
TIED = """
alter table adoption_approval add constraint approval_of_its_proposer
    foreign key (proposal_id, proposer) references adoption_proposal (id, proposed_by)
"""


class Migration(migrations.Migration):
    """Proposals and what is said of them, acts and their letters, and what is recorded on a cell of the matrix."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("procedures", "0002_versions_of_a_country"),
        ("revision", "0001_drafts_and_saved_states"),
    ]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.TextField()),
                ("signed_on", models.DateField()),
                ("signed_by", models.TextField()),
                ("in_force_on", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-signed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ActEnding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_on", models.DateField()),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "act",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="adoption.act"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Advocacy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("done_on", models.DateField()),
                ("kind", models.TextField()),
                ("with_role", models.TextField()),
                ("result", models.TextField()),
                ("note", models.TextField(default="")),
                ("next_step", models.TextField(default="")),
                ("next_on", models.DateField(null=True)),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "procedure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "procedure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("element", models.TextField(default="")),
                ("text", models.TextField()),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.TextField()),
                ("text", models.TextField()),
                ("account", models.BigIntegerField()),
                ("answered_at", models.DateTimeField()),
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="adoption.comment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("digest", models.TextField()),
                ("size", models.IntegerField()),
                ("body", models.BinaryField()),
                ("account", models.BigIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="act",
            name="document",
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="adoption.document"),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("value", models.TextField(default="")),
                ("shows", models.TextField()),
                ("seen_on", models.DateField()),
                (
                    "document",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="adoption.document"),
                ),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "procedure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Exemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("is_exempt", models.BooleanField()),
                ("reason", models.TextField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "procedure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.IntegerField()),
                ("number", models.IntegerField()),
                ("issued_at", models.DateTimeField()),
                (
                    "act",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter", to="adoption.act"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
            ],
            options={
                "ordering": ["institution", "-year", "-number"],
            },
        ),
        migrations.CreateModel(
            name="LetterText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField()),
                ("pdf", models.BinaryField()),
                ("digest", models.TextField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="adoption.letter"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message", models.TextField()),
                ("account", models.BigIntegerField()),
                ("offered_at", models.DateTimeField()),
                ("state", models.TextField(default="OFFERED")),
                ("answer", models.TextField(default="")),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "draft",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="revision.draft"),
                ),
                (
                    "from_country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers_made", to="coalition.country"
                    ),
                ),
                (
                    "to_country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers_received",
                        to="coalition.country",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedureversion"),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("xml", models.TextField()),
                ("texts", models.JSONField()),
                ("parameters", models.JSONField()),
                ("digest", models.TextField()),
                ("report", models.JSONField()),
                ("reason", models.TextField()),
                ("state", models.TextField(default="CONSULTATION")),
                ("proposed_by", models.BigIntegerField()),
                ("proposed_at", models.DateTimeField()),
                ("opened_on", models.DateField()),
                ("open_until", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                ("closed_why", models.TextField(default="")),
                ("returned_why", models.TextField(default="")),
                (
                    "base",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals_after",
                        to="procedures.procedureversion",
                    ),
                ),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "draft",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="revision.draft"),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="procedures.procedure"
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="procedures.procedureversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="adoption.proposal"
            ),
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("proposer", models.BigIntegerField()),
                ("digest", models.TextField()),
                ("approved_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="adoption.proposal"
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
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("sent_on", models.DateField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "procedure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.IntegerField()),
                ("last", models.IntegerField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Validation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("place", models.TextField()),
                ("institutions", models.JSONField()),
                ("people", models.IntegerField()),
                ("result", models.TextField()),
                ("note", models.TextField(default="")),
                ("event", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="validation", to="adoption.proposal"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.UniqueConstraint(fields=("institution", "version", "number"), name="act_recorded_once"),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_force_on__gte", models.F("signed_on"))), name="act_holds_after"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("institution", "year", "number"), name="letter_number"),
        ),
        migrations.AddConstraint(
            model_name="lettertext",
            constraint=models.UniqueConstraint(fields=("letter", "language"), name="letter_in_language"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "OFFERED")), fields=("version", "to_country"), name="offered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_country", models.F("to_country")), _negated=True), name="offered_to_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("CONSULTATION", "VALIDATED", "APPROVED"))),
                fields=("procedure", "country"),
                name="one_open_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("id", "proposed_by"), name="proposal_and_proposer"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("open_until__gte", models.F("opened_on"))), name="consultation_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(fields=("proposal", "account"), name="approved_once_each"),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(("account", models.F("proposer")), _negated=True), name="proposer_approves_not"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("institution", "procedure", "kind", "sent_on"), name="reminded_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(fields=("institution", "year"), name="series_of_year"),
        ),
        *(sql.give(f"adoption_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"adoption_{name}") for name in KEPT),
        sql.give(
            "adoption_proposal",
            "select, insert, update (state, closed_on, closed_why, returned_why, version_id)",
        ),
        sql.give("adoption_offer", "select, insert, update (state, answer, answered_by, answered_at, draft_id)"),
        sql.give("adoption_series", "select, insert, update (last)"),
        migrations.RunSQL(TIED, "alter table adoption_approval drop constraint approval_of_its_proposer"),
    ]
