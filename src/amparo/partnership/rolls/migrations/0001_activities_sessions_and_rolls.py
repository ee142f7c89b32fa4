"""Activities and their sessions, enrolments, attendances by session and way, and counts without names."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

# Nothing is removed but the staff of an activity: what was wrong is struck out, what is not needed is emptied.
RIGHTS = (
    (
        "activity",
        "select, insert, update (title, country, place, online_address, time_zone, starts_on, ends_on, project,"
        " organiser_id, state, note, keep_days, erased_on)",
    ),
    ("activitystaff", "select, insert, delete"),
    (
        "session",
        "select, insert, update (title, starts_at, ends_at, hours, offer, capacity_in_person, capacity_online,"
        " room_code, online_code, opens_before, closes_after)",
    ),
    ("reportedfigure", "select, insert"),
    (
        "enrolment",
        "select, insert, update (organisation_id, state, mode, check_in_code, diet, telephone, needs, answered_at)",
    ),
    ("paperroll", "select, insert, update (body, erased_on)"),
    ("attendance", "select, insert, update (struck_at, struck_by, struck_why)"),
    ("headcount", "select, insert, update (women, men, others, recorded_at, recorded_by)"),
    ("rollimport", "select, insert"),
)


class Migration(migrations.Migration):
    """Activities and their sessions, enrolments, attendances by session and way, and counts without names."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0001_organisations_and_professionals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("country", models.TextField()),
                ("place", models.TextField(default="")),
                ("online_address", models.TextField(default="")),
                ("time_zone", models.TextField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("project", models.TextField(default="")),
                ("state", models.TextField(default="PLANNED")),
                ("note", models.TextField(default="")),
                ("origin", models.TextField(default="")),
                ("keep_days", models.IntegerField(default=30)),
                ("erased_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "organiser",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ActivityStaff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="staff", to="rolls.activity"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.TextField(default="INVITED")),
                ("mode", models.TextField()),
                ("check_in_code", models.TextField(default="")),
                ("diet", models.TextField(default="")),
                ("telephone", models.TextField(default="")),
                ("needs", models.TextField(default="")),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="rolls.activity"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.organisation"
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.IntegerField()),
                ("qualifier", models.TextField(default="EXACT")),
                ("unit", models.TextField(default="UNIQUE_PERSON")),
                ("source", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="rolls.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RollImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="rolls.activity"
                    ),
                ),
                ("file", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="directory.import")),
            ],
            options={
                "ordering": [models.OrderBy(models.F("id"), descending=True)],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("title", models.TextField(default="")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("hours", models.DecimalField(decimal_places=2, max_digits=5)),
                ("offer", models.TextField()),
                ("capacity_in_person", models.IntegerField(null=True)),
                ("capacity_online", models.IntegerField(null=True)),
                ("room_code", models.TextField(unique=True)),
                ("online_code", models.TextField(unique=True)),
                ("opens_before", models.IntegerField(default=30)),
                ("closes_after", models.IntegerField(default=30)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="rolls.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "number"],
            },
        ),
        migrations.CreateModel(
            name="PaperRoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.BinaryField()),
                ("kind", models.TextField()),
                ("digest", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.BigIntegerField(null=True)),
                ("erased_on", models.DateField(null=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="HeadCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("age_band", models.TextField()),
                ("women", models.IntegerField(default=0)),
                ("men", models.IntegerField(default=0)),
                ("others", models.IntegerField(default=0)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["session", "age_band"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mode", models.TextField()),
                ("proof", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_by", models.BigIntegerField(null=True)),
                ("struck_why", models.TextField(default="")),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="directory.professional",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="rolls.paperroll"),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(fields=["kept_by", "-starts_on", "-id"], name="activities_by_day"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("kept_by", "code"), name="activity_code"),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="activity_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="activitystaff",
            constraint=models.UniqueConstraint(fields=("activity", "account"), name="staff_named_once"),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(fields=("activity", "professional"), name="enrolled_once"),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("check_in_code", ""), _negated=True),
                fields=("activity", "check_in_code"),
                name="check_in_code_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedfigure",
            constraint=models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="figure_counts"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(fields=("activity", "number"), name="session_number"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="session_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(condition=models.Q(("hours__gt", 0)), name="session_has_hours"),
        ),
        migrations.AddConstraint(
            model_name="paperroll",
            constraint=models.UniqueConstraint(fields=("session", "digest"), name="paper_attached_once"),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.UniqueConstraint(fields=("session", "age_band"), name="band_counted_once"),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("women__gte", 0), ("men__gte", 0), ("others__gte", 0)),
                name="counts_are_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck_at", None)),
                fields=("session", "professional", "mode"),
                name="there_once_in_a_way",
            ),
        ),
        *(sql.give(f"rolls_{name}", rights) for name, rights in RIGHTS),
    ]
