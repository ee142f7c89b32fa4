"""What a rehearsal assumes when something is moved, and how what it saw is set in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amparo.bpmn.rehearse import Forecast, Plan, StepForecast, plan_from
from amparo.partnership.rehearsal import vocabulary


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What can be moved: the cases of a month, the days, and the people of each role."""

    cases: int
    days: int
    people: tuple[tuple[str, int], ...]

    @property
    def staff(self) -> dict[str, int]:
        """The people by role."""
        return dict(self.people)


def as_written(written: Mapping[str, Any], roles: Collection[str]) -> WhatIf:
    """Return what a country's figures assume, for the roles that a procedure names."""
    plan = plan_from(written, {})
    people = tuple((role, staff.people) for role, staff in plan.staff.items() if role in roles)
    return WhatIf(max(1, round(plan.arrivals_a_month)), min(plan.days, vocabulary.MOST_DAYS), people)


def plan_of(written: Mapping[str, Any], deadlines: Mapping[str, Mapping[str, Any]], what_if: WhatIf) -> Plan:
    """Return a country's figures with what was moved. Raises `BadPlan`."""
    plan = plan_from({**written, "arrivals_a_month": what_if.cases, "days": what_if.days}, deadlines)
    for role, people in what_if.people:
        plan = plan.with_staff(role, people)
    return plan


def stepped(typed: str, by: int) -> str:
    """Return the number typed with one more or one less, within what may be asked; anything else as it is."""
    if not typed.strip().isdecimal():
        return typed
    return str(max(0, min(int(typed) + by, vocabulary.MOST_PEOPLE)))


def late_count(step: StepForecast) -> int:
    """Return how often a step passed its limit."""
    return round((step.missed or 0) * (step.done + step.waiting_at_end))


def most_late(forecast: Forecast) -> list[StepForecast]:
    """Return the steps that pass their limit most often, at most ten, the most often first."""
    late = [each for each in forecast.by_step if late_count(each)]
    return sorted(late, key=lambda each: (-late_count(each), -(each.missed or 0)))[: vocabulary.SHOWN]


def longest_waits(steps: Iterable[StepForecast]) -> list[StepForecast]:
    """Return the steps that cases wait for an hour or more, or still wait for at the end; at most ten."""
    waiting = [each for each in steps if each.waiting_p90 >= 1 or each.waiting_at_end > each.done]
    return sorted(waiting, key=lambda each: (-each.waiting_p90, -each.waiting_at_end))[: vocabulary.SHOWN]


def waits_drawn(steps: Iterable[StepForecast]) -> dict[str, float]:
    """Return the longest wait (hours, nine in ten) at each place of the drawing; a call has that of the steps in it."""
    longest: dict[str, float] = {}
    for each in steps:
        place = each.path.partition("/")[0]
        longest[place] = max(each.waiting_p90, longest.get(place, 0.0))
    return longest


def heat_of(waits: Mapping[str, float]) -> dict[str, float]:
    """Return how warm each place is, 0 to 1: its wait beside the longest, in roots so that shorter waits are seen."""
    most = max(waits.values(), default=0.0)
    return {path: round((hours / most) ** 0.5, 3) if most >= 1 else 0.0 for path, hours in waits.items()}


def as_many_open(before: int) -> int:
    """Return up to how many open cases count as no more than before.

    Beyond it the lengths of those that ended say nothing of the change: who is stuck has no length.
    """
    return before + max(5, before // 2)


def crowded_roles(forecast: Forecast, most: int) -> list[str]:
    """Return the roles that most steps wait for over the weeks, at most so many; none with less than a tenth."""
    weight: dict[str, int] = {}
    for week in forecast.weeks:
        for role, count in week.waiting.items():
            weight[role] = weight.get(role, 0) + count
    whole = sum(weight.values())
    crowded = [role for role, count in weight.items() if count and 10 * count >= whole]
    return sorted(crowded, key=lambda role: -weight[role])[:most]


def waiting_by_week(forecast: Forecast, role: str = "") -> Sequence[int]:
    """Return how many steps waited at the end of each week, for one role or for all."""
    return [week.waiting.get(role, 0) if role else sum(week.waiting.values()) for week in forecast.weeks]
