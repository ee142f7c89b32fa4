"""Minutes: what may be written in them, and when they are approved."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.partnership.events.rules.sheets import reasons_not_to_approve, reasons_not_to_write
from amparo.partnership.events.vocabulary import LONGEST_PART


def test_only_the_parts_of_the_sheet_are_written_and_not_without_end() -> None:
    assert reasons_not_to_write("said", "Se habló.") == []
    assert reasons_not_to_write("agreed", "") == []
    assert len(reasons_not_to_write("another", "x")) == 1
    assert len(reasons_not_to_write("said", "x" * (LONGEST_PART + 1))) == 1


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"texts": {}}, 1),
        ({"open_asides": 1}, 1),
        ({"writers": {1}}, 1),
        ({"writers": {1, 2}}, 0),
        ({"approved": {"said": "Antes."}}, 1),
        ({"approved": {"said": "Antes."}, "why": "Faltaba un punto."}, 0),
        ({"approved": {"said": "Se habló."}, "why": "Nada."}, 1),
    ],
)
def test_gov_04_minutes_are_approved_by_somebody_else_and_a_later_change_says_why(
    changed: dict[str, Any], count: int
) -> None:
    said: dict[str, Any] = {
        "texts": {"said": "Se habló."}, "approved": None, "open_asides": 0, "writers": {2}, "approver": 1, "why": "",
    }  # fmt: skip

    told = said | changed

    assert len(reasons_not_to_approve(told.pop("texts"), **told)) == count
