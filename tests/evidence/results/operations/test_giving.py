"""Giving out what may be told of the cases of a year."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError

from amparo.evidence.results.models import CaseSum
from amparo.evidence.results.operations.giving import give_out_case_sums
from amparo.evidence.results.tasks import give_out_everywhere
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.protection.cases.models import Case
from amparo.protection.pathways.models import Pathway, PathwayEvent
from tests.conftest import As
from tests.foundation.access.wall import as_nobody, as_owner

TODAY = date(2026, 11, 20)
INSIDE = datetime(2025, 10, 1, 12, tzinfo=UTC)


def opened(number: int, mandate: str = "TRAFFICKING", age: str = "adult", at: datetime = INSIDE) -> None:
    """Open cases in which the age was asked twice; the last answer holds."""
    place = Country.objects.using("owner").get(code="CR")
    before = Case.objects.using("owner").count()
    for each in range(before, before + number):
        case = Case.objects.using("owner").create(
            code=f"CR-{each:06}", country=place, mandate=mandate, opened_at=at
        )  # fmt: skip
        pathway = Pathway.objects.using("owner").create(
            case=case, main="p00_main", versions={}, state={}, started_at=at
        )
        for seq, said in enumerate(("unsure", age), start=1):
            PathwayEvent.objects.using("owner").create(
                case=case, pathway=pathway, seq=seq, at=at, kind="STEP", path="x", outcome={"age": said}
            )


def given(today: date = TODAY) -> dict[tuple[str, str, str], int | None]:
    with acting(service_token()) as by:
        give_out_case_sums(by=by, country=coalition.country_by_code("CR"), today=today)
        rows = CaseSum.objects.filter(country__code="CR", year_starts_on=date(2025, 4, 1))
        return {(row.mandate, row.way, row.age): row.cases for row in rows}


def test_a_year_that_is_over_is_given_out_by_mandate_without_its_small_groups(database: str) -> None:
    opened(25)
    opened(12, age="child")
    opened(4, age="unsure")
    opened(11, "SMUGGLING")
    opened(9, "CHILD_SEXUAL_EXPLOITATION", "child")
    opened(30, at=datetime(2026, 4, 1, 12, tzinfo=UTC))
    rows = given()

    assert rows["TRAFFICKING", "OPENED", ""] == 41
    assert rows["TRAFFICKING", "OPENED", "adult"] == 25
    assert rows["TRAFFICKING", "OPENED", "child"] is rows["TRAFFICKING", "OPENED", "unsure"] is None
    assert rows["TRAFFICKING", "IDENTIFIED", ""] is rows["TRAFFICKING", "SERVED", ""] is None
    assert rows["SMUGGLING", "OPENED", ""] == 11
    assert {cases for (mandate, *_rest), cases in rows.items() if mandate.startswith("CHILD")} == {None}


def test_it_is_given_out_once_and_a_later_case_changes_nothing(database: str) -> None:
    opened(15)
    before = given()
    opened(10)

    assert given() == before
    assert given(date(2027, 3, 31)) == before


def test_the_clock_gives_it_out_in_every_country(database: str) -> None:
    opened(15)

    assert give_out_everywhere(datetime(2026, 11, 20, 12, tzinfo=UTC)) == 1
    assert give_out_everywhere(datetime(2026, 11, 20, 13, tzinfo=UTC)) == 0
    assert CaseSum.objects.values("country").distinct().count() > 1


def test_nobody_else_may_and_what_was_given_out_is_not_changed(database: str, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        give_out_case_sums(by=by, country=coalition.country_by_code("CR"), today=TODAY)
    given()
    for statement in ("update results_casesum set cases = 10", "delete from results_casesum"):
        with pytest.raises(DatabaseError):
            as_nobody(statement)
    with pytest.raises(DatabaseError):
        as_owner("insert into results_casesum (country_id, year_starts_on, mandate, way, age, cases, given_on)"
                 " select id, '2020-04-01', 'X', 'Y', '', 3, '2026-01-01' from coalition_country limit 1")  # fmt: skip
