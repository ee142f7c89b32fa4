"""An activity has a title, a known zone and days in order; a session lies inside them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from amparo.partnership.rolls.rules import planning as rules
from amparo.partnership.rolls.rules.planning import is_address, is_offered, reasons_not_to_hold, reasons_not_to_plan

PLAN: dict[str, Any] = {
    "title": "Taller", "kind": "WORKSHOP", "country": "HN", "zone": "America/Tegucigalpa",
    "starts_on": date(2022, 6, 14), "ends_on": date(2022, 6, 16), "address": "https://sala.example/x",
}  # fmt: skip
NINE = datetime(2022, 6, 14, 15, 0, tzinfo=UTC)
SESSION: dict[str, Any] = {
    "days": (date(2022, 6, 14), date(2022, 6, 16)), "zone": "America/Tegucigalpa", "starts_at": NINE,
    "ends_at": NINE + timedelta(hours=3), "hours": Decimal(3), "offer": "MIXED",
}  # fmt: skip


def test_a_plan_that_is_well_has_no_reason_against_it() -> None:
    assert reasons_not_to_plan(**PLAN) == []
    assert reasons_not_to_plan(**{**PLAN, "address": ""}) == []
    assert reasons_not_to_hold(**SESSION) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"title": " "}, {"title": "x" * 201}, {"kind": "PARTY"}, {"country": "XX"}, {"zone": "CST"}, {"zone": "../etc"},
        {"ends_on": date(2022, 6, 13)}, {"ends_on": date(2024, 6, 13)}, {"address": "javascript:alert(1)"},
    ],
)  # fmt: skip
def test_what_is_wanting_in_a_plan_is_told_in_one_sentence(changed: dict[str, Any]) -> None:
    assert len(reasons_not_to_plan(**{**PLAN, **changed})) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"ends_at": NINE}, {"starts_at": NINE - timedelta(days=2)}, {"hours": Decimal(0)}, {"hours": Decimal(25)},
        {"offer": "RADIO"},
        # Late in the evening of the last day it is the next day in Greenwich, and still inside.
        {"starts_at": NINE + timedelta(days=3), "ends_at": NINE + timedelta(days=3, hours=1)},
    ],
)  # fmt: skip
def test_what_is_wanting_in_a_session_is_told_in_one_sentence(changed: dict[str, Any]) -> None:
    assert len(reasons_not_to_hold(**{**SESSION, **changed})) == 1


def test_days_are_those_of_the_place() -> None:
    evening = datetime(2022, 6, 17, 3, 0, tzinfo=UTC)

    assert reasons_not_to_hold(**{**SESSION, "starts_at": evening, "ends_at": evening + timedelta(hours=2)}) == []


def test_a_session_is_offered_in_one_way_or_both() -> None:
    asked = [(offer, mode) for offer in ("IN_PERSON", "ONLINE", "MIXED") for mode in ("IN_PERSON", "ONLINE", "X")]
    assert [is_offered(offer, mode) for offer, mode in asked] == [
        True, False, False, False, True, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["ftp://x.hn", "https://", "https://a b", "x", "http://[", "//x.hn"])
def test_what_is_no_address_of_a_page_is_known(text: str) -> None:
    assert not is_address(text)


def test_nobody_gets_a_place_that_is_not_there_and_places_are_never_fewer_than_given() -> None:
    places, held = {"IN_PERSON": 2, "ONLINE": None}, {"IN_PERSON": 2, "ONLINE": 9}

    assert rules.ways_full(places, held, "IN_PERSON") == ["IN_PERSON"]
    assert rules.ways_full(places, held, "ONLINE") == []
    assert rules.ways_full(places, held, "MIXED") == ["IN_PERSON"]
    assert len(rules.reasons_not_to_give_a_place(places, held, "MIXED")) == 1
    assert rules.reasons_not_to_set_places({"IN_PERSON": 2, "ONLINE": None}, held) == []
    assert len(rules.reasons_not_to_set_places({"IN_PERSON": 1, "ONLINE": 0}, held)) == 2
