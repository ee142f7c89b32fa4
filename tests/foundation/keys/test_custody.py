"""Sealed values: each opens in its own case, group and place, with a ticket, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from amparo.foundation import keys
from amparo.foundation.access.need_to_know import SEALED_GROUPS
from amparo.foundation.keys import Ticket, TicketRefused, store

VALUES = {"event:1|prs_FirstName": "Luz Marina", "event:1|amp_phone": "+506 0000 0000"}


def ticket(case: int | str = 7, group: str = "C1") -> Ticket:
    return keys.issue(session="s", account=1, case_id=case, group=group, purpose="CARE")


@pytest.mark.parametrize("group", sorted(SEALED_GROUPS))
def test_what_is_sealed_opens_again(group: str) -> None:
    wrapped = keys.new_data_key(7, group)

    sealed = keys.seal_values(ticket(group=group), wrapped, VALUES)

    assert keys.open_values(ticket(group=group), wrapped, sealed) == VALUES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=some.text(max_size=300), place=some.text(min_size=1, max_size=40))
def test_any_text_opens_as_it_was_sealed(text: str, place: str) -> None:
    try:
        text.encode(), place.encode()
    except UnicodeEncodeError:
        return
    wrapped = keys.new_data_key(7, "C4")

    sealed = keys.seal_values(ticket(group="C4"), wrapped, {place: text})

    assert keys.open_values(ticket(group="C4"), wrapped, sealed) == {place: text}


def test_what_is_kept_shows_nothing_and_is_never_twice_the_same() -> None:
    wrapped = keys.new_data_key(7, "C1")

    first, second = (keys.seal_values(ticket(), wrapped, VALUES) for _ in range(2))

    assert all(text.encode() not in blob for text in VALUES.values() for blob in first.values())
    assert len({*first.values(), *second.values()}) == 4


def test_a_value_moved_to_another_place_does_not_open() -> None:
    wrapped = keys.new_data_key(7, "C1")
    sealed = keys.seal_values(ticket(), wrapped, VALUES)
    first, second = VALUES

    for moved in ({first: sealed[second]}, {"event:2|prs_FirstName": sealed[first]}):
        with pytest.raises(InvalidTag):
            keys.open_values(ticket(), wrapped, moved)


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_value_of_which_a_bit_was_changed_does_not_open(place: int) -> None:
    wrapped = keys.new_data_key(7, "C1")
    ((name, blob),) = keys.seal_values(ticket(), wrapped, {"event:1|x": "a" * 40}).items()
    changed = bytearray(blob)
    changed[1 + place] ^= 1

    with pytest.raises(InvalidTag):
        keys.open_values(ticket(), wrapped, {name: bytes(changed)})


def test_a_value_opens_with_the_key_of_its_own_case_only() -> None:
    ours, theirs = keys.new_data_key(7, "C1"), keys.new_data_key(8, "C1")
    sealed = keys.seal_values(ticket(), ours, VALUES)

    with pytest.raises(InvalidTag):
        keys.open_values(ticket(8), theirs, sealed)
    with pytest.raises(InvalidTag):
        keys.open_values(ticket(8), ours, sealed)


def test_something_else_than_a_case_has_a_key_of_its_own_too() -> None:
    wrapped = keys.new_data_key("report:7", "C1")

    sealed = keys.seal_values(ticket("report:7"), wrapped, VALUES)

    assert keys.open_values(ticket("report:7"), wrapped, sealed) == VALUES
    for other in (7, "report:8", "reply:7"):
        with pytest.raises(InvalidTag):
            keys.open_values(ticket(other), wrapped, sealed)


@pytest.mark.parametrize("name", ["7", "", "report", "report:", ":7", "report:7|C1", "Report:7", "report:7\n", "7:7"])
def test_a_text_that_could_be_taken_for_a_case_or_for_more_has_no_key(name: str) -> None:
    with pytest.raises(ValueError, match="data key"):
        keys.new_data_key(name, "C1")
    with pytest.raises(ValueError, match="data key"):
        ticket(name)


FOREIGN = [(7, "C1", 8, "C1"), (7, "C1", 7, "C4"), (7, "C1", 7, "C2"), (7, "C2", 7, "C1")]


@pytest.mark.parametrize(("case", "group", "asked_case", "asked_group"), FOREIGN)
def test_a_wrapped_key_is_bound_to_its_case_and_group(case: int, group: str, asked_case: int, asked_group: str) -> None:
    wrapped = keys.new_data_key(case, group)

    assert len(keys.unwrap(ticket(case, group), wrapped)) == 32
    with pytest.raises(InvalidTag):
        keys.unwrap(ticket(asked_case, asked_group), wrapped)


def test_two_keys_of_the_same_case_and_group_are_not_the_same() -> None:
    one, other = (keys.new_data_key(7, "C1") for _ in range(2))

    assert keys.unwrap(ticket(), one) != keys.unwrap(ticket(), other)


def test_whoever_has_the_data_key_file_does_not_open_safety(key_folder: Path) -> None:
    safety, health = keys.new_data_key(7, "C2"), keys.new_data_key(7, "C5")
    (key_folder / "safety.key").write_bytes(b"k" * 32)
    store.key.cache_clear()

    assert keys.unwrap(ticket(group="C5"), health)
    with pytest.raises(InvalidTag):
        keys.unwrap(ticket(group="C2"), safety)


@pytest.mark.parametrize("changed", [{"signature": b"x"}, {"case_id": 8}, {"group": "C4"}, {"expires": 1}])
def test_nothing_is_unwrapped_sealed_or_opened_with_a_forged_ticket(changed: dict[str, object]) -> None:
    wrapped = keys.new_data_key(7, "C1")
    sealed = keys.seal_values(ticket(), wrapped, VALUES)
    forged = replace(ticket(), **changed)  # type: ignore[arg-type]

    for attempt in (
        lambda: keys.unwrap(forged, wrapped),
        lambda: keys.seal_values(forged, wrapped, VALUES),
        lambda: keys.open_values(forged, wrapped, sealed),
    ):
        with pytest.raises(TicketRefused):
            attempt()


def test_a_mac_depends_on_the_chain_the_entry_and_the_installation(key_folder: Path) -> None:
    first = keys.mac("case:1", b"entry")

    assert len(first) == 32
    assert first == keys.mac("case:1", b"entry")
    assert len({first, keys.mac("case:2", b"entry"), keys.mac("case:1", b"entrz")}) == 3
    (key_folder / "audit.key").write_bytes(b"k" * 32)
    store.key.cache_clear()
    assert keys.mac("case:1", b"entry") != first
