"""A plan is read with care, and what cannot be read is named."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.bpmn.rehearse import BadPlan, Plan, Staff, plan_from
from amparo.bpmn.rehearse.words import REASONS, problem_of


def test_an_empty_table_is_a_plan_of_its_own() -> None:
    assert plan_from({}, {}) == Plan()


def test_every_figure_is_kept() -> None:
    written = {
        "arrivals_a_month": 30,
        "days": 365,
        "spread": 0.5,
        "staff": {"panel": {"people": 3, "hours_a_week": 4}, "intake": {"people": 5, "in_turns": True}},
        "minutes": {"care": 90},
        "chances": {"crim": {"in": 1, "out": 2}},
        "messages": {"danger": {"share": 0.1, "days": 2}},
    }
    deadlines = {"p_main": {"soon": {"amount": 2, "unit": "days"}, "work": {"amount": 5, "unit": "working_days"}}}

    assert plan_from(written, deadlines) == Plan(
        arrivals_a_month=30,
        days=365,
        staff={"panel": Staff(3, 4), "intake": Staff(5, 40, in_turns=True)},
        minutes={"care": 90},
        spread=0.5,
        chances={"crim": {"in": 1, "out": 2}},
        messages={"danger": (0.1, 48)},
        limits={"p_main": {"soon": 48, "work": 168}},
    )


@pytest.mark.parametrize(
    ("written", "key", "code"),
    [
        ({"days": "many"}, "days", "not_a_number"),
        ({"days": True}, "days", "not_a_number"),
        ({"days": 0}, "days", "out_of_range"),
        ({"arrivals_a_month": 10**9}, "arrivals_a_month", "out_of_range"),
        ({"staff": 3}, "staff", "unknown"),
        ({"staff": {"panel": 3}}, "staff.panel", "unknown"),
        ({"staff": {"panel": {}}}, "staff.panel.people", "not_a_number"),
        ({"staff": {"panel": {"people": -1}}}, "staff.panel.people", "out_of_range"),
        ({"staff": {"panel": {"people": 1, "hours_a_week": 0}}}, "staff.panel.hours_a_week", "out_of_range"),
        ({"staff": {"panel": {"people": 1, "in_turns": "yes"}}}, "staff.panel.in_turns", "unknown"),
        ({"minutes": {"care": -1}}, "minutes.care", "out_of_range"),
        ({"chances": {"crim": {"in": "often"}}}, "chances.crim.in", "not_a_number"),
        ({"messages": {"danger": {"share": 2}}}, "messages.danger.share", "out_of_range"),
        ({"messages": {"danger": []}}, "messages.danger", "unknown"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named(written: dict[str, Any], key: str, code: str) -> None:
    with pytest.raises(BadPlan) as refused:
        plan_from(written, {})

    assert (refused.value.key, refused.value.code) == (key, code)


@pytest.mark.parametrize("row", [{"amount": 3, "unit": "moons"}, {"amount": 3}, {"amount": "3", "unit": "days"}, 3])
def test_a_deadline_that_cannot_be_read_is_named(row: Any) -> None:
    with pytest.raises(BadPlan, match=r"deadlines\.soon"):
        plan_from({}, {"p_main": {"soon": row}})


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_is_told_in_three_languages_with_its_entry(code: str) -> None:
    problem = problem_of(BadPlan("staff.panel", code))

    assert set(problem.message) == {"es", "fr", "en"}
    assert code == "too_much_work" or all("staff.panel" in text for text in problem.message.values())


@pytest.mark.parametrize(
    ("staff", "at_once", "pace"),
    [
        (Staff(4, 42), 4, 4.0),
        (Staff(4, 42, in_turns=True), 1, 1.0),
        (Staff(8, 42, in_turns=True), 2, 1.0),
        (Staff(1, 10, in_turns=True), 1, 1.0),
        (Staff(0, 42, in_turns=True), 0, 1.0),
    ],
)
def test_who_takes_turns_is_there_one_after_another(staff: Staff, at_once: int, pace: float) -> None:
    assert (staff.at_once, staff.pace) == (at_once, pace)
