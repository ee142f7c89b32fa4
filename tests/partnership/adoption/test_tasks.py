"""Once a day institutions are reminded; a second run of the day reminds of nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from amparo.partnership.adoption import tasks
from amparo.partnership.adoption.models import Reminder
from amparo.partnership.adoption.operations import cells
from amparo.partnership.adoption.tasks import remind_everyone
from amparo.partnership.procedures.models import Procedure
from tests.conftest import As, Browsing
from tests.partnership.adoption.proposing import NOW, TODAY, institution


def agreed_for_yesterday(as_staff: As) -> None:
    with as_staff("cr.secretaria") as actor:
        cells.agree_date(
            by=actor, institution=institution("CR_OIJ"), procedure=Procedure.objects.get(number="07"),
            due_on=TODAY - timedelta(1), today=TODAY - timedelta(1), at=NOW,
        )  # fmt: skip


def test_the_clock_reminds_in_the_morning_of_the_country_once_a_day(
    as_staff: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_reminded", {})
    agreed_for_yesterday(as_staff)
    five, seven = (datetime(TODAY.year, TODAY.month, TODAY.day, hour + 6, tzinfo=UTC) for hour in (5, 7))

    counts = []
    for at in (five, seven, seven + timedelta(seconds=10)):
        tasks.hear_the_clock(at=at)
        counts.append(Reminder.objects.count())

    assert counts == [0, 1, 1]


def test_after_a_restart_nothing_is_sent_twice(as_staff: As, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed_for_yesterday(as_staff)
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 18, tzinfo=UTC)

    for _start in range(2):
        monkeypatch.setattr(tasks, "_reminded", {})
        tasks.hear_the_clock(at=noon)

    assert Reminder.objects.count() == 1


def test_what_is_late_is_reminded_once_and_its_people_see_it_in_neutral_words(as_staff: As, browsing: Browsing) -> None:
    agreed_for_yesterday(as_staff)

    sent = [remind_everyone(NOW), remind_everyone(NOW)]

    assert (sent, Reminder.objects.count()) == ([{"CR": 1, "HN": 0}, {"CR": 0, "HN": 0}], 1)
    pages = {name: browsing(name).get("/").headers["Location"] for name in ("cr.policia", "cr.secretaria")}
    texts = {name: browsing(name).get(path).content.decode() for name, path in pages.items()}
    assert ["espera un acto" in texts["cr.policia"], "Con atraso: 1" in texts["cr.secretaria"]] == [True, True]
