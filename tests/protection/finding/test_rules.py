"""What must be typed."""

from __future__ import annotations

import pytest

from amparo.protection.finding import rules


@pytest.mark.parametrize(
    ("kind", "typed", "is_enough"),
    [
        ("name", "Ana López", True),
        ("name", "Ana", False),
        ("name", "Ana 12", False),
        ("name", " . -", False),
        ("document", "080-1", True),
        ("document", "A-1", False),
        ("phone", "+50 48 1", True),
        ("phone", "call her", False),
        ("colour", "Ana López", False),
    ],
)
def test_enough_must_be_typed_to_search(kind: str, typed: str, *, is_enough: bool) -> None:
    assert (not rules.reasons_not_to_find(kind=kind, typed=typed)) is is_enough


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"why": ""}, 1),
        ({"name": ""}, 1),
        ({"name": "", "phone": "88112233"}, 0),
        ({"name": "Ana"}, 1),
        ({"born": "99"}, 1),
        ({"born": "1999"}, 0),
    ],
)
def test_a_question_needs_a_reason_and_somebody_to_ask_about(changed: dict[str, str], count: int) -> None:
    said = {"name": "Ana López", "document": "", "phone": "", "born": "", "why": "SAID_SO", **changed}

    assert len(rules.reasons_not_to_ask(**said)) == count
