"""What is counted of training."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.rolls import PERSON
from amparo.evidence.results.rules.sources.training import AWARDS


def test_what_was_revoked_does_not_count_and_what_expires_stands_until_then() -> None:
    assert AWARDS.where == "g.id is null"
    assert AWARDS.until == "(t.valid_until + 1)"
    assert "AS_OF" in AWARDS.spans


def test_holders_are_counted_once() -> None:
    assert AWARDS.ways["PEOPLE"].key == PERSON
