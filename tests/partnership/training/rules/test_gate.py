"""What an award means for a step: pure rules."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.partnership.competencies.rules import Needed
from amparo.partnership.training.rules import gate
from amparo.partnership.training.rules.gate import Asked, Without

HARD, MILD = Needed("CHILD_CONTACT", "UNLESS_URGENT"), Needed("FIRST_CONTACT", "WARNING")
UNTIL = date(2028, 1, 31)
HELD, NOT_HELD = Asked("Niñez", UNTIL), Asked("Niñez", None)


def test_trn_03_the_holder_may_and_another_may_not_where_the_procedure_says_so() -> None:
    holder, other = gate.permission_for(HARD, HELD), gate.permission_for(HARD, NOT_HELD)

    assert (holder.kind, holder.until, holder.allows) == (gate.HOLDER, UNTIL, True)
    assert (other.kind, other.title, other.allows) == (gate.FORBIDDEN, "Niñez", False)
    assert gate.reasons_not_to_do(holder, None) == []
    assert gate.reasons_not_to_do(other, Without("NOBODY_ELSE")) == [gate.only_holders(other)]


def test_trn_03_an_urgent_step_is_done_with_a_reason() -> None:
    urgent = gate.permission_for(HARD, NOT_HELD, is_urgent=True)

    assert (urgent.kind, urgent.allows) == (gate.WARNS, True)
    assert gate.reasons_not_to_do(urgent, Without("URGENT")) == []


@pytest.mark.parametrize(
    ("without", "refusals"),
    [
        (None, 1),
        (Without(""), 1),
        (Without("BECAUSE"), 1),
        (Without("OTHER"), 1),
        (Without("OTHER", "  "), 1),
        (Without("OTHER", "El turno quedó incompleto"), 0),
        (Without("NOBODY_ELSE"), 0),
    ],
)
def test_the_reason_is_of_a_closed_list_and_another_is_said_in_a_line(without: Without | None, refusals: int) -> None:
    warned = gate.permission_for(MILD, NOT_HELD)

    assert warned.kind == gate.WARNS
    assert len(gate.reasons_not_to_do(warned, without)) == refusals


def test_a_step_that_asks_nothing_is_free_and_so_is_one_of_which_the_country_does_not_ask_it() -> None:
    free, not_yet = gate.permission_for(None, None), gate.permission_for(HARD, None)

    assert (free.kind, not_yet.kind) == (gate.FREE, gate.FREE)
    assert gate.reasons_not_to_do(not_yet, None) == []
