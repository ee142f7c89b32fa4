"""Money to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.calls.rules import money as rules
from amparo.partnership.calls.rules.money import Line, Rate

D = Decimal
RATE = Rate(D("1.268"), "CAD", date(2020, 10, 15), "IBCR")


def test_gra_06_two_grants_of_25000_dollars_at_1_268_are_63400_canadian_dollars() -> None:
    each = rules.converted(D(25000), RATE.value)

    assert (each, 2 * each, rules.converted(D(50000), RATE.value)) == (D("31700.00"), D("63400.00"), D("63400.00"))


def test_a_half_cent_goes_up() -> None:
    assert rules.converted(D("0.01"), D("0.5")) == D("0.01")


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("25000", "25000.00"), ("25.000", "25000.00"), ("25,000", "25000.00"), ("25.000,50", "25000.50"),
        ("25,000.50", "25000.50"), ("25 000,5", "25000.50"), ("0,99", "0.99"), ("1.234.567", "1234567.00"),
        ("12.50", "12.50"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(said: str, amount: str) -> None:
    assert rules.amount_of(said) == D(amount)


@pytest.mark.parametrize("said", ["", "x", "NaN", "Infinity", "-1", "1e400", "1.2345", "٣x", "0x10", "9" * 50])
def test_what_is_no_amount_is_none(said: str) -> None:
    assert rules.amount_of(said) is None


def test_a_budget_has_lines_that_say_what_they_are_for_within_what_the_call_gives() -> None:
    line = Line("PEOPLE", "Facilitadora", D(100))

    assert rules.reasons_not_to_budget([line], most=D(100), currency="USD") == []
    assert rules.reasons_not_to_budget([], most=D(100), currency="USD") != []
    assert rules.reasons_not_to_budget([line, line], most=D(199), currency="USD") != []
    assert rules.reasons_not_to_budget([Line("PEOPLE", " ", D(1))], most=D(100), currency="USD") != []
    assert rules.reasons_not_to_budget([Line("X", "a", D(1))], most=D(100), currency="USD") != []


def test_lines_and_tranches_add_up_and_the_rate_has_a_day_and_a_source() -> None:
    well = {"amount": D(10), "lines": [Line("OTHER", "a", D(10))], "tranches": [D(5), D(5)], "rate": RATE}
    today = date(2026, 11, 22)

    assert rules.reasons_not_to_agree(**well, today=today) == []  # type: ignore[arg-type]
    for wrong in (
        {"amount": D(11)},
        {"tranches": [D(5)]},
        {"tranches": [D(11), D(-1)]},
        {"rate": Rate(D(0), "CAD", date(2020, 1, 1), "x")},
        {"rate": Rate(D(1), "CAD", date(2030, 1, 1), "x")},
        {"rate": Rate(D(1), "CAD", date(2020, 1, 1), " ")},
    ):
        assert rules.reasons_not_to_agree(**{**well, **wrong}, today=today) != [], wrong  # type: ignore[arg-type]


@given(st.decimals(D("0.10"), D(99999), places=2), st.integers(1, 4))
def test_tranches_of_any_amount_add_up_to_it(amount: Decimal, count: int) -> None:
    assert sum(rules.halves(amount, count)) == amount


def test_gra_07_a_tranche_waits_for_its_report_and_for_the_one_before_it() -> None:
    well = {"is_paid": False, "waits_for": 1, "accepted": [1], "earlier_unpaid": False}

    assert rules.reasons_not_to_pay(**well) == []  # type: ignore[arg-type]
    wrongs: tuple[dict[str, object], ...] = (
        {"accepted": []},
        {"accepted": [2]},
        {"is_paid": True},
        {"earlier_unpaid": True},
    )
    for wrong in wrongs:
        assert len(rules.reasons_not_to_pay(**{**well, **wrong})) == 1  # type: ignore[arg-type]
    assert rules.reasons_not_to_pay(is_paid=False, waits_for=0, accepted=[], earlier_unpaid=False) == []
