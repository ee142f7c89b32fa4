"""A scale before and after: what must add up, and when a share is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from amparo.prevention.outreach.rules import asking as rules
from amparo.prevention.outreach.rules.asking import Share, share_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("answers", "share", "percent"),
    [({4: 1, 1: 7}, Share(1, 8), 13), ({5: 2, 4: 3, 3: 5}, Share(5, 10), 50), ({}, Share(0, 0), 0)],
)
def test_a_share_is_of_those_who_answered_half_up(answers: dict[int, int], share: Share, percent: int) -> None:
    assert (share_of(answers), share_of(answers).percent) == (share, percent)
    assert share.is_shown == (share.base >= 10)


def reasons(**more: Any) -> list[str]:
    said = {"moment": "BEFORE", "base": 20, "counts": {"a": {4: 12, 1: 8}}, "questions": ["a", "b"]}
    return rules.reasons_not_to_count(**{**said, "asked_on": TODAY, "today": TODAY, **more})


def test_no_question_has_more_answers_than_people_were_asked() -> None:
    assert reasons() == []
    assert reasons(counts={"a": {4: 5}}) == []
    wrong: tuple[dict[str, Any], ...] = (
        {"base": 19}, {"base": 0, "counts": {"a": {}}}, {"counts": {"x": {4: 1}}}, {"counts": {"a": {6: 1}}},
        {"counts": {"a": {4: -1}}}, {"moment": "X"}, {"asked_on": TODAY + timedelta(1)}, {"counts": {}},
    )  # fmt: skip
    for each in wrong:
        assert reasons(**each)


def test_pairs_are_at_most_those_who_answered_the_smaller_time() -> None:
    answered = {"a": (20, 12)}
    assert rules.reasons_not_to_pair({"a": (6, 5, 1)}, answered=answered, has_both=True) == []
    for pairs, both in (({"a": (6, 6, 1)}, True), ({"a": (1, 0, 0)}, False), ({"b": (1, 0, 0)}, True), ({}, True)):
        assert len(rules.reasons_not_to_pair(pairs, answered=answered, has_both=both)) == 1
    assert (rules.pairs_are_shown((10, 10, 10)), rules.pairs_are_shown((12, 10, 2))) == (True, False)
