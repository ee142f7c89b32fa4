"""Surveys, what was answered, who was asked, and what is said of open texts."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = ("surveyversion", "phoneform", "invitation", "receipt")

# A survey goes forward only, and no version is added to what was opened.
OPENED = """
create function sec.keep_what_was_opened() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'surveys_survey' then
        if (old.state, new.state) not in
            (('DRAFT', 'DRAFT'), ('DRAFT', 'OPEN'), ('OPEN', 'OPEN'), ('OPEN', 'COUNTED'), ('COUNTED', 'COUNTED'))
            or (old.opens_on is not null and new.opens_on is distinct from old.opens_on)
            or (old.state = 'COUNTED' and new.closes_at is distinct from old.closes_at)
        then raise exception 'a survey goes forward only'; end if;
    elsif (select state from surveys_survey where id = new.survey_id) <> 'DRAFT' then
        raise exception 'what was opened is not changed';
    end if;
    return new;
end $$;
revoke all on function sec.keep_what_was_opened() from public;
create trigger what_was_opened before update on surveys_survey
    for each row execute function sec.keep_what_was_opened();
create trigger what_was_opened before insert on surveys_surveyversion
    for each row execute function sec.keep_what_was_opened();
"""


class Migration(migrations.Migration):
    """Surveys, what was answered, who was asked, and what is said of open texts."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="RespondentDraft",
            fields=[
                ("mark", models.BinaryField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("kept_until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
                ("titles", models.JSONField()),
                ("state", models.TextField(default="DRAFT")),
                ("account", models.BigIntegerField(null=True)),
                ("made_on", models.DateField()),
                ("opens_on", models.DateField(null=True)),
                ("closes_at", models.DateTimeField(null=True)),
                ("counted_on", models.DateField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("takes_anyone", models.BooleanField(default=False)),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField()),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
        ),
        migrations.CreateModel(
            name="OpenText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("question", models.TextField()),
                ("text", models.TextField()),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField()),
                ("language", models.TextField(default="es")),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "ordering": ["address"],
            },
        ),
        migrations.CreateModel(
            name="DayTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("channel", models.TextField()),
                ("answers", models.IntegerField(default=0)),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "ordering": ["day", "channel"],
            },
        ),
        migrations.CreateModel(
            name="Collector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.TextField()),
                ("made_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="collectors", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("queued_on", models.DateField()),
                ("sent_on", models.DateField(null=True)),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="surveys.invitation"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("form", models.JSONField()),
                ("digest", models.TextField()),
                ("account", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="PhoneForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("xform", models.TextField()),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phone_form",
                        to="surveys.surveyversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TextCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField()),
                ("code", models.TextField()),
                ("labels", models.JSONField()),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WhoAnswered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "invitations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="who_answered", to="surveys.survey"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codings", to="surveys.opentext"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("text", "account"), name="coded_once_each")],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("survey", "mark"), name="received_once")],
            },
        ),
        migrations.CreateModel(
            name="KeptForReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.BinaryField()),
                ("answers", models.JSONField(null=True)),
                ("outcome", models.TextField(default="WAITING")),
                ("survey", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="surveys.survey")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("survey", "digest"), name="kept_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("survey", "address"), name="invited_once"),
        ),
        migrations.AddConstraint(
            model_name="daytally",
            constraint=models.UniqueConstraint(fields=("survey", "day", "channel"), name="tally_of_day"),
        ),
        migrations.AddConstraint(
            model_name="surveymail",
            constraint=models.UniqueConstraint(fields=("invitation", "kind", "queued_on"), name="mailed_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="surveyversion",
            constraint=models.UniqueConstraint(fields=("survey", "number"), name="survey_version_number"),
        ),
        migrations.AddConstraint(
            model_name="textcode",
            constraint=models.UniqueConstraint(fields=("survey", "question", "code"), name="text_code"),
        ),
        *(sql.give(f"surveys_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"surveys_{name}") for name in KEPT),
        sql.give("surveys_survey", "select, insert, update (state, opens_on, closes_at, counted_on, takes_anyone)"),
        # Counting writes the answers anew in an order of chance: what stood before it is removed.
        sql.give("surveys_response", "select, insert, delete"),
        sql.give("surveys_daytally", "select, insert, update (answers)"),
        sql.give("surveys_whoanswered", "select, insert, update (invitations)"),
        sql.give("surveys_surveymail", "select, insert, update (sent_on)"),
        sql.give("surveys_collector", "select, insert, update (ended_on)"),
        sql.give("surveys_keptforreview", "select, insert, update (answers, outcome)"),
        sql.give("surveys_respondentdraft", "select, insert, update (sealed, kept_until), delete"),
        sql.give("surveys_opentext", "select, insert"),
        sql.append_only("surveys_opentext"),
        sql.give("surveys_textcode", "select, insert"),
        sql.append_only("surveys_textcode"),
        sql.give("surveys_coding", "select, insert, update (codes)"),
        migrations.RunSQL(OPENED, "drop function sec.keep_what_was_opened() cascade"),
    ]
