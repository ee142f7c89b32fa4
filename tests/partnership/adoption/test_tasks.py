"""Once a day institutions are reminded; a second run of the day reminds of nothing."""

from __future__ import annotations

from datetime import timedelta

from amparo.partnership.adoption.models import Reminder
from amparo.partnership.adoption.operations import cells
from amparo.partnership.adoption.tasks import remind_everyone
from amparo.partnership.procedures.models import Procedure
from tests.conftest import As, Browsing
from tests.partnership.adoption.proposing import NOW, TODAY, institution


def test_what_is_late_is_reminded_once_and_its_people_see_it_in_neutral_words(as_staff: As, browsing: Browsing) -> None:
    with as_staff("cr.secretaria") as actor:
        cells.agree_date(
            by=actor,
            institution=institution("CR_OIJ"),
            procedure=Procedure.objects.get(number="07"),
            due_on=TODAY - timedelta(1),
            today=TODAY - timedelta(1),
            at=NOW,
        )

    sent = [remind_everyone(NOW), remind_everyone(NOW)]

    assert (sent, Reminder.objects.count()) == ([{"CR": 1, "HN": 0}, {"CR": 0, "HN": 0}], 1)
    pages = {name: browsing(name).get("/").headers["Location"] for name in ("cr.policia", "cr.secretaria")}
    texts = {name: browsing(name).get(path).content.decode() for name, path in pages.items()}
    assert ["espera un acto" in texts["cr.policia"], "Con atraso: 1" in texts["cr.secretaria"]] == [True, True]
