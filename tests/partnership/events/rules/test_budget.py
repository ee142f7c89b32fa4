"""What an event costs."""

from __future__ import annotations

from decimal import Decimal

from amparo.partnership.events.rules import budget as rules
from amparo.partnership.events.rules.budget import LineEntry, Total


def test_currencies_are_added_up_apart_and_what_is_not_told_is_not_zero() -> None:
    lines = [
        ("USD", Decimal(100), Decimal("40.50")),
        ("HNL", Decimal(900), Decimal(0)),
        ("USD", Decimal(10), None),
    ]

    found = rules.totals(lines)

    assert found == [Total("HNL", Decimal(900), Decimal(0), 0), Total("USD", Decimal(110), Decimal("40.50"), 1)]
    assert [total.left for total in found] == [Decimal(900), Decimal("69.50")]


def test_a_line_says_for_what_in_which_currency_and_is_not_less_than_nothing() -> None:
    assert rules.reasons_not_to_enter(LineEntry("Salas", "USD", Decimal(1))) == []
    assert len(rules.reasons_not_to_enter(LineEntry(" ", "USD", Decimal(1)))) == 1
    assert len(rules.reasons_not_to_enter(LineEntry("Salas", "BTC", Decimal(1)))) == 1
    assert len(rules.reasons_not_to_enter(LineEntry("Salas", "USD", Decimal(-1)))) == 1
    assert len(rules.reasons_not_to_enter(LineEntry("Salas", "USD", Decimal(1), Decimal(-1)))) == 1
