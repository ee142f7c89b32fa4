"""Good practices: tables, texts version by version, assessments, editions, uptakes, messages and exchanges."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "workingtable", "tablemember", "writing", "move", "lesson", "assessment", "consensus", "edition", "uptake",
    "uptakefit", "proofdocument", "uptakestep", "advocacymessage", "messagepractice", "messageuse", "exchange",
)  # fmt: skip
# The columns that an operation changes later.
CHANGED = {
    "selection": "closed_at",
    "practice": "state",
    "aside": "settled_at, settled_by",
    "recommendation": "done_on, done_note",
    "seenpractice": "came, came_on",
}
# Links may be taken away again.
LINKS = ("steplink", "modulelink")


class Migration(migrations.Migration):
    """Good practices: tables, texts version by version, assessments, editions, uptakes, messages and exchanges."""

    initial = True

    dependencies = [
        ("adoption", "0002_proposals_wait_for_their_proof"),
        ("coalition", "0001_countries_institutions_and_teams"),
        ("kits", "0001_needs_kits_and_courses"),
        ("procedures", "0003_proofs_and_examinations"),
        ("rolls", "0002_only_what_operations_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Exchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("who", models.TextField()),
                ("countries", models.JSONField()),
                ("period", models.TextField()),
                ("source", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("original", models.TextField(default="es")),
                ("state", models.TextField(default="CANDIDATE")),
                ("origin", models.TextField(default="proposal")),
                ("source", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("entered_at", models.DateTimeField()),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.TextField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("moved_at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uptake", models.BigIntegerField(null=True)),
                ("titles", models.JSONField()),
                ("texts", models.JSONField()),
                ("learnt_on", models.DateField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="learnt_from", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["-learnt_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Consensus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.TextField()),
                ("note", models.TextField()),
                ("agreed_on", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "practice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consensus", to="practices.practice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Aside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.TextField()),
                ("language", models.TextField(default="")),
                ("base", models.IntegerField()),
                ("text", models.TextField()),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asides", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ProofDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("digest", models.TextField()),
                ("size", models.IntegerField()),
                ("body", models.BinaryField()),
                ("account", models.BigIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("responsible", models.TextField()),
                ("due_on", models.DateField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("done_on", models.DateField(null=True)),
                ("done_note", models.TextField(default="")),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="practices.practice",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SeenPractice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.TextField()),
                ("told", models.TextField()),
                ("follow_up", models.TextField(default="")),
                ("responsible", models.TextField(default="")),
                ("due_on", models.DateField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("came", models.TextField(default="")),
                ("came_on", models.DateField(null=True)),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seen", to="practices.exchange"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="practices.practice"),
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
                ("title", models.TextField()),
                ("source", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "activity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="rolls.activity"),
                ),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="AdvocacyMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("asks", models.JSONField()),
                ("audience", models.TextField()),
                ("channel", models.TextField()),
                ("source", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "selection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="practices.selection",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Uptake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uptakes", to="practices.practice"
                    ),
                ),
                ("to_country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="UptakeFit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("condition", models.TextField()),
                ("finding", models.TextField()),
                ("note", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "uptake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fits", to="practices.uptake"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkingTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("theme", models.TextField()),
                ("code", models.TextField(unique=True)),
                (
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tables", to="practices.selection"
                    ),
                ),
            ],
            options={
                "ordering": ["selection", "number"],
            },
        ),
        migrations.CreateModel(
            name="TableMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="practices.workingtable"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="practice",
            name="table",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="practices",
                to="practices.workingtable",
            ),
        ),
        migrations.CreateModel(
            name="Writing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.TextField()),
                ("language", models.TextField(default="")),
                ("number", models.IntegerField()),
                ("of", models.IntegerField(null=True)),
                ("text", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="writings", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["practice", "field", "language", "number"],
            },
        ),
        migrations.CreateModel(
            name="MessageUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("used_on", models.DateField()),
                ("channel", models.TextField()),
                ("place", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "advocacy",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="adoption.advocacy"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="practices.advocacymessage"
                    ),
                ),
            ],
            options={
                "ordering": ["-used_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("advocacy", None), ("institution__isnull", False), _connector="OR"),
                        name="action_has_institution",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ModuleLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("linked_at", models.DateTimeField()),
                ("module", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="kits.module")),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="modules", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["module"],
                "constraints": [models.UniqueConstraint(fields=("practice", "module"), name="module_linked_once")],
            },
        ),
        migrations.CreateModel(
            name="MessagePractice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rests_on",
                        to="practices.advocacymessage",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("message", "practice"), name="message_rests_once")],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("texts", models.JSONField()),
                ("told", models.JSONField()),
                ("titles", models.JSONField()),
                ("country", models.TextField()),
                ("level", models.TextField()),
                ("dimensions", models.JSONField()),
                ("norm", models.TextField(default="")),
                ("sought", models.TextField()),
                ("published_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("practice", "number"), name="edition_number"),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gt", models.F("published_on"))), name="edition_holds_a_while"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("scores", models.JSONField()),
                ("does_harm", models.BooleanField()),
                ("note", models.TextField(default="")),
                ("recorded_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("does_harm", False), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="veto_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.TextField()),
                ("element", models.TextField()),
                ("account", models.BigIntegerField()),
                ("linked_at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="practices.practice"
                    ),
                ),
            ],
            options={
                "ordering": ["procedure", "element"],
                "constraints": [
                    models.UniqueConstraint(fields=("practice", "procedure", "element"), name="step_linked_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="UptakeStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.TextField()),
                ("held_on", models.DateField()),
                ("note", models.TextField()),
                ("responsible", models.TextField(default="")),
                ("due_on", models.DateField(null=True)),
                ("proof", models.TextField(default="")),
                ("version", models.IntegerField(null=True)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="practices.proofdocument"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="procedures.procedure"
                    ),
                ),
                (
                    "uptake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="practices.uptake"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("uptake", "state"), name="uptake_stands_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["PILOTED", "ADOPTED", "SUSTAINED"]), _negated=True),
                            models.Q(("proof", ""), _negated=True),
                            ("document__isnull", False),
                            _connector="OR",
                        ),
                        name="uptake_is_proven",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="workingtable",
            constraint=models.UniqueConstraint(fields=("selection", "number"), name="table_number"),
        ),
        migrations.AddConstraint(
            model_name="tablemember",
            constraint=models.UniqueConstraint(fields=("table", "account"), name="sits_once"),
        ),
        migrations.AddIndex(
            model_name="practice",
            index=models.Index(fields=["kept_by", "state", "id"], name="practices_by_state"),
        ),
        migrations.AddConstraint(
            model_name="writing",
            constraint=models.UniqueConstraint(fields=("practice", "field", "language", "number"), name="written_once"),
        ),
        *(sql.give(f"practices_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"practices_{name}") for name in KEPT),
        *(sql.give(f"practices_{name}", f"select, insert, update ({columns})") for name, columns in CHANGED.items()),
        *(sql.give(f"practices_{name}", "select, insert, delete") for name in LINKS),
    ]
