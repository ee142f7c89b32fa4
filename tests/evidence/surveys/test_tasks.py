"""By itself: mails leave, what has closed is counted, old drafts go; told in codes and numbers."""

from __future__ import annotations

from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import RespondentDraft, Survey
from amparo.evidence.surveys.operations import answering, inviting
from amparo.evidence.surveys.tasks import count_what_closed, hear_the_clock
from tests.conftest import As
from tests.evidence.surveys.asking import AFTER, NOW, answered, anyone, opened
from tests.evidence.surveys.views.test_asking import open_now


def test_what_has_closed_is_counted_and_the_rest_is_left(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state"}] * 3)
    answering.keep_draft(by=anyone(survey), secret="s", answers={}, today=NOW.date().replace(year=2025))

    assert count_what_closed(NOW) == {}
    assert count_what_closed(AFTER) == {survey.code: 3}
    assert Survey.objects.get().state == words.COUNTED
    assert RespondentDraft.objects.count() == 0


def test_the_command_sends_mails_that_carry_nothing_but_words(as_staff: As) -> None:
    survey, _token = open_now(as_staff)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text="a@ejemplo.invalid", language="fr", at=timezone.now())
    said = StringIO()

    call_command("surveys", stdout=said)

    assert said.getvalue() == "mails: 1\n"
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["a@ejemplo.invalid"], "Un questionnaire pour vous")
    assert (sent.attachments, getattr(sent, "alternatives", [])) == ([], [])
    assert "/encuesta/i" in sent.body


def test_mails_leave_with_the_clock_once(as_staff: As) -> None:
    survey, _token = open_now(as_staff)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text="a@ejemplo.invalid", language="es", at=timezone.now())

    for _ in range(2):
        hear_the_clock(at=timezone.now())

    assert [sent.to for sent in mail.outbox] == [["a@ejemplo.invalid"]]
