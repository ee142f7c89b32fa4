"""What a rehearsal assumes when something is moved, and the order of what it saw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.rehearse import BadPlan, Forecast, StepForecast, Week
from amparo.partnership.rehearsal import rules, vocabulary
from amparo.partnership.rehearsal.rules import WhatIf

WRITTEN = {
    "arrivals_a_month": 12,
    "days": 730,
    "staff": {"panel": {"people": 5, "hours_a_week": 4}, "judge": {"people": 2}, "police": {"people": 4}},
}


def step(
    path: str, *, done: int = 10, nine: float = 0.0, missed: float | None = None, waiting: int = 0
) -> StepForecast:
    return StepForecast(path, "panel", done, nine / 2, nine, nine, missed, waiting)


def forecast(*steps: StepForecast, weeks: tuple[Week, ...] = ()) -> Forecast:
    return Forecast(730, 10, 8, 100, 3.0, 9.0, {}, steps, (), weeks)


def test_the_plan_as_written_names_only_the_roles_of_the_procedure() -> None:
    assert rules.as_written(WRITTEN, {"panel", "judge", "person"}) == WhatIf(12, 730, (("panel", 5), ("judge", 2)))


def test_longer_figures_are_shown_for_two_years_at_most() -> None:
    assert rules.as_written({**WRITTEN, "days": 3_000}, set()).days == vocabulary.MOST_DAYS


def test_what_is_moved_is_in_the_plan_and_the_rest_stays() -> None:
    plan = rules.plan_of(WRITTEN, {"p01": {"first": {"amount": 2, "unit": "days"}}}, WhatIf(20, 90, (("panel", 2),)))

    assert (plan.arrivals_a_month, plan.days, plan.limits) == (20, 90, {"p01": {"first": 48.0}})
    assert {role: staff.people for role, staff in plan.staff.items()} == {"panel": 2, "judge": 2, "police": 4}
    assert plan.staff["panel"].hours_a_week == 4


def test_figures_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(BadPlan):
        rules.plan_of({**WRITTEN, "spread": "wide"}, {}, WhatIf(20, 90, ()))


@pytest.mark.parametrize(
    ("typed", "by", "after"),
    [("5", 1, "6"), ("5", -1, "4"), ("0", -1, "0"), ("500", 1, "500"), (" 5 ", 1, "6"), ("٥", 1, "6")],
)
def test_one_more_and_one_less_stay_within_what_may_be_asked(typed: str, by: int, after: str) -> None:
    assert rules.stepped(typed, by) == after


@given(st.text(), st.sampled_from([-1, 1]))
def test_what_is_no_number_is_kept_as_it_was_typed(typed: str, by: int) -> None:
    after = rules.stepped(typed, by)

    assert after == typed or 0 <= int(after) <= vocabulary.MOST_PEOPLE


def test_the_limits_missed_most_often_come_first_and_those_kept_not_at_all() -> None:
    rare, often, never = step("a", missed=1.0), step("b", done=100, missed=0.5), step("c", missed=0.0)

    assert rules.most_late(forecast(rare, never, step("d"), often)) == [often, rare]


def test_ten_steps_at_most_are_named() -> None:
    many = [step(f"s{number}", missed=1.0, nine=2.0) for number in range(30)]

    assert (len(rules.most_late(forecast(*many))), len(rules.longest_waits(many))) == (10, 10)


def test_waits_below_an_hour_are_not_named_unless_most_cases_are_stuck() -> None:
    short, stuck, long = step("a", nine=0.5), step("b", done=0, waiting=3), step("c", nine=50)

    assert rules.longest_waits([short, stuck, long]) == [long, stuck]


def test_a_call_is_as_warm_as_the_warmest_step_inside_it() -> None:
    waits = rules.waits_drawn([step("call/vote", nine=16), step("call/draft", nine=4), step("plan", nine=1)])

    assert waits == {"call": 16, "plan": 1}
    assert rules.heat_of(waits) == {"call": 1.0, "plan": 0.25}


def test_nothing_is_warm_where_nothing_waits_an_hour() -> None:
    assert rules.heat_of({"call": 0.9, "plan": 0.0}) == {"call": 0.0, "plan": 0.0}
    assert rules.heat_of({}) == {}


@pytest.mark.parametrize(("before", "most"), [(0, 5), (10, 15), (40, 60)])
def test_a_few_more_open_cases_are_as_many(before: int, most: int) -> None:
    assert rules.as_many_open(before) == most


def test_the_roles_that_most_wait_for_are_named_and_those_of_no_weight_are_not() -> None:
    weeks = (Week(1, 4, {"panel": 10, "judge": 1, "police": 0}), Week(2, 5, {"panel": 20, "judge": 1, "police": 6}))
    seen = forecast(weeks=weeks)

    assert rules.crowded_roles(seen, 3) == ["panel", "police"]
    assert rules.crowded_roles(seen, 1) == ["panel"]
    assert (rules.waiting_by_week(seen), rules.waiting_by_week(seen, "judge")) == ([11, 27], [1, 1])
