"""Consultations, for those who keep them and those who are named in them."""

from __future__ import annotations

from datetime import timedelta

from amparo.evidence.studies.operations import consulting
from amparo.evidence.studies.operations.protecting import start_protected_pathway
from amparo.evidence.studies.queries import consultations as queries
from amparo.evidence.studies.rules.children import Row, Shown
from tests.conftest import As
from tests.evidence.studies.making import KEEPER, TODAY, held, prepared, ready, session


def test_a_consultation_is_seen_by_its_keepers_and_those_named_in_it(as_staff: As) -> None:
    made = ready(as_staff)
    seen = []
    for username in (KEEPER, "cr.recepcion", "cr.psicologia", "cr.policia", "cr.enlace", "hn.secretaria", "cr.datos"):
        with as_staff(username) as by:
            seen += [username] if queries.consultation_visible_to(by, made.pk) else []
    with as_staff("cr.policia") as by:
        approval = made.approvals.get()
        assert queries.approval_visible_to(by, approval.pk) is None

    assert seen == [KEEPER, "cr.recepcion", "cr.psicologia"]
    assert len(queries.accounts_of(made)) == 2


def test_what_is_lacking_is_told_until_children_may_be_asked(as_staff: As) -> None:
    bare, made = prepared(as_staff), ready(as_staff)

    assert len(queries.reasons_to_wait(bare, TODAY)) == 3
    assert queries.reasons_to_wait(made, TODAY) == []
    assert len(queries.reasons_to_wait(made, TODAY - timedelta(days=1))) == 1


def test_who_was_there_is_told_only_after_the_end_so_that_no_difference_tells_a_group(as_staff: As) -> None:
    made = held(as_staff)
    with as_staff(KEEPER) as by:
        more = session(girls=7, boys=6, band="15_17")
        consulting.record_session(by=by, consultation=made, session=more, today=TODAY)
        assert queries.present_in(made) == Shown()
        ended = consulting.end_consultation(by=by, consultation=made, on=TODAY)

    shown = queries.present_in(ended)
    assert shown.rows == (Row(12, 17, {"girls": 13, "boys": 11}),)
    assert (shown.total, shown.joined_bands) == (24, True)
    assert queries.last_session_on(made) == TODAY


def test_a_mark_of_today_is_a_yes_and_waits_until_the_day_has_passed(as_staff: As) -> None:
    made = held(as_staff)
    assert not queries.has_started_pathway(made)
    with as_staff(KEEPER) as by:
        start_protected_pathway(by=by, consultation=made, today=TODAY)

    assert queries.has_started_pathway(made)
    assert [queries.marks_before("CR", TODAY + timedelta(days=days)).count() for days in (0, 1)] == [0, 1]
    assert queries.marks_before("HN", TODAY + timedelta(days=1)).count() == 0
