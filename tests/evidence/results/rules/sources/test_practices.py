"""What is counted of good practices."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.practices import PRACTICES, UPTAKES
from amparo.partnership.practices.vocabulary import LEVELS


def test_a_practice_counts_from_its_consensus_and_an_adoption_until_it_was_dropped() -> None:
    assert ("AS_OF" in PRACTICES.spans, PRACTICES.until) == (False, "")
    assert ("AS_OF" in UPTAKES.spans, UPTAKES.until) == (True, "g.held_on")


def test_both_count_practices_and_are_narrowed_by_where_they_come_from() -> None:
    assert {way.unit for way in PRACTICES.ways.values()} == {"PRACTICE"}
    assert {code: way.unit for code, way in UPTAKES.ways.items()} == {"PRACTICES": "PRACTICE", "COUNTRIES": "COUNTRY"}
    assert set(PRACTICES.axes["level"].values) == set(LEVELS)
