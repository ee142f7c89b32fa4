"""Whom to invite, when to remind, and when a survey opens and is counted."""

from datetime import date, timedelta

import pytest

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules import inviting
from tests.evidence.surveys.asking import AFTER, LATER, NOW


def test_addresses_are_taken_once_each_and_what_is_none_is_told() -> None:
    found = inviting.read_addresses("Ana@Ejemplo.org, <b@x.hn>;\n ana@ejemplo.org  nadie  @x.hn")

    assert (found.found, found.wrong) == (("ana@ejemplo.org", "b@x.hn"), ("nadie", "@x.hn"))
    assert len(inviting.reasons_not_to_invite(found, 0)) == 1
    assert len(inviting.reasons_not_to_invite(inviting.read_addresses(""), 0)) == 1
    assert len(inviting.reasons_not_to_invite(inviting.read_addresses("a@x.hn"), 2000)) == 1
    assert inviting.reasons_not_to_invite(inviting.read_addresses("a@x.hn"), 1999) == []


@pytest.mark.parametrize(("state", "taken"), [(words.DRAFT, False), (words.OPEN, True), (words.COUNTED, False)])
def test_answers_are_taken_only_while_it_is_open(state: str, taken: bool) -> None:
    assert inviting.is_taking_answers(state, closes_at=LATER, at=NOW) is taken
    assert inviting.is_taking_answers(state, closes_at=LATER, at=LATER) is False


@pytest.mark.parametrize(
    ("state", "closes_at", "opens"),
    [
        (words.DRAFT, LATER, True), (words.OPEN, LATER, False), (words.DRAFT, NOW, False),
        (words.DRAFT, NOW + timedelta(days=367), False),
    ],
)  # fmt: skip
def test_when_a_survey_can_be_opened(state: str, closes_at: object, opens: bool) -> None:
    assert (inviting.reasons_not_to_open(state, closes_at=closes_at, at=NOW) == []) is opens  # type: ignore[arg-type]


def test_what_has_closed_is_not_opened_again_and_what_was_opened_is_not_changed() -> None:
    move = inviting.reasons_not_to_move_closing
    assert move(words.OPEN, now_closes=LATER, closes_at=LATER + timedelta(1), at=NOW) == []
    assert move(words.OPEN, now_closes=LATER, closes_at=LATER + timedelta(9), at=AFTER) != []
    assert move(words.COUNTED, now_closes=LATER, closes_at=LATER, at=NOW) != []
    assert inviting.reasons_not_to_change(words.DRAFT) == []
    assert inviting.reasons_not_to_change(words.OPEN) != []


def test_a_survey_is_counted_after_its_closing_and_once() -> None:
    reasons = inviting.reasons_not_to_count
    assert reasons(words.OPEN, closes_at=LATER, at=LATER) == []
    assert reasons(words.OPEN, closes_at=LATER, at=NOW) != []
    assert reasons(words.COUNTED, closes_at=LATER, at=AFTER) != []
    assert reasons(words.DRAFT, closes_at=None, at=AFTER) != []


def test_nobody_is_written_to_again_before_some_days() -> None:
    day = date(2026, 11, 22)
    assert inviting.may_be_reminded([day - timedelta(3)], today=day)
    assert not inviting.may_be_reminded([day - timedelta(2)], today=day)
