"""Tickets: whoever has no fresh one of ours uses no key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from amparo.keyd import tickets
from amparo.keyd.house import House
from amparo.keyd.tickets import Ticket
from amparo.keyd.trouble import TICKET, WRONG, No

GIVEN = Ticket("s", 1, "7", "C1", "CARE", 1_000_060)


def test_a_ticket_travels_whole_and_is_taken_until_its_minute_is_over(house: House) -> None:
    ours = tickets.signed(house.ring, GIVEN)

    again = Ticket.from_parts(ours.to_parts())

    assert again == ours
    tickets.check(house.ring, again, now=1_000_060)
    with pytest.raises(No) as stale:
        tickets.check(house.ring, again, now=1_000_060.1)
    assert stale.value.code == TICKET
    assert tickets.LASTS_SECONDS <= 60


CHANGES: list[dict[str, Any]] = [
    {"session": "t"},
    {"account": 2},
    {"account": None},
    {"subject": "8"},
    {"subject": "report:7"},
    {"group": "C2"},
    {"purpose": "JUSTICE"},
    {"expires": 2_000_000},
    {"signature": b""},
    {"signature": b"\x00" * 32},
    # Parts that would read the same if they were joined.
    {"subject": "7C", "group": "1"},
    {"session": "s1", "account": None},
]


@pytest.mark.parametrize("changed", CHANGES)
def test_a_ticket_of_which_anything_was_changed_is_refused(house: House, changed: dict[str, Any]) -> None:
    forged = replace(tickets.signed(house.ring, GIVEN), **changed)

    with pytest.raises(No) as refused:
        tickets.check(house.ring, forged, now=1_000_000)
    assert refused.value.code == TICKET


@pytest.mark.parametrize("parts", [[], [b"s"] * 6, [b"s", b"x", b"7", b"C1", b"CARE", b"1", b""], [b"\xff"] * 7])
def test_what_is_no_ticket_is_no_request(parts: list[bytes]) -> None:
    with pytest.raises(No) as refused:
        Ticket.from_parts(parts)
    assert refused.value.code == WRONG
