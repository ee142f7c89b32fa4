"""Points to which a case is carried before a test begins; each is carried once and cloned for every test that asks.

@carried_to("declines_and_is_repaired", before="call_accreditation/vote")
def test_...(carrier): ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Point:
    """A scenario of the main pathway, and the step, message or timer before which it stops ("" is its end).

    `trained` adds the demonstration's course, with sixteen certificates.
    """

    scenario: str
    before: str = ""
    country: str = "CR"
    trained: bool = False

    def moves(self, scenarios: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """Return the moves that lead to the point. Raises `LookupError` when the scenario has no such place."""
        taken: list[dict[str, Any]] = []
        for move in scenarios[self.scenario]:
            if self.before and self.before in (move.get("do"), move.get("message"), move.get("timer")):
                return taken
            taken.append(move)
        if self.before:
            raise LookupError(f"{self.scenario} never comes to {self.before}")
        return taken

    def __str__(self) -> str:
        """Name the point in the names of tests."""
        return f"{self.country}-{self.scenario}-{self.before or 'end'}{'-trained' if self.trained else ''}"


def carried_to(scenario: str, *, before: str = "", country: str = "CR", trained: bool = False) -> pytest.MarkDecorator:
    """Begin the test with a case carried through a scenario until it comes to a place."""
    return pytest.mark.parametrize("point", [Point(scenario, before, country, trained)], ids=str)


OPENED = Point("declines_and_is_repaired", "call_reports/receive_report")
