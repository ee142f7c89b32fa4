"""Work in a place, channels with their tests, scales as counts, sessions with the public and companies."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "line",
    "progress",
    "review",
    "channeltest",
    "round",
    "roundanswer",
    "pairing",
    "initiativesession",
    "groupcount",
    "commitment",
    "check",
)

CHANGED = """title, place, spot, is_sensitive, goal, community, led_by, organisation_id, starts_on, ends_on, review_on,
    participants, formed_in_id, project, origin, is_invented"""


class Migration(migrations.Migration):
    """Work in a place, channels with their tests, scales as counts, sessions with the public and companies."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0002_only_what_operations_change"),
        ("rolls", "0004_cancelled_corrected_and_tried"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("reached_at", models.TextField()),
                ("leads_to", models.TextField()),
                ("is_public", models.BooleanField(default=False)),
                ("closed_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("text", models.TextField(default="")),
                ("made_on", models.DateField()),
                ("until_on", models.DateField()),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["made_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ChannelTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tested_on", models.DateField()),
                ("tested_by", models.TextField()),
                ("result", models.TextField()),
                ("found", models.TextField(default="")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tests", to="outreach.channel"
                    ),
                ),
            ],
            options={
                "ordering": ["-tested_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_on", models.DateField()),
                ("checked_by", models.TextField()),
                ("finding", models.TextField()),
                ("words", models.TextField(default="")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="outreach.commitment"
                    ),
                ),
            ],
            options={
                "ordering": ["-checked_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("branch", models.TextField()),
                ("is_association", models.BooleanField(default=False)),
                ("place", models.TextField()),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("left_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="company",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="outreach.company"
            ),
        ),
        migrations.CreateModel(
            name="CompanyConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_on", models.DateField()),
                ("office", models.TextField()),
                ("until_on", models.DateField(null=True)),
                ("withdrawn_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="outreach.company"
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.TextField()),
                ("count", models.IntegerField()),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["session", "group"],
            },
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("place", models.TextField()),
                ("spot", models.TextField(default="")),
                ("is_sensitive", models.BooleanField(default=True)),
                ("title", models.TextField()),
                ("goal", models.TextField(default="")),
                ("community", models.TextField(default="")),
                ("led_by", models.TextField(default="")),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("participants", models.IntegerField(null=True)),
                ("project", models.TextField(default="")),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "formed_in",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rolls.activity"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "title", "pk"],
            },
        ),
        migrations.AddField(
            model_name="channel",
            name="initiative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="channels", to="outreach.initiative"
            ),
        ),
        migrations.CreateModel(
            name="InitiativeSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rolls.activity"
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="outreach.initiative"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("text", models.TextField()),
                ("who", models.TextField(default="")),
                ("due_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="outreach.initiative"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(default="")),
                ("is_informal", models.BooleanField(default=False)),
                ("part", models.TextField(default="")),
                ("left_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="outreach.initiative"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["is_informal", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_on", models.DateField()),
                ("state", models.TextField()),
                ("words", models.TextField(default="")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="outreach.line"
                    ),
                ),
            ],
            options={
                "ordering": ["-told_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("published_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="outreach.initiative",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("found", models.TextField()),
                ("next_on", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="outreach.initiative"
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scale", models.TextField()),
                ("edition", models.IntegerField()),
                ("moment", models.TextField()),
                ("asked_on", models.DateField()),
                ("base", models.IntegerField()),
                ("how", models.TextField(default="")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="outreach.initiative"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Pairing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField()),
                ("better", models.IntegerField()),
                ("same", models.IntegerField()),
                ("worse", models.IntegerField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pairings", to="outreach.round"
                    ),
                ),
            ],
            options={
                "ordering": ["question"],
            },
        ),
        migrations.CreateModel(
            name="RoundAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField()),
                ("value", models.IntegerField()),
                ("count", models.IntegerField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="outreach.round"
                    ),
                ),
            ],
            options={
                "ordering": ["question", "value"],
            },
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.UniqueConstraint(fields=("kept_by", "organisation"), name="company_entered_once"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("made_on"))), name="commitment_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="companyconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on", None)), fields=("company",), name="one_consent_stands"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupcount",
            constraint=models.UniqueConstraint(fields=("session", "group"), name="group_counted_once"),
        ),
        migrations.AddConstraint(
            model_name="groupcount",
            constraint=models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="group_has_somebody"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(
                fields=("kept_by", "kind", "place", "title"), name="initiative_entered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("starts_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="initiative_has_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("participants", None), ("participants__gte", 0), _connector="OR"),
                name="participants_counted_or_unknown",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                ),
                name="partner_is_told_somehow",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on", None)),
                fields=("initiative", "organisation"),
                name="organisation_partner_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on", None)), fields=("initiative",), name="one_publication_stands"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="publication_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("initiative", "scale", "moment"), name="scale_asked_once_a_moment"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(condition=models.Q(("base__gte", 1)), name="round_has_a_base"),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.UniqueConstraint(fields=("round", "question"), name="question_paired_once"),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.CheckConstraint(
                condition=models.Q(("better__gte", 0), ("same__gte", 0), ("worse__gte", 0)),
                name="pairs_are_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundanswer",
            constraint=models.UniqueConstraint(fields=("round", "question", "value"), name="answer_counted_once"),
        ),
        migrations.AddConstraint(
            model_name="roundanswer",
            constraint=models.CheckConstraint(condition=models.Q(("count__gte", 0)), name="answers_are_not_negative"),
        ),
        *(sql.give(f"outreach_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"outreach_{name}") for name in KEPT),
        sql.give("outreach_initiative", f"select, insert, update ({CHANGED})"),
        sql.give("outreach_partner", "select, insert, update (left_on)"),
        sql.give("outreach_publication", "select, insert, update (withdrawn_on)"),
        sql.give("outreach_channel", "select, insert, update (closed_on)"),
        sql.give("outreach_company", "select, insert, update (branch, place, is_association, left_on)"),
        sql.give("outreach_companyconsent", "select, insert, update (withdrawn_on)"),
    ]
