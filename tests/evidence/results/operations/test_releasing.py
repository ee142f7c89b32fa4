"""Case figures are released by two different people, or nothing shows them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from amparo.evidence.results.models import CaseSumRelease
from amparo.evidence.results.operations import releasing
from amparo.evidence.results.queries import counting, releases
from amparo.evidence.results.rules.wholes import Counted
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from tests.conftest import As
from tests.evidence.results.queries.test_sums import YEAR, of_cases, only_given_out
from tests.evidence.results.rolling import AT


@pytest.fixture
def honduras(database: str) -> Country:
    only_given_out({"": 45})
    return coalition.country_by_code("HN")


def proposed(as_staff: As, country: Country) -> CaseSumRelease:
    with as_staff("hn.secretaria") as by:
        return releasing.propose_case_sums(by=by, country=country, year=YEAR.starts_on, note="Balance.", at=AT)


def test_nothing_shows_a_case_figure_until_a_second_person_released_it(honduras: Country, as_staff: As) -> None:
    before = counting.count(of_cases(), YEAR)
    proposal = proposed(as_staff, honduras)
    waiting = counting.count(of_cases(), YEAR)
    with as_staff("hn.custodia") as by:
        releasing.answer_case_sums(by=by, proposal=proposal, releases=True, why="", at=AT)

    assert (before, waiting) == (Counted(0, None, "NOT_RELEASED"), Counted(0, None, "NOT_RELEASED"))
    assert counting.rows_behind(of_cases().numerator, "DURING", YEAR)[0].cells[4] == "45"
    assert counting.count(of_cases(), YEAR) == Counted(45)
    written = Entry.objects.using("owner").filter(action__startswith="CASE_SUMS").order_by("pk")
    assert [row.action for row in written] == ["CASE_SUMS_PROPOSED", "CASE_SUMS_RELEASED"]


def test_whoever_proposes_does_not_release_nor_does_the_database_let_them(honduras: Country, as_staff: As) -> None:
    proposal = proposed(as_staff, honduras)
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            releasing.answer_case_sums(by=by, proposal=proposal, releases=True, why="", at=AT)
        with pytest.raises(IntegrityError, match="case_sums_two_people"):
            CaseSumRelease.objects.filter(pk=proposal.pk).update(
                is_released=True, answered_by=proposal.proposed_by, answered_at=AT
            )


def test_what_was_sent_back_is_proposed_again_and_what_stands_is_not(honduras: Country, as_staff: As) -> None:
    first = proposed(as_staff, honduras)
    with pytest.raises(Refused):
        proposed(as_staff, honduras)
    with as_staff("hn.custodia") as by:
        releasing.answer_case_sums(by=by, proposal=first, releases=False, why="Falta el acta.", at=AT)
        with pytest.raises(Refused):
            releasing.answer_case_sums(by=by, proposal=first, releases=True, why="", at=AT)
        (year,) = releases.years_visible_to(by)
        assert year.standing is None
    second = proposed(as_staff, honduras)

    assert [row.pk for row in CaseSumRelease.objects.all()] == [first.pk, second.pk]


@pytest.mark.parametrize("username", ["hn.policia", "hn.programa", "hn.datos", "cr.secretaria", "cr.custodia"])
def test_others_neither_propose_nor_release(honduras: Country, as_staff: As, username: str) -> None:
    proposal = proposed(as_staff, honduras)
    with as_staff(username) as by:
        with pytest.raises(NotAllowed):
            releasing.propose_case_sums(by=by, country=honduras, year=YEAR.starts_on, note="", at=AT)
        with pytest.raises(NotAllowed):
            releasing.answer_case_sums(by=by, proposal=proposal, releases=True, why="", at=AT)
