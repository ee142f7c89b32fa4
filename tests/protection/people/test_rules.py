"""When a document may be attached: to an open case, in a group one works with."""

from __future__ import annotations

import pytest

from amparo.protection.people import rules


def test_a_document_in_a_granted_group_of_an_open_case_may_be_attached() -> None:
    assert rules.reasons_not_to_attach(is_open=True, group="C1", granted=frozenset({"C1"})) == []


@pytest.mark.parametrize(
    ("is_open", "group", "granted"),
    [(False, "C1", {"C1"}), (True, "C1", {"C8"}), (True, "C0", {"C0"}), (True, "C1", set())],
)
def test_each_thing_that_is_wrong_is_one_sentence(is_open: bool, group: str, granted: set[str]) -> None:
    reasons = rules.reasons_not_to_attach(is_open=is_open, group=group, granted=frozenset(granted))

    assert len(reasons) == 1


def test_an_original_about_where_she_is_safe_is_not_kept() -> None:
    def reasons(group: str, keeps: bool) -> int:
        granted = frozenset({"C1", "C2"})
        return len(rules.reasons_not_to_attach(is_open=True, group=group, granted=granted, keeps_original=keeps))

    assert (reasons("C1", True), reasons("C2", False), reasons("C2", True)) == (0, 0, 1)
