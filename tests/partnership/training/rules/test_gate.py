"""What an award means for a step: pure rules."""

from __future__ import annotations

from datetime import date

from amparo.partnership.competencies.rules import Needed
from amparo.partnership.training.rules import gate

HARD, WARNING = Needed("CHILD_CONTACT", "HARD"), Needed("FIRST_CONTACT", "WARNING")
UNTIL = date(2028, 1, 31)


def test_trn_03_the_holder_may_and_another_may_not_where_the_procedure_says_so() -> None:
    holder, other = gate.permission_for(HARD, UNTIL), gate.permission_for(HARD, None)

    assert (holder.kind, holder.until, holder.allows) == (gate.HOLDER, UNTIL, True)
    assert (other.kind, other.allows) == (gate.FORBIDDEN, False)
    assert gate.reasons_not_to_do(holder, title="Niñez", reason="") == []
    assert len(gate.reasons_not_to_do(other, title="Niñez", reason="No hay nadie más.")) == 1


def test_trn_03_an_urgent_step_is_done_with_a_reason() -> None:
    other = gate.permission_for(WARNING, None)

    assert (other.kind, other.allows) == (gate.WARNS, True)
    assert len(gate.reasons_not_to_do(other, title="Primer contacto", reason=" ")) == 1
    assert gate.reasons_not_to_do(other, title="Primer contacto", reason="Nadie más de guardia.") == []


def test_a_step_that_asks_nothing_is_free() -> None:
    free = gate.permission_for(None, None)

    assert (free.kind, gate.reasons_not_to_do(free, title="", reason="")) == (gate.FREE, [])
