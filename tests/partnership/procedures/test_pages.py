"""Procedures in words: each limit of time says where it comes from."""

from __future__ import annotations

from datetime import date

from amparo.partnership.procedures import pages, queries
from tests.conftest import As
from tests.partnership.procedures.drafts import NUMBERS


def test_every_procedure_in_force_is_a_row_with_its_badge(database: str) -> None:
    _header, table = pages.list_page("CR", date(2026, 11, 22))

    assert [row[0].text[:2] for row in table.rows] == NUMBERS
    assert [row[-1].badge.kind for row in table.rows if row[-1].badge] == ["proposal"] * len(NUMBERS)


def test_the_limit_from_a_law_that_is_not_verified_says_so(as_staff: As) -> None:
    version = queries.versions_of("07").first()
    assert version is not None
    with as_staff("cr.gestora") as actor:
        rows = pages.procedure_page(actor, version, date(2026, 11, 22)).deadlines.rows

    kinds = [row[2].badge.kind for row in rows if row[2].badge]
    assert (kinds.count("law_unverified"), kinds.count("law"), len(rows)) == (1, 0, 10)


def test_every_right_of_the_main_pathway_holds(as_staff: As) -> None:
    version = queries.versions_of("00").first()
    assert version is not None
    with as_staff("cr.gestora") as actor:
        rights = pages.procedure_page(actor, version, date(2026, 11, 22)).rights

    assert {right.state for right in rights} == {"holds"}
    assert {"R1", "R2", "R3", "R5", "R7", "R13", "R16", "R24"} <= {right.id for right in rights}
