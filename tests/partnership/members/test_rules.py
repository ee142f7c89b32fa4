"""Names to sign in with, and roles that are one's own to give."""

from __future__ import annotations

import pytest

from amparo.partnership.members import rules
from amparo.partnership.members.vocabulary import ABOVE, OFFICERS


@pytest.mark.parametrize("name", ["maria.solis", "abc", "a-1_b.c", "9lives", "x" * 40])
def test_a_plain_name_is_taken(name: str) -> None:
    assert rules.reasons_against_name(name) == []


@pytest.mark.parametrize("name", ["", "ab", "María", "a b c", ".abc", "x" * 41, "abc\n", "<b>", "ABC"])
def test_another_name_is_refused_in_words(name: str) -> None:
    assert len(rules.reasons_against_name(name)) == 1


def test_nobody_gives_what_stands_above_and_is_not_theirs() -> None:
    assert OFFICERS < ABOVE
    assert not [role for role in ABOVE if rules.may_give(role, held={"case_manager"})]
    assert [role for role in sorted(ABOVE) if rules.may_give(role, held={"supervisor"})] == ["supervisor"]
    assert rules.may_give("case_manager", held=set())
