"""Courses on kits, what participants showed, awards and what follows them."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed; marks and answers are put right until the award.
KEPT = (
    "courserun", "runtrainer", "award", "awardedcompetency", "revocation", "refresher", "followup", "workplace",
)  # fmt: skip


class Migration(migrations.Migration):
    """Courses on kits, what participants showed, awards and what follows them."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("competencies", "0001_competencies_and_what_steps_ask_for"),
        ("directory", "0001_organisations_and_professionals"),
        ("kits", "0001_needs_kits_and_courses"),
        ("rolls", "0001_activities_sessions_and_rolls"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourseRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("variant", models.TextField()),
                ("pass_mark", models.IntegerField(default=70)),
                ("hours_needed", models.IntegerField(default=80)),
                ("account", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("academy", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution")),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="course_run", to="rolls.activity"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["-activity__starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BankAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moment", models.TextField()),
                ("chosen", models.IntegerField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="kits.item")),
                (
                    "professional",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="directory.professional"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="training.courserun"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("holder", models.TextField()),
                ("is_trainer", models.BooleanField(default=False)),
                ("awarded_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("badge", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                ("issuer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution")),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="directory.professional"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_awards",
                        to="directory.professional",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="kits.kitversion"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="training.courserun",
                    ),
                ),
            ],
            options={
                "ordering": ["-awarded_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_on", models.DateField()),
                ("outcome", models.TextField()),
                ("note", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="training.award"
                    ),
                ),
            ],
            options={
                "ordering": ["-seen_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("criterion", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="kits.criterion")),
                (
                    "professional",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="directory.professional"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="training.courserun"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Refresher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("done_on", models.DateField()),
                ("note", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refreshers", to="training.award"
                    ),
                ),
            ],
            options={
                "ordering": ["-done_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revoked_on", models.DateField()),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "award",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revocation", to="training.award"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RunTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("named_at", models.DateTimeField()),
                (
                    "professional",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="directory.professional"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trainers", to="training.courserun"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Workplace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.TextField()),
                ("since", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workplaces",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AwardedCompetency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="competencies", to="training.award"
                    ),
                ),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("award", "competency"), name="attested_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="courserun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hours_needed__gte", 1), ("hours_needed__lte", 100), ("pass_mark__gte", 1), ("pass_mark__lte", 100)
                ),
                name="run_marks_of_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankanswer",
            constraint=models.UniqueConstraint(
                fields=("run", "professional", "item", "moment"), name="answered_once_each_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(fields=("run", "professional"), name="awarded_once_for_a_run"),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gt", models.F("awarded_on"))), name="award_holds_a_while"
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_trainer", True), ("run", None)),
                    models.Q(("is_trainer", False), ("run__isnull", False), ("signed_by__isnull", False)),
                    _connector="OR",
                ),
                name="award_is_signed_by_a_trainer",
            ),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.UniqueConstraint(fields=("run", "professional", "criterion"), name="marked_once"),
        ),
        migrations.AddConstraint(
            model_name="runtrainer",
            constraint=models.UniqueConstraint(fields=("run", "professional"), name="trainer_named_once"),
        ),
        *(sql.give(f"training_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"training_{name}") for name in KEPT),
        sql.give("training_mark", "select, insert, update (level, account, recorded_at)"),
        sql.give("training_bankanswer", "select, insert, update (chosen, account, recorded_at)"),
    ]
