"""Who can register until when, what it must say, and what can be decided of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.rules import registering as rules
from tests.partnership.events.holding import ANA

AT = datetime(2027, 1, 10, tzinfo=UTC)
BOTH = ("IN_PERSON", "ONLINE")


def test_one_registers_from_when_it_opens_until_it_closes_and_only_once_published() -> None:
    terms = {"opens_at": AT, "closes_at": AT + timedelta(days=1)}

    assert rules.is_open(is_published=True, at=AT, **terms)
    assert not rules.is_open(is_published=False, at=AT, **terms)
    assert not rules.is_open(is_published=True, at=AT - timedelta(seconds=1), **terms)
    assert not rules.is_open(is_published=True, at=AT + timedelta(days=1), **terms)


@pytest.mark.parametrize(
    "change",
    [
        {"given_names": " "}, {"e_mail": "ana"}, {"e_mail": ""}, {"country": ""}, {"country": "XX"},
        {"organisation": ""}, {"mode": "MIXED"}, {"sector": "X"}, {"agrees": False}, {"telephone": "1" * 201},
        {"family_names": "x" * 201},
    ],
)  # fmt: skip
def test_what_is_wanting_is_said(change: dict[str, object]) -> None:
    assert rules.reasons_not_to_register(ANA, ways=BOTH) == []
    assert rules.reasons_not_to_register(replace(ANA, **change), ways=BOTH) != []  # type: ignore[arg-type]


def test_one_takes_part_only_in_ways_that_are_offered() -> None:
    assert rules.ways_offered({"IN_PERSON"}) == ("IN_PERSON",)
    assert rules.ways_offered({"IN_PERSON", "ONLINE"}) == BOTH
    assert rules.ways_offered({"MIXED"}) == BOTH
    assert rules.ways_offered(()) == BOTH
    assert rules.reasons_not_to_register(replace(ANA, mode="ONLINE"), ways=("IN_PERSON",)) != []


def test_who_waits_comes_before_who_came_later() -> None:
    assert rules.reasons_not_to_accept(state=words.WAITING, mode="ONLINE", waiting_before=0) == []
    assert rules.reasons_not_to_accept(state=words.WAIT_LISTED, mode="ONLINE", waiting_before=0) == []
    assert len(rules.reasons_not_to_accept(state=words.WAITING, mode="ONLINE", waiting_before=2)) == 1
    for state in (words.ACCEPTED, words.REFUSED, words.WITHDRAWN):
        assert len(rules.reasons_not_to_accept(state=state, mode="ONLINE", waiting_before=0)) == 1


def test_whoever_is_refused_reads_why_and_only_what_stands_is_withdrawn() -> None:
    assert rules.reasons_not_to_refuse(state=words.WAITING, reason="No hay intérprete.") == []
    assert len(rules.reasons_not_to_refuse(state=words.WAITING, reason=" ")) == 1
    assert len(rules.reasons_not_to_refuse(state=words.ACCEPTED, reason="x")) == 1
    assert [state for state in words.REGISTRATIONS if not rules.reasons_not_to_withdraw(state)] == [
        words.WAITING, words.ACCEPTED, words.WAIT_LISTED,
    ]  # fmt: skip


def test_too_much_from_one_place_stops_for_a_while() -> None:
    most, minutes = words.MOST_FROM_A_PLACE[words.TRIED]
    soon, old = [AT - timedelta(minutes=1)] * most, [AT - timedelta(minutes=minutes + 1)] * most

    assert rules.has_come_too_often(soon, kind=words.TRIED, at=AT)
    assert not rules.has_come_too_often(soon[1:] + old, kind=words.TRIED, at=AT)
    assert not rules.has_come_too_often(soon, kind=words.REGISTERED, at=AT)


def test_terms_say_for_whom_and_what_is_agreed_to() -> None:
    terms = {"for_whom": "Para todas", "consent": "Acepto", "opens_at": AT, "closes_at": AT + timedelta(days=1)}

    assert rules.reasons_not_to_set_terms(**terms) == []  # type: ignore[arg-type]
    assert len(rules.reasons_not_to_set_terms(**{**terms, "consent": " "})) == 1  # type: ignore[arg-type]
    assert len(rules.reasons_not_to_set_terms(**{**terms, "closes_at": AT})) == 1  # type: ignore[arg-type]
