"""Events over activities: programme, speakers, registration under a code, budget."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What tells who somebody is: changed by themselves while they wait, and erased after the end.
ABOUT = (
    "given_names, family_names, e_mail, country, organisation, sector, post, gender, why, telephone, diet, needs,"
    " visibility"
)


class Migration(migrations.Migration):
    """Events over activities: programme, speakers, registration under a code, budget."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("directory", "0002_only_what_operations_change"),
        ("rolls", "0005_places_of_an_activity"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place_in_series", models.IntegerField(null=True)),
                ("template", models.TextField(default="")),
                ("summary", models.TextField(default="")),
                ("languages", models.JSONField(default=list)),
                ("published_at", models.DateTimeField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("origin", models.JSONField(default=dict)),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="event", to="rolls.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("summary", models.TextField(default="")),
                ("room", models.TextField(default="")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("offer", models.TextField()),
                ("languages", models.JSONField(default=list)),
                ("interpreted_to", models.JSONField(default=list)),
                ("source", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("times_changed", models.IntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", models.TextField(default="")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="events.event"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="items", to="rolls.session"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "room", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BinaryField()),
                ("kind", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["at"], name="registration_tries_by_time")],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("purpose", models.TextField(default="")),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="events.series"
            ),
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("presented_as", models.TextField(default="")),
                ("part", models.TextField(default="SPEAKS")),
                ("visibility", models.TextField(default="HIDDEN")),
                ("agreed_on", models.DateField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="speakers", to="events.programmeitem"
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.professional"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("name", models.TextField()),
                ("is_invented", models.BooleanField(default=False)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tracks", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "number"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("mark", models.BinaryField(unique=True)),
                ("language", models.TextField()),
                ("given_names", models.TextField()),
                ("family_names", models.TextField()),
                ("e_mail", models.TextField()),
                ("country", models.TextField()),
                ("organisation", models.TextField()),
                ("sector", models.TextField(default="")),
                ("post", models.TextField(default="")),
                ("gender", models.TextField(default="")),
                ("mode", models.TextField()),
                ("why", models.TextField(default="")),
                ("telephone", models.TextField(default="")),
                ("diet", models.TextField(default="")),
                ("needs", models.TextField(default="")),
                ("visibility", models.TextField(default="HIDDEN")),
                ("consent", models.TextField()),
                ("registered_at", models.DateTimeField()),
                ("state", models.TextField(default="WAITING")),
                ("reason", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("listed_at", models.DateTimeField(null=True)),
                ("erased_on", models.DateField(null=True)),
                (
                    "enrolment",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registration",
                        to="rolls.enrolment",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="registrations", to="events.event"
                    ),
                ),
                (
                    "wishes",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="events.track"),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="programmeitem",
            name="track",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="items", to="events.track"
            ),
        ),
        migrations.CreateModel(
            name="TrackPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "enrolment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="in_track", to="rolls.enrolment"
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="events.track"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(default="")),
                ("address", models.TextField(default="")),
                ("directions", models.TextField(default="")),
                ("access", models.TextField(default="")),
                ("stream_note", models.TextField(default="")),
                ("stream_opens_before", models.IntegerField(default=30)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="venue", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("name", models.TextField()),
                ("currency", models.TextField()),
                ("planned", models.DecimalField(decimal_places=2, max_digits=12)),
                ("spent", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("note", models.TextField(default="")),
                ("is_invented", models.BooleanField(default=False)),
                ("struck_at", models.DateTimeField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budget", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="event_budget_line_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned__gte", 0), models.Q(("spent", None), ("spent__gte", 0), _connector="OR")
                        ),
                        name="event_budget_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationTerms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("for_whom", models.TextField()),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("consent", models.TextField()),
                ("asks_needs", models.BooleanField(default=True)),
                ("asks_group", models.BooleanField(default=False)),
                ("account", models.BigIntegerField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="events.event"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="registration_is_open_for_a_while",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(fields=("kept_by", "name"), name="series_named_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("series", "place_in_series"), name="event_place_in_series"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place_in_series", None), ("series", None)),
                    models.Q(("place_in_series__gte", 1), ("series__isnull", False)),
                    _connector="OR",
                ),
                name="event_in_series_has_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "HIDDEN"), ("agreed_on__isnull", False), _connector="OR"),
                name="speaker_shown_has_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="track_number"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["event", "state", "number"], name="registrations_by_state"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="registration_number"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ACCEPTED"), _negated=True), ("enrolment__isnull", False), _connector="OR"
                ),
                name="accepted_is_on_the_roll",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "REFUSED"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="refused_is_told_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="item_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at", None), ("struck_why", "")),
                    models.Q(("struck_at__isnull", False), models.Q(("struck_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="struck_item_says_why",
            ),
        ),
        sql.give("events_series", "select, insert, update (name, purpose)"),
        sql.give(
            "events_event",
            "select, insert, update (series_id, place_in_series, summary, languages, published_at)",
        ),
        sql.give(
            "events_venue",
            "select, insert, update (name, address, directions, access, stream_note, stream_opens_before)",
        ),
        sql.give("events_budgetline", "select, insert, update (name, currency, planned, spent, note, struck_at)"),
        sql.give("events_track", "select, insert, update (name)"),
        sql.give(
            "events_programmeitem",
            "select, insert, update (session_id, track_id, kind, title, summary, room, starts_at, ends_at, offer,"
            " languages, interpreted_to, times_changed, changed_at, struck_at, struck_why)",
        ),
        sql.give(
            "events_speaker",
            "select, insert, update (professional_id, name, presented_as, part, visibility, agreed_on, removed_at)",
        ),
        sql.give("events_trackplace", "select, insert, update (track_id)"),
        sql.give(
            "events_registrationterms",
            "select, insert, update (for_whom, opens_at, closes_at, consent, asks_needs, asks_group, account,"
            " changed_at)",
        ),
        sql.give(
            "events_registration",
            f"select, insert, update ({ABOUT}, mark, mode, wishes_id, state, reason, decided_at, decided_by,"
            " listed_at, enrolment_id, erased_on)",
        ),
        sql.give("events_registrationtry", "select, insert, delete"),
    ]
