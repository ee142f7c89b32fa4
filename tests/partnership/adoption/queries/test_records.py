"""What was recorded on a cell is found by its own country only."""

from __future__ import annotations

import pytest

from amparo.partnership.adoption.operations import acts
from amparo.partnership.adoption.queries import records
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, PDF, TODAY, adopted, institution


@pytest.mark.parametrize(
    ("username", "seen"),
    [("cr.policia", True), ("cr.inamu", True), ("cr.datos", True), ("cr.tecnica", False), ("hn.secretaria", False)],
)
def test_who_finds_an_act_its_document_and_its_letter(as_staff: As, username: str, seen: bool) -> None:
    act = adopted(as_staff)

    with as_staff(username) as actor:
        found = (
            records.act_visible_to(actor, act.pk),
            records.document_visible_to(actor, act.document_id),
            records.letter_text_visible_to(actor, act.pk, "fr"),
        )

    assert [row is not None for row in found] == [seen] * 3


def test_a_letter_in_no_language_of_ours_is_not_found(as_staff: As) -> None:
    act = adopted(as_staff)

    with as_staff("cr.policia") as actor:
        assert records.letter_text_visible_to(actor, act.pk, "qq") is None


def test_a_cell_tells_its_acts_newest_first_and_no_other_cell_s(as_staff: As) -> None:
    act = adopted(as_staff)
    adopted(as_staff, "cr.inamu", "CR_INAMU")

    found = records.records_of(act.institution, act.version.procedure)

    assert ([row.pk for row in found.acts], found.evidence, found.advocacy) == ([act.pk], (), ())
    assert bytes(found.acts[0].document.body) == PDF


def test_the_live_act_is_the_one_that_was_not_withdrawn(as_staff: As) -> None:
    act = adopted(as_staff)
    cell = (act.institution, act.version.procedure)
    before = records.live_act(*cell)
    with as_staff("cr.policia") as actor:
        acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)

    assert (before, records.live_act(*cell)) == (act, None)


def test_a_procedure_is_found_by_its_number(database: str) -> None:
    assert [records.procedure_numbered(number) is not None for number in ("07", "99")] == [True, False]


def test_reminders_are_for_the_institution_that_was_reminded(as_staff: As) -> None:
    with as_staff("cr.policia") as actor:
        assert list(records.reminders_waiting_for(actor)) == []
        assert actor.institution == institution("CR_OIJ").pk
