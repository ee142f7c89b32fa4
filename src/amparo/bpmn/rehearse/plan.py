"""What a rehearsal assumes: cases, people, work, answers, messages and limits of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

HOURS_A_WEEK: Final = 168.0
DAYS_A_MONTH: Final = 365.25 / 12
UNITS: Final = {
    "minutes": 1 / 60,
    "hours": 1.0,
    "days": 24.0,
    "working_days": 24.0 * 7 / 5,
    "weeks": HOURS_A_WEEK,
    "months": 24 * DAYS_A_MONTH,
}
MOST_PEOPLE: Final = 1_000
MOST_ARRIVALS: Final = 3_000
MOST_DAYS: Final = 3_660


class BadPlan(ValueError):
    """A plan that cannot be rehearsed. `key` is the entry, `code` why: unknown, not_a_number, out_of_range."""

    def __init__(self, key: str, code: str) -> None:
        super().__init__(f"{key}: {code}")
        self.key, self.code = key, code


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of a role: how many, and the hours a week that each gives to this work.

    `in_turns`: they take turns, day and night, so that whoever is there works without a pause. Otherwise each has
    work of their own and leaves it in the evening.
    """

    people: int
    hours_a_week: float = 40.0
    in_turns: bool = False

    @property
    def at_once(self) -> int:
        """How many work at the same time: all, or those whose turn it is (one at least, when there is anyone)."""
        if not self.in_turns:
            return self.people
        return max(min(self.people, 1), int(self.people * self.hours_a_week / HOURS_A_WEEK))

    @property
    def pace(self) -> float:
        """The hours that pass while one of them works an hour."""
        return 1.0 if self.in_turns else HOURS_A_WEEK / self.hours_a_week


@dataclass(frozen=True)
class Plan:
    """The figures of a rehearsal. Every length is in hours.

    A role without `staff` never makes anyone wait, and takes no longer than the work. `minutes` are the median of the
    work that a step takes, by its path, its id or its kind (`other` for the rest); `spread` is the standard deviation
    of its logarithm. `chances` weigh answers (variable -> value -> weight; unnamed answers weigh 1). `messages` say how
    often a message comes (a share of the times that it is awaited) and after how long. `limits` are the lengths of
    deadlines, by the process that has them and their key.
    """

    arrivals_a_month: float = 10.0
    days: int = 730
    staff: Mapping[str, Staff] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)
    spread: float = 0.6
    chances: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    messages: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def with_staff(self, role: str, people: int) -> Plan:
        """Return the plan with another number of people in a role."""
        before = self.staff.get(role, Staff(people))
        return replace(self, staff={**self.staff, role: replace(before, people=people)})


def plan_from(written: Mapping[str, Any], deadlines: Mapping[str, Mapping[str, Any]]) -> Plan:
    """Make a plan of a table as `content/rehearsals/<country>.toml` has it, and of the deadlines of each process.

    Raises `BadPlan` with the entry that cannot be read.
    """
    return Plan(
        arrivals_a_month=_number(written, "arrivals_a_month", 0.1, MOST_ARRIVALS, 10.0),
        days=int(_number(written, "days", 1, MOST_DAYS, 730)),
        staff={role: _staff(role, row) for role, row in _table(written, "staff").items()},
        minutes={key: _value(f"minutes.{key}", each, 0, 100_000) for key, each in _table(written, "minutes").items()},
        spread=_number(written, "spread", 0, 3, 0.6),
        chances={name: _chances(name, row) for name, row in _table(written, "chances").items()},
        messages={name: _message(name, row) for name, row in _table(written, "messages").items()},
        limits={name: {key: _limit(key, row) for key, row in rows.items()} for name, rows in deadlines.items()},
    )


def _table(written: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = written.get(key, {})
    if not isinstance(table, Mapping):
        raise BadPlan(key, "unknown")
    return table


def _number(written: Mapping[str, Any], key: str, least: float, most: float, otherwise: float) -> float:
    return _value(key, written.get(key, otherwise), least, most)


def _value(key: str, given: Any, least: float, most: float) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise BadPlan(key, "not_a_number")
    if not least <= given <= most:
        raise BadPlan(key, "out_of_range")
    return float(given)


def _row(key: str, row: Any) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise BadPlan(key, "unknown")
    return row


def _staff(role: str, row: Any) -> Staff:
    given = _row(f"staff.{role}", row)
    people = _value(f"staff.{role}.people", given.get("people"), 0, MOST_PEOPLE)
    hours = _value(f"staff.{role}.hours_a_week", given.get("hours_a_week", 40), 1, HOURS_A_WEEK)
    in_turns = given.get("in_turns", False)
    if not isinstance(in_turns, bool):
        raise BadPlan(f"staff.{role}.in_turns", "unknown")
    return Staff(int(people), hours, in_turns)


def _chances(name: str, row: Any) -> dict[str, float]:
    given = _row(f"chances.{name}", row)
    return {value: _value(f"chances.{name}.{value}", weight, 0, 1_000_000) for value, weight in given.items()}


def _message(name: str, row: Any) -> tuple[float, float]:
    given = _row(f"messages.{name}", row)
    share = _value(f"messages.{name}.share", given.get("share", 1), 0, 1)
    return share, 24 * _value(f"messages.{name}.days", given.get("days", 3), 0, MOST_DAYS)


def _limit(key: str, row: Any) -> float:
    given = _row(f"deadlines.{key}", row)
    unit = UNITS.get(str(given.get("unit")))
    if unit is None:
        raise BadPlan(f"deadlines.{key}.unit", "unknown")
    return unit * _value(f"deadlines.{key}.amount", given.get("amount"), 0, 100_000)
