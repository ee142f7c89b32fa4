"""Asking for permission: any line is enough, all of a line must hold, and what is not listed is refused."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused, Table, may, require

NOBODY = Actor(1, 1, "Nobody", 1, "X", "CR", frozenset())


def yes(by: Actor, subject: Any) -> bool:
    return True


def no(by: Actor, subject: Any) -> bool:
    return False


LINES = [
    ([[yes]], True),
    ([[no]], False),
    ([[yes, no]], False),
    ([[no, yes]], False),
    ([[yes, yes]], True),
    ([[no], [yes]], True),
    ([[no], [no]], False),
    ([], False),
]


@pytest.mark.parametrize(("lines", "answer"), LINES)
def test_any_line_is_enough_and_all_of_it_must_hold(lines: list[list[Any]], answer: bool) -> None:
    assert may(NOBODY, "DO", None, by_table={"DO": lines}) is answer


def test_an_operation_that_is_not_listed_is_refused() -> None:
    assert not may(NOBODY, "OTHER", None, by_table={"DO": [[yes]]})


def test_conditions_are_asked_of_the_actor_and_the_subject() -> None:
    asked: list[tuple[Actor, object]] = []

    def note(by: Actor, subject: Any) -> bool:
        asked.append((by, subject))
        return True

    require(NOBODY, "DO", "this", by_table={"DO": [[note]]})

    assert asked == [(NOBODY, "this")]


def test_a_refusal_names_the_operation_and_the_case_for_the_audit_and_says_nothing_to_the_reader() -> None:
    table: Table = {"DO": [[no]]}

    with pytest.raises(NotAllowed) as refused:
        require(NOBODY, "DO", SimpleNamespace(code="CR-1"), by_table=table)

    assert (refused.value.operation, refused.value.case, refused.value.reasons) == ("DO", "CR-1", [])
    assert str(refused.value) == "DO is not allowed CR-1"


def test_a_rule_that_refuses_keeps_its_reasons_in_order() -> None:
    assert Refused(["First.", "Second."]).reasons == ["First.", "Second."]
    assert str(Refused(["First.", "Second."])) == "First.; Second."
