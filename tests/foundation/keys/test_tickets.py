"""Tickets: whoever has no fresh one of ours opens nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.foundation.keys import TicketRefused, issue, store, tickets


def ticket() -> tickets.Ticket:
    return issue(session="s", account=1, case_id=7, group="C1", purpose="CARE")


def test_a_fresh_ticket_of_ours_is_taken() -> None:
    tickets.check(ticket(), case_id=7, group="C1")


CHANGES = [
    {"session": "t"},
    {"account": 2},
    {"account": None},
    {"case_id": 8},
    {"group": "C2"},
    {"purpose": "JUSTICE"},
    {"expires": 9_999_999_999},
    {"signature": b""},
    {"signature": b"\x00" * 32},
]


@pytest.mark.parametrize("changed", CHANGES)
def test_a_ticket_of_which_anything_was_changed_is_refused(changed: dict[str, object]) -> None:
    forged = replace(ticket(), **changed)  # type: ignore[arg-type]

    with pytest.raises(TicketRefused, match="forged"):
        tickets.check(forged, case_id=forged.case_id, group=forged.group)


def test_a_ticket_of_another_installation_is_refused(key_folder: object) -> None:
    foreign = ticket()
    path = next(path for path in key_folder.iterdir() if path.name == "tickets.key")  # type: ignore[attr-defined]
    path.write_bytes(b"k" * 32)
    store.key.cache_clear()

    with pytest.raises(TicketRefused, match="forged"):
        tickets.check(foreign, case_id=7, group="C1")


def test_a_ticket_is_stale_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    given = ticket()
    for seconds, stale in ((0, False), (1, True)):
        monkeypatch.setattr("time.time", lambda later=seconds: given.expires + later)
        if stale:
            with pytest.raises(TicketRefused, match="stale"):
                tickets.check(given, case_id=7, group="C1")
        else:
            tickets.check(given, case_id=7, group="C1")
    monkeypatch.undo()

    assert tickets.LASTS_SECONDS <= 60


@pytest.mark.parametrize(("case", "group"), [(8, "C1"), (7, "C2")])
def test_a_ticket_for_one_case_and_group_is_refused_for_another(case: int, group: str) -> None:
    with pytest.raises(TicketRefused, match="something else"):
        tickets.check(ticket(), case_id=case, group=group)
