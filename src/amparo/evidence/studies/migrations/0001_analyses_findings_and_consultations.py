"""Analyses with their sources and findings, and consultations with children, of whom there are only counts."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "analysis", "gridquestion", "source", "interviewed", "counttold", "rolebaseline", "launch", "analysisexchange",
    "findingsource", "validationround", "validationcomment", "advice", "adviceprogress", "ethicsapproval",
    "facilitator", "consultationsession", "childrencount", "childstatement", "childfeedback",
)  # fmt: skip
# The columns that an operation changes later.
CHANGED = {
    "finding": "state, settled_on, settled_by, why",
    "consultation": "safeguarding_id, state, ended_on, pathway_started",
}


class Migration(migrations.Migration):
    """Analyses with their sources and findings, and consultations with children."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0002_only_what_operations_change"),
        ("governance", "0001_bodies_meetings_and_promises"),
        ("practices", "0001_practices_from_table_to_country"),
        ("rolls", "0005_places_of_an_activity"),
        ("surveys", "0001_surveys_and_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("is_invented", models.BooleanField(default=False)),
                (
                    "point",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.actionpoint"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AdviceProgress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField()),
                ("seen_on", models.DateField()),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "advice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="studies.advice"
                    ),
                ),
            ],
            options={
                "ordering": ["-seen_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Analysis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titles", models.JSONField()),
                ("purposes", models.JSONField(default=dict)),
                ("project", models.TextField(default="")),
                ("period", models.TextField()),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("purposes", models.JSONField()),
                ("place", models.TextField()),
                ("period", models.TextField(default="")),
                ("state", models.TextField(default="PREPARED")),
                ("ended_on", models.DateField(null=True)),
                ("pathway_started", models.BooleanField(default=False)),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("entered_on", models.DateField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.country"
                    ),
                ),
                (
                    "safeguarding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ChildStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("theme", models.TextField()),
                ("texts", models.JSONField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="studies.consultation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ChildFeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_on", models.DateField()),
                ("how", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="studies.consultation"
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsultationSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("held_on", models.DateField()),
                ("consents", models.IntegerField()),
                ("assents", models.IntegerField()),
                ("declined", models.IntegerField(default=0)),
                ("account", models.BigIntegerField(null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="studies.consultation"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ChildrenCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("band", models.TextField()),
                ("girls", models.IntegerField(default=0)),
                ("boys", models.IntegerField(default=0)),
                ("others", models.IntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="studies.consultationsession",
                    ),
                ),
            ],
            options={
                "ordering": ["session", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CountTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("unit", models.TextField()),
                ("women", models.IntegerField(null=True)),
                ("men", models.IntegerField(null=True)),
                ("others", models.IntegerField(null=True)),
                ("total", models.IntegerField(null=True)),
                ("note", models.TextField(default="")),
                ("origin", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="studies.analysis"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EthicsApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField()),
                ("office", models.TextField()),
                ("approved_on", models.DateField()),
                ("conditions", models.TextField(default="")),
                ("document", models.BinaryField()),
                ("digest", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_on", models.DateField()),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="studies.consultation"
                    ),
                ),
            ],
            options={
                "ordering": ["-approved_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Facilitator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilitators",
                        to="studies.consultation",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.professional"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("theme", models.TextField()),
                ("texts", models.JSONField()),
                ("gaps", models.JSONField(default=dict)),
                ("state", models.TextField(default="DRAFT")),
                ("settled_on", models.DateField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                ("why", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("written_at", models.DateTimeField()),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="studies.analysis"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="advice",
            name="finding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="advice", to="studies.finding"
            ),
        ),
        migrations.CreateModel(
            name="GridQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("theme", models.TextField()),
                ("texts", models.JSONField()),
                ("is_invented", models.BooleanField(default=False)),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="studies.analysis"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="question",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="studies.gridquestion",
            ),
        ),
        migrations.CreateModel(
            name="Launch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("launched_on", models.DateField(null=True)),
                ("period", models.TextField(default="")),
                ("place", models.TextField()),
                ("has_press_conference", models.BooleanField(default=False)),
                ("offices", models.TextField(default="")),
                ("event_code", models.TextField(default="")),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "analysis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="launch", to="studies.analysis"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PathwayMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mark", to="studies.consultation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("told_on", models.DateField(null=True)),
                ("period", models.TextField(default="")),
                ("place", models.TextField(default="")),
                ("trust", models.TextField()),
                ("why", models.TextField(default="")),
                ("origin", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "activity",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rolls.activity"
                    ),
                ),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="studies.analysis"
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="studies.consultation",
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
                (
                    "survey",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RoleBaseline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("question", models.TextField(default="")),
                ("value", models.TextField(default="")),
                ("k", models.IntegerField(null=True)),
                ("n", models.IntegerField(null=True)),
                ("taken_on", models.DateField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="baselines", to="studies.analysis"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.survey"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="studies.source"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Interviewed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.professional"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interviewed", to="studies.source"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField(default="")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stands_on", to="studies.finding"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="carries", to="studies.source"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ValidationComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verdict", models.TextField()),
                ("said", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("said_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="studies.finding"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coalition.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ValidationRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("account", models.BigIntegerField(null=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "analysis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="round", to="studies.analysis"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnalysisExchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exchanges", to="studies.analysis"
                    ),
                ),
                (
                    "exchange",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.exchange"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("analysis", "exchange"), name="exchange_linked_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "PREPARED"), ("safeguarding__isnull", False), _connector="OR"),
                name="somebody_safeguards",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationsession",
            constraint=models.UniqueConstraint(fields=("consultation", "number"), name="consultation_session_number"),
        ),
        migrations.AddConstraint(
            model_name="consultationsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("consents__gte", 0), ("assents__gte", 0), ("declined__gte", 0)),
                name="agreements_are_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="childrencount",
            constraint=models.UniqueConstraint(fields=("session", "band"), name="children_band_once"),
        ),
        migrations.AddConstraint(
            model_name="childrencount",
            constraint=models.CheckConstraint(
                condition=models.Q(("girls__gte", 0), ("boys__gte", 0), ("others__gte", 0)), name="children_are_counts"
            ),
        ),
        migrations.AddConstraint(
            model_name="counttold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("women__gte", 0), ("women__isnull", False)),
                    models.Q(("men__gte", 0), ("men__isnull", False)),
                    models.Q(("others__gte", 0), ("others__isnull", False)),
                    models.Q(("total__gte", 0), ("total__isnull", False)),
                    _connector="OR",
                ),
                name="count_tells",
            ),
        ),
        migrations.AddConstraint(
            model_name="counttold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("women", None), ("total", None), ("women__lte", models.F("total")), _connector="OR"),
                    models.Q(("men", None), ("total", None), ("men__lte", models.F("total")), _connector="OR"),
                ),
                name="count_within_its_total",
            ),
        ),
        migrations.AddConstraint(
            model_name="facilitator",
            constraint=models.UniqueConstraint(fields=("consultation", "professional"), name="leads_once"),
        ),
        migrations.AddConstraint(
            model_name="gridquestion",
            constraint=models.UniqueConstraint(fields=("analysis", "number"), name="grid_question_number"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("analysis", "number"), name="finding_number"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_on", None), ("state", "DRAFT")),
                    models.Q(("settled_on__isnull", False), ("state", "VALIDATED")),
                    models.Q(
                        ("settled_on__isnull", False), ("state", "WITHDRAWN"), models.Q(("why", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="finding_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="launch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("launched_on__isnull", False), models.Q(("period", ""), _negated=True), _connector="OR"
                ),
                name="launch_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolebaseline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("k", None),
                        ("n", None),
                        ("survey__isnull", False),
                        models.Q(("question", ""), _negated=True),
                        models.Q(("value", ""), _negated=True),
                    ),
                    models.Q(
                        ("k__gte", 0),
                        ("k__isnull", False),
                        ("k__lte", models.F("n")),
                        ("n__gte", 1),
                        ("n__isnull", False),
                        ("survey", None),
                    ),
                    _connector="OR",
                ),
                name="baseline_has_its_base",
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewed",
            constraint=models.UniqueConstraint(fields=("source", "professional"), name="heard_once"),
        ),
        migrations.AddConstraint(
            model_name="findingsource",
            constraint=models.UniqueConstraint(fields=("finding", "source"), name="finding_source_once"),
        ),
        migrations.AddConstraint(
            model_name="validationcomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict", "AGREES"), models.Q(("said", ""), _negated=True), _connector="OR"),
                name="contested_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="validationround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="round_has_days"
            ),
        ),
        *(sql.give(f"studies_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"studies_{name}") for name in KEPT),
        *(sql.give(f"studies_{name}", f"select, insert, update ({columns})") for name, columns in CHANGED.items()),
        sql.give("studies_pathwaymark", "select, insert, delete"),
    ]
