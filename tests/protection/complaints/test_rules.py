"""When a complaint is well, and how looks are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

from amparo.protection.complaints import rules
from amparo.protection.complaints.rules import Look

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)


def look(action: str, account: int, at: datetime = AT) -> SimpleNamespace:
    return SimpleNamespace(
        action=action, at=at, institution="CR_ERI", role="case_manager", group="C1", purpose="CARE", account_id=account
    )


def test_looks_are_told_once_a_day_in_the_time_of_the_place_whoever_it_was() -> None:
    found = rules.looks_of([look("OPENED", 1), look("OPENED", 2), look("STEP_COMPLETED", 1)], "America/Costa_Rica")

    assert found == [Look(date(2026, 11, 21), "CR_ERI", "case_manager", "C1", "CARE")]


def test_a_complaint_needs_a_kind_and_words_and_is_due_in_ten_days() -> None:
    assert rules.reasons_not_to_take(kind="TOLD", text="Mi vecino lo supo") == []
    assert len(rules.reasons_not_to_take(kind="", text="no")) == 2
    assert len(rules.reasons_not_to_answer(text="Lo investigamos", is_answered=True)) == 1
    assert len(rules.reasons_not_to_answer(text="a" * 4001)) == 1
    assert rules.due_on(AT) == date(2026, 12, 2)
