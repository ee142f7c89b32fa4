"""A definition as it is typed and shown again."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.evidence.results.rules.definitions import definition_of, reasons_not_to_define
from amparo.evidence.results.rules.typed import content_of, narrowing, typed_of
from tests.evidence.results.rolling import ADOPTED, IN_PERSON, PEOPLE


@pytest.mark.parametrize("given", [PEOPLE, IN_PERSON, ADOPTED])
def test_what_is_shown_is_read_back_unchanged(given: dict[str, Any]) -> None:
    assert definition_of(content_of(typed_of(given))) == definition_of(given)


def test_lines_are_read_and_what_makes_no_sense_is_refused_later() -> None:
    assert narrowing("kind = COURSE, WORKSHOP\n\n mode=ONLINE ") == {"kind": ["COURSE", "WORKSHOP"], "mode": ["ONLINE"]}
    wrong = content_of({"numerator": "ATTENDANCES.PEOPLE", "where": "courses please", "span": "DURING"})
    assert len(reasons_not_to_define(wrong)) == 1
