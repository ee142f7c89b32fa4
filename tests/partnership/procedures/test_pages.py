"""Procedures in words: each limit of time says where it comes from."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from amparo.partnership.procedures import pages, queries
from tests.actors import acting_as
from tests.conftest import As, Browsing
from tests.partnership.procedures.drafts import NUMBERS


def test_every_procedure_in_force_is_a_row_with_its_badge(database: str) -> None:
    _header, table = pages.list_page(acting_as("case_manager"), date(2026, 11, 22))

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


def test_what_does_not_arise_is_kept_apart_from_what_does(as_staff: As) -> None:
    version = queries.versions_of("07").first()
    assert version is not None
    with as_staff("cr.gestora") as actor:
        page = pages.procedure_page(actor, version, date(2026, 11, 22))

    assert {right.state for right in page.elsewhere} == {"not_arising"}
    assert {right.id for right in page.rights} >= {"R4", "R23", "R24", "R34"}
    assert len(page.rights) + len(page.elsewhere) == 36


def test_the_page_of_rights_has_a_mark_for_each_right_in_each_procedure(database: str) -> None:
    _header, themes = pages.rights_page("CR", date(2026, 11, 22))

    rows = [row for _, several in themes for row in several]
    assert len(rows) == len({row.id for row in rows}) == 36
    assert {tuple(mark.number for mark in row.marks) for row in rows} == {tuple(NUMBERS)}
    assert {mark.state for row in rows for mark in row.marks} == {"holds", "not_arising"}


def test_a_version_stored_with_eight_rights_is_read_and_says_which_were_not_checked(database: str) -> None:
    version = queries.versions_of("07").first()
    assert version is not None
    version.report = {**version.report, "rights": {"R24": version.report["rights"]["R24"]}}

    marks = {right: pages.mark_of(right, version).state for right in ("R24", "R23")}

    assert marks == {"R24": "holds", "R23": "unchecked"}
    with translation.override("en"):
        assert pages.mark_of("R23", version).said.endswith(": was not checked in this version")


def test_the_page_of_rights_opens_for_staff_and_leads_from_the_list(browsing: Browsing) -> None:
    manager = browsing("cr.gestora")

    listed, page = (manager.get(f"/procedimientos/{tail}").content.decode() for tail in ("", "derechos/"))

    assert 'href="/procedimientos/derechos/"' in listed
    assert page.count('<article class="card said"') == 36
    assert "AG( crim=out" in page
