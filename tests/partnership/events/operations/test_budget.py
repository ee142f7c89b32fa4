"""Lines of what an event costs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.events.operations import budget as operations
from amparo.partnership.events.queries import events as asked
from amparo.partnership.events.rules.budget import LineEntry
from tests.conftest import As
from tests.partnership.events.holding import NOW, event, line_of


def test_a_line_is_entered_changed_and_struck_out_and_its_number_is_not_used_again(as_staff: As) -> None:
    made = event(as_staff)
    first, there = line_of(made), asked.budget_of(made).count()
    with as_staff("hn.secretaria") as actor:
        operations.change_line(by=actor, line=first, entry=LineEntry("Salas", "HNL", Decimal("10.50"), Decimal("9.25")))
        second = operations.enter_line(by=actor, event=made, entry=LineEntry("Otra", "USD", Decimal(5)))
        operations.strike_line(by=actor, line=second, at=NOW)
        third = operations.enter_line(by=actor, event=made, entry=LineEntry("Más", "USD", Decimal(5)))
        with pytest.raises(Refused):
            operations.enter_line(by=actor, event=made, entry=LineEntry("", "USD", Decimal(5)))
    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        operations.enter_line(by=actor, event=made, entry=LineEntry("No", "USD", Decimal(5)))

    changed = line_of(made)
    assert (changed.name, changed.currency, changed.spent) == ("Salas", "HNL", Decimal("9.25"))
    assert third.number == second.number + 1
    assert asked.budget_of(made).count() == there + 1
