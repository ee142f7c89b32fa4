"""The record of an event: minutes, recommendations and what came of them, certificates, releases, reports."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "sheet", "sheetwriter", "sheettext", "sheetedition", "eventrecommendation", "followup", "releasetext",
    "eventreport",
)  # fmt: skip
# The columns that an operation changes later.
CHANGED = {
    "sheetaside": "settled_at, settled_by",
    "attendancecertificate": "withdrawn_on, withdrawn_why",
    "pressrelease": "embargo_at, conference_at, conference_place, released_at, released_by, withdrawn_at,"
    " withdrawn_why",
}


class Migration(migrations.Migration):
    """The record of an event: minutes, recommendations and what came of them, certificates, releases, reports."""

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0002_only_what_operations_change"),
        ("events", "0002_who_registered_in_the_directory"),
        ("governance", "0001_bodies_meetings_and_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EventRecommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField()),
                ("post", models.TextField()),
                ("source", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recommendations", to="events.event"
                    ),
                ),
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
            name="PressRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.TextField(default="")),
                ("opens", models.TextField(default="")),
                ("code", models.TextField(unique=True)),
                ("original", models.TextField(default="es")),
                ("embargo_at", models.DateTimeField()),
                ("conference_at", models.DateTimeField(null=True)),
                ("conference_place", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                ("released_by", models.BigIntegerField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_why", models.TextField(default="")),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="events.event",
                    ),
                ),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-embargo_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField()),
                ("number", models.IntegerField()),
                ("of", models.IntegerField(null=True)),
                ("title", models.TextField()),
                ("body", models.TextField()),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="events.pressrelease"
                    ),
                ),
            ],
            options={
                "ordering": ["release", "language", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField(default="es")),
                ("account", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="events.event"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheet",
                        to="events.programmeitem",
                    ),
                ),
                (
                    "track",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sheet", to="events.track"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SheetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.TextField()),
                ("base", models.IntegerField()),
                ("text", models.TextField()),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.BigIntegerField(null=True)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asides", to="events.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SheetEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("texts", models.JSONField()),
                ("why", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("approved_at", models.DateTimeField()),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="events.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["sheet", "-number"],
            },
        ),
        migrations.CreateModel(
            name="SheetText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.TextField()),
                ("number", models.IntegerField()),
                ("text", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("account", models.BigIntegerField()),
                ("written_at", models.DateTimeField()),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="events.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["sheet", "part", "number"],
            },
        ),
        migrations.CreateModel(
            name="SheetWriter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="writers", to="events.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AttendanceCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("holder", models.TextField()),
                ("mode", models.TextField()),
                ("hours", models.DecimalField(decimal_places=2, max_digits=6)),
                ("offered", models.DecimalField(decimal_places=2, max_digits=6)),
                ("given_on", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("withdrawn_why", models.TextField(default="")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="events.event"
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("event", "professional"),
                        name="attendance_certified_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), models.Q(("withdrawn_why", ""), _negated=True), _connector="OR"
                        ),
                        name="attendance_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("code", models.TextField()),
                ("papers", models.JSONField()),
                ("why", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("published_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="event_report_number"),
                    models.UniqueConstraint(fields=("code", "number"), name="event_report_address"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="further_report_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.TextField()),
                ("note", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                ("followed_on", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="events.event"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.actionpoint"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("note", ""), _negated=True), name="follow_up_says_what")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pressrelease",
            index=models.Index(fields=["-embargo_at", "-id"], name="releases_by_hour"),
        ),
        migrations.AddConstraint(
            model_name="pressrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), models.Q(("withdrawn_why", ""), _negated=True), _connector="OR"
                ),
                name="release_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="releasetext",
            constraint=models.UniqueConstraint(fields=("release", "language", "number"), name="release_written_once"),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("item", None), ("track", None), _connector="OR"), name="sheet_of_one_thing"
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("item", None), ("track", None)),
                fields=("event",),
                name="one_sheet_of_the_whole_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetedition",
            constraint=models.UniqueConstraint(fields=("sheet", "number"), name="sheet_edition_number"),
        ),
        migrations.AddConstraint(
            model_name="sheetedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                name="further_edition_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheettext",
            constraint=models.UniqueConstraint(fields=("sheet", "part", "number"), name="part_written_once"),
        ),
        migrations.AddConstraint(
            model_name="sheetwriter",
            constraint=models.UniqueConstraint(fields=("sheet", "account"), name="writer_named_once"),
        ),
        *(sql.give(f"events_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"events_{name}") for name in KEPT),
        *(sql.give(f"events_{name}", f"select, insert, update ({columns})") for name, columns in CHANGED.items()),
    ]
