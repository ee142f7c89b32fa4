"""Announcing: every listener in order, here and now."""

from __future__ import annotations

from collections import defaultdict

import pytest

from amparo.foundation.notices import announcements
from amparo.foundation.notices.announcements import announce, listen


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcements, "_listeners", defaultdict(list))


def test_listeners_are_called_in_order_with_the_facts_and_answer() -> None:
    listen("RANG", lambda *, by, **facts: ("first", by, facts))
    listen("RANG", lambda **facts: ("second", facts["at"]))
    listen("OTHER", lambda **facts: pytest.fail("called for another announcement"))

    assert announce("RANG", by="somebody", at=3) == [("first", "somebody", {"at": 3}), ("second", 3)]


def test_registering_twice_is_once() -> None:
    def hear(**facts: object) -> int:
        return 1

    listen("RANG", hear)
    listen("RANG", hear)

    assert announce("RANG") == [1]


def test_what_a_listener_raises_stops_the_operation() -> None:
    def stumble(**facts: object) -> None:
        raise LookupError

    listen("RANG", stumble)
    listen("RANG", lambda **facts: pytest.fail("called after a failure"))

    with pytest.raises(LookupError):
        announce("RANG")


def test_nobody_listening_is_no_mistake() -> None:
    assert announce("SILENCE") == []
