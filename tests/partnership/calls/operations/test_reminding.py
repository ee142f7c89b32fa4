"""Reminders by the clock, and mails that tell nothing of what they are about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import CallMail, CodeTry, DueReport, Reminder
from amparo.partnership.calls.operations import applying, reminding
from amparo.partnership.calls.operations.reminding import letter_of
from tests.conftest import As
from tests.partnership.calls.calling import LATER, NOW, begun, funded, published
from tests.partnership.calls.operations.test_reporting import report


def test_gra_09_a_report_is_reminded_of_before_and_when_late_once_each_and_not_once_sent(as_staff: As) -> None:
    chosen = funded(as_staff)
    due = DueReport.objects.filter(number=1).get()

    def remind(days_before: int) -> int:
        with acting(service_token()) as actor:
            day = due.due_on - timedelta(days=days_before)
            return reminding.remind_of_reports(by=actor, country="HN", today=day, at=LATER)

    assert [remind(days) for days in (15, 14, 13, 3, 1, -1, -9)] == [0, 1, 0, 1, 0, 1, 0]
    assert list(Reminder.objects.values_list("kind", flat=True)) == list(words.REMINDERS)
    report(chosen)
    assert remind(-30) == 0
    with as_staff("hn.secretaria") as actor, pytest.raises(NotAllowed):
        reminding.remind_of_reports(by=actor, country="HN", today=due.due_on, at=LATER)


def test_a_mail_says_that_there_is_news_and_never_which_nor_the_code(as_staff: As) -> None:
    applicant, code = begun(published(as_staff))
    mail = CallMail.objects.create(application=applicant.application, kind=words.NEWS, queued_at=NOW)

    letter = letter_of(mail, "https://amparo.example")

    assert letter.to == "uno@ejemplo.invalid"
    assert "Convocatoria de prueba" in letter.subject
    assert "/convocatorias/hn-convocatoria-de-prueba/volver/" in letter.body
    assert code not in letter.body
    assert "Grupo Uno" not in letter.body + letter.subject
    assert "trata" not in letter.body.casefold()


def test_a_mail_leaves_once(as_staff: As) -> None:
    applicant, _code = begun(published(as_staff))
    mail = CallMail.objects.create(application=applicant.application, kind=words.NEWS, queued_at=NOW)
    left: list[object] = []

    with acting(service_token()) as actor:
        reminding.send_mail(by=actor, mail=mail, address_of_site="https://a.example", send=left.append, at=NOW)

    assert len(left) == 1
    assert CallMail.objects.get().sent_at == NOW


def test_wrong_codes_are_forgotten_once_they_count_no_more(as_staff: As) -> None:
    applying.come_back(by=None, code="AAAA", place="10.0.0.1", at=NOW)

    with acting(service_token()) as actor:
        assert reminding.forget_tries(by=actor, at=NOW + timedelta(minutes=30)) == 0
        assert reminding.forget_tries(by=actor, at=NOW + timedelta(minutes=61)) == 1

    assert not CodeTry.objects.exists()
