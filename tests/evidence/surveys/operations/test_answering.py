"""Answering: once by invitation, by the clock of the server, and without a path from a person to an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from amparo.evidence.surveys.models import DayTally, Invitation, RespondentDraft, Response, WhoAnswered
from amparo.evidence.surveys.operations import answering, inviting
from amparo.evidence.surveys.operations.answering import NotComplete
from amparo.evidence.surveys.queries.drafts import draft_under
from amparo.evidence.surveys.queries.links import INVITED, Link
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit.models import Entry
from tests.conftest import As
from tests.evidence.surveys.asking import LATER, NOW, SMALL_FORM, answered, anyone, opened

ADDRESSES = "\n".join(f"persona{number:02}@ejemplo.invalid" for number in range(12))


def invited(as_staff: As) -> list[Link]:
    """Return the links of twelve people who were invited, in the order of their invitations."""
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=ADDRESSES, language="es", at=NOW)
    return [Link(survey, INVITED, row.pk, "") for row in Invitation.objects.order_by("pk")]


def answer(link: Link, **answers: str) -> None:
    answering.submit(by=link, form=SMALL_FORM, answers=answers, at=NOW)


def test_an_invitation_is_answered_once_and_the_second_time_writes_nothing(as_staff: As) -> None:
    link = invited(as_staff)[0]
    answer(link, sector="state")

    with pytest.raises(Refused):
        answer(link, sector="civil_society")

    assert list(Response.objects.values_list("answers__sector", flat=True)) == ["state"]


def test_nothing_is_taken_after_the_closing_by_the_clock_of_the_server(as_staff: As) -> None:
    survey = opened(as_staff)

    with pytest.raises(Refused):
        answering.submit(by=anyone(survey), form=SMALL_FORM, answers={"sector": "state"}, at=LATER)

    assert (Response.objects.count(), DayTally.objects.count()) == (0, 0)


def test_what_is_not_well_is_told_by_question_and_nothing_is_kept(as_staff: As) -> None:
    survey = opened(as_staff)

    with pytest.raises(NotComplete) as wrong:
        answering.submit(by=anyone(survey), form=SMALL_FORM, answers={"sector": "state", "years": "99"}, at=NOW)

    assert set(wrong.value.problems) == {"years"}
    assert Response.objects.count() == 0


def test_what_was_not_asked_is_not_kept(as_staff: As) -> None:
    survey = opened(as_staff)

    answered(survey, [{"sector": "civil_society", "years": "7", "unknown": "x"}])

    assert Response.objects.get().answers == {"sector": "civil_society", "words": ""}


def fields_of(model: type[models.Model]) -> dict[str, models.Field[Any, Any]]:
    return {field.name: field for field in model._meta.concrete_fields}


def test_no_key_no_order_and_no_time_joins_an_answer_to_a_person(as_staff: As) -> None:
    links = invited(as_staff)
    for number, link in enumerate(reversed(links)):
        answer(link, sector="state", years=str(number))

    # A key: an answer points to its survey and to nothing else, and nothing points to an answer.
    assert set(fields_of(Response)) == {"id", "survey", "answers"}
    assert isinstance(fields_of(Response)["id"], models.UUIDField)
    assert [each.related_model for each in Response._meta.related_objects] == []
    # An order: who answered is one row, in the order of the invitations, whoever came first.
    assert WhoAnswered.objects.get().invitations == sorted(link.key for link in links)
    # A time: none on the answer, none on who answered, none on the invitation; not even the database's own marks.
    timed = (models.DateField, models.DateTimeField, models.TimeField)
    for model in (Response, WhoAnswered, Invitation):
        assert [name for name, field in fields_of(model).items() if isinstance(field, timed)] == []
    with connection.cursor() as cursor:
        cursor.execute("select xmin::text from surveys_invitation union select xmin::text from surveys_whoanswered")
        marks = {row[0] for row in cursor.fetchall()}
        cursor.execute("select count(*) from surveys_response where xmin::text = any(%s)", [list(marks)])
        assert len(marks) == 2  # the day all were invited, and the last answer to the one row
        assert cursor.fetchone()[0] <= 1  # the one row says of twelve people alike


def test_nothing_is_written_of_address_of_the_browser_or_finer_than_the_day(as_staff: As) -> None:
    before = Entry.objects.using("owner").count()
    survey = opened(as_staff)
    made = Entry.objects.using("owner").count()

    answered(survey, [{"sector": "state"}, {"sector": "civil_society"}])

    assert made > before
    assert Entry.objects.using("owner").count() == made
    tally = DayTally.objects.get()
    assert (tally.day, tally.answers) == (NOW.date(), 2)
    columns = {
        field.name
        for model in apps.get_app_config("surveys").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.GenericIPAddressField | models.DateTimeField)
    }
    assert columns == {"closes_at", "made_at"}  # of the survey and of its versions


def test_a_draft_is_opened_by_its_browser_alone_and_is_gone_once_sent(as_staff: As) -> None:
    link = invited(as_staff)[0]
    secret = answering.new_secret()
    answering.keep_draft(by=link, secret=secret, answers={"sector": "state"}, today=NOW.date())

    row = RespondentDraft.objects.get()
    assert draft_under(secret, link.survey) == {"sector": "state"}
    assert draft_under(answering.new_secret(), link.survey) == {}
    assert b"state" not in bytes(row.sealed)
    assert set(fields_of(RespondentDraft)) == {"mark", "sealed", "kept_until"}
    answering.forget_draft(by=link, secret=secret)
    assert RespondentDraft.objects.count() == 0


def test_drafts_that_nobody_came_back_to_are_forgotten(as_staff: As) -> None:
    link = invited(as_staff)[0]
    answering.keep_draft(by=link, secret="one", answers={}, today=NOW.date() - timedelta(days=31))
    answering.keep_draft(by=link, secret="two", answers={}, today=NOW.date())

    assert answering.forget_old_drafts(by=None, today=NOW.date()) == 1
    assert RespondentDraft.objects.count() == 1
