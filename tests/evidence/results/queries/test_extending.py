"""Which targets a later last day touches, and which projects bodies are told of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from amparo.evidence.results.models import Aim
from amparo.evidence.results.operations import defining
from amparo.evidence.results.operations.defining import Aimed
from amparo.evidence.results.queries.extending import projects_told, said_of, target_of, targets_touched
from amparo.foundation.notices.announcements import announce
from amparo.partnership.governance.rules.plans import KnownProject
from tests.conftest import As
from tests.evidence.results.rolling import AT, content, indicator_of, loaded

LAST = date(2024, 3, 31)


def test_bodies_are_told_of_the_projects_of_their_own_country(database: str) -> None:
    loaded(content())

    assert projects_told(country="HN") == (KnownProject("HN-TEST", "Algo", LAST),)
    assert announce("PROJECTS_ASKED", country="CR") == [()]


def test_the_newest_target_of_each_day_that_is_not_past_is_touched(as_staff: As) -> None:
    project = loaded(content())
    indicator = indicator_of(project)
    with as_staff("hn.secretaria") as by:
        for kind, day, k in (
            ("BASELINE", LAST, 1), ("TARGET", date(2022, 3, 31), 50), ("TARGET", date(2023, 3, 31), 100),
            ("TARGET", LAST, 150), ("TARGET", LAST, 200),
        ):  # fmt: skip
            defining.set_aim(by=by, indicator=indicator, aimed=Aimed(kind, day, k=k), at=AT)

    def said(today: date) -> list[tuple[date, str]]:
        return [(each.by_on, each.said["es"]) for each in targets_touched(project, today)]

    assert said(date(2022, 4, 1)) == [(date(2023, 3, 31), "100"), (LAST, "200")]
    assert said(date(2026, 1, 1)) == [(LAST, "200")]


def test_a_target_is_said_as_its_number(as_staff: As) -> None:
    indicator = indicator_of(loaded(content()))
    with as_staff("hn.secretaria") as by:
        told = [
            defining.set_aim(by=by, indicator=indicator, aimed=aimed, at=AT)
            for aimed in (
                Aimed("TARGET", LAST, percent=Decimal("76.50")), Aimed("TARGET", LAST, k=9, said={"es": "casi diez"}),
            )
        ]  # fmt: skip
        baseline = defining.set_aim(by=by, indicator=indicator, aimed=Aimed("BASELINE", LAST, k=0), at=AT)

    assert [said_of(each) for each in told] == [{"es": "76.5 %"}, {"es": "9"}]
    assert target_of(baseline.pk) is None
    found = target_of(told[0].pk)
    assert isinstance(found, Aim)
    assert found.indicator.outcome.project.code == "HN-TEST"
