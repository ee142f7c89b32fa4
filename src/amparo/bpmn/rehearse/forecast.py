"""What a rehearsal saw, summed up: waits by step and role, limits missed, what is open week by week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class StepForecast:
    """One step over the whole rehearsal. Waits (from open to begun) and time to done in hours; shares from 0 to 1.

    `missed` is the share done (or still open) after the limit of time; None where the step has none.
    """

    path: str
    role: str
    done: int
    waiting_median: float
    waiting_p90: float
    lasting_median: float
    missed: float | None
    waiting_at_end: int


@dataclass(frozen=True, slots=True)
class Queue:
    """The people of one role: how busy they were (0 to 1), how long steps waited for them, in hours.

    `people` is None where nobody ever waits for the role. `busy` and the waits are then 0.
    """

    role: str
    people: int | None
    done: int
    busy: float
    waiting_median: float
    waiting_p90: float
    waiting_at_end: int


@dataclass(frozen=True, slots=True)
class Week:
    """The end of a week: the cases then open, and how many steps waited for people of each role."""

    number: int
    open_cases: int
    waiting: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a rehearsal saw. `days_median` and `days_p90`: from arrival to the end of the cases that ended.

    A case ends when it is closed (the answer `closed`), though its file is kept for years, or when nothing is left.
    """

    days: int
    arrived: int
    ended: int
    steps: int
    days_median: float
    days_p90: float
    ends: Mapping[str, int]
    by_step: tuple[StepForecast, ...]
    by_role: tuple[Queue, ...]
    weeks: tuple[Week, ...]

    @property
    def open_at_end(self) -> int:
        """The cases still open on the last day."""
        return self.arrived - self.ended

    @property
    def bottleneck(self) -> Queue | None:
        """The role that steps wait for longest; None when nothing waits as long as an hour."""
        waiting = [each for each in self.by_role if each.people is not None and _weight(each) > 0]
        return max(waiting, key=_weight, default=None)

    @property
    def missed(self) -> float | None:
        """The share of the steps with a limit of time that missed it; None when no step has one."""
        limited = [each for each in self.by_step if each.missed is not None]
        count = sum(each.done + each.waiting_at_end for each in limited)
        late = sum((each.missed or 0) * (each.done + each.waiting_at_end) for each in limited)
        return late / count if count else None


def _weight(queue: Queue) -> float:
    """Weigh a queue: the longer waits of those who wait most, and whatever is stuck at the end."""
    return queue.waiting_p90 * max(queue.done, 1) + queue.waiting_at_end if queue.waiting_p90 >= 1 else 0.0


def middle(hours: list[float]) -> float:
    """Return the median; 0 of nothing."""
    return median(hours) if hours else 0.0


def ninth_tenth(hours: list[float]) -> float:
    """Return the value that nine in ten do not exceed (nearest rank); 0 of nothing."""
    if not hours:
        return 0.0
    ordered = sorted(hours)
    return ordered[max(0, -(-9 * len(ordered) // 10) - 1)]
