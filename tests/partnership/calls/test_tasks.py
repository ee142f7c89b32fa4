"""What happens by itself."""

from __future__ import annotations

from datetime import timedelta

from amparo.partnership.calls import tasks
from amparo.partnership.calls.models import CallMail, DueReport
from tests.conftest import As
from tests.partnership.calls.calling import LATER, funded


def test_gra_09_the_clock_reminds_each_country_on_its_day_and_mails_leave_one_by_one(as_staff: As) -> None:
    funded(as_staff)
    left: list[object] = []
    due = DueReport.objects.get(number=1)
    at = LATER + (due.due_on - LATER.date()) - timedelta(days=14)

    made = tasks.remind_everywhere(at)
    sent = tasks.send_mails(at, "https://amparo.example", left.append)

    assert made == {"CR": 0, "HN": 1}
    assert sent == len(left) == CallMail.objects.count()
    assert tasks.send_mails(at, "https://amparo.example", left.append) == 0


def test_a_mail_that_cannot_leave_waits(as_staff: As) -> None:
    funded(as_staff)

    def refuse(_letter: object) -> None:
        raise OSError

    assert tasks.send_mails(LATER, "https://amparo.example", refuse) == 0
    assert not CallMail.objects.exclude(sent_at=None).exists()
