"""What is counted on rolls."""

from __future__ import annotations

import pytest

from amparo.evidence.results.rules.sources.rolls import ACTIVITIES, ATTENDANCES, PERSON, PUBLIC


def test_a_person_is_the_entry_that_others_were_joined_to() -> None:
    assert PERSON == "coalesce(p.same_as_id, p.id)"
    assert ATTENDANCES.ways["PEOPLE"].key == PERSON
    assert (ATTENDANCES.ways["ATTENDANCES"].key, ATTENDANCES.ways["ATTENDANCES"].per) == (PERSON, "x.session")


def test_neither_what_was_struck_out_nor_what_was_called_off_counts() -> None:
    assert "struck_at is null" in ATTENDANCES.where
    assert all("CANCELLED" in source.where for source in (ATTENDANCES, PUBLIC, ACTIVITIES))


@pytest.mark.parametrize("named", ["x.row", "x.session"])
def test_rows_are_not_brought_together_by_what_is_different_in_each(named: str) -> None:
    assert named.removeprefix("x.") in ATTENDANCES.fine


def test_the_public_is_counted_in_a_unit_of_its_own() -> None:
    assert {way.unit for way in PUBLIC.ways.values()} & {way.unit for way in ATTENDANCES.ways.values()} == set()
