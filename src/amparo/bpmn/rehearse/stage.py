"""The rehearsal itself: a clock, queues of steps before the people of each role, and the kernel's own moves."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import exp
from random import Random
from typing import Final

from amparo.bpmn.diagram import ENDS
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.rehearse.forecast import Forecast, Queue, StepForecast, Week, middle, ninth_tenth
from amparo.bpmn.rehearse.offers import Offer, offers_of
from amparo.bpmn.rehearse.plan import DAYS_A_MONTH, HOURS_A_WEEK, Plan, Staff

ARRIVAL, DONE, HAPPENS, WEEK = range(4)
MOST_STEPS: Final = 2_000_000
_Waiting = tuple["_Case", Offer, int]


class TooMuchWork(Exception):
    """The rehearsal would take more steps than it may (`MOST_STEPS`)."""


@dataclass(eq=False, slots=True)
class _Case:
    """An invented case: its state, when it came; by place, what is open since when, and what was begun when."""

    state: int
    came: float
    stamps: dict[int, int] = field(default_factory=dict)
    opened: dict[int, float] = field(default_factory=dict)
    begun: dict[int, float] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class _People:
    """The people of a role, and the steps that wait for them. `free` is None where nobody ever waits."""

    free: int | None
    pace: float
    waiting: deque[_Waiting] = field(default_factory=deque)
    count: int = 0
    worked: float = 0.0


def rehearse(net: Net, plan: Plan, *, seed: int = 1) -> Forecast:
    """Let invented cases go through a procedure for the days of the plan and sum up what was seen.

    The same seed gives the same forecast. Cases arrive at random at an even rate (Poisson), the work of a step is
    log-normal, whoever waits longest is served first. Raises `TooMuchWork`.
    """
    return _Stage(net, plan, Random(seed)).play()  # noqa: S311 - chance in a rehearsal, not a secret


class _Stage:
    def __init__(self, net: Net, plan: Plan, chance: Random) -> None:
        self.net, self.plan, self.chance = net, plan, chance
        self.offers = offers_of(net, plan)
        self.homes = sum(self.offers)
        self.people = {role: self._people(role) for role in sorted({o.role for o in self.offers.values() if o.steps})}
        self.first = net.start().bits
        self.events: list[tuple[float, int, int, _Case | None, Offer | None, int, Transition | None]] = []
        self.now, self.order, self.stamp, self.steps = 0.0, 0, 0, 0
        self.arrived, self.lengths = 0, list[float]()
        self.still_open: set[_Case] = set()
        self.ends: dict[str, int] = {}
        self.weeks: list[Week] = []

    def _people(self, role: str) -> _People:
        staff: Staff | None = self.plan.staff.get(role)
        return _People(None, 1.0) if staff is None else _People(staff.people, staff.pace)

    # --- the clock

    def play(self) -> Forecast:
        end, gap = self.plan.days * 24.0, 24 * DAYS_A_MONTH / self.plan.arrivals_a_month
        self._at(self.chance.expovariate(1 / gap), ARRIVAL)
        self._at(HOURS_A_WEEK, WEEK)
        events = self.events
        while events and events[0][0] <= end:
            self.now, _, kind, case, offer, stamp, transition = heappop(events)
            if kind == DONE:
                self._finish(case, offer, stamp)  # type: ignore[arg-type]
            elif kind == HAPPENS:
                self._happen(case, offer, stamp, transition)  # type: ignore[arg-type]
            elif kind == ARRIVAL:
                self._arrive()
                self._at(self.now + self.chance.expovariate(1 / gap), ARRIVAL)
            else:
                self._note_week()
                self._at(self.now + HOURS_A_WEEK, WEEK)
            if self.steps > MOST_STEPS:
                raise TooMuchWork
        self.now = end
        return self._forecast()

    def _at(
        self,
        when: float,
        kind: int,
        case: _Case | None = None,
        offer: Offer | None = None,
        stamp: int = 0,
        transition: Transition | None = None,
    ) -> None:
        self.order += 1
        heappush(self.events, (when, self.order, kind, case, offer, stamp, transition))

    # --- what happens

    def _arrive(self) -> None:
        case = _Case(self.first, self.now)
        self.arrived += 1
        self.still_open.add(case)
        self._follow(case, 0, self.first)

    def _finish(self, case: _Case, offer: Offer, stamp: int) -> None:
        """The work of a step is done: answer as chance has it and move on."""
        if case.stamps.get(offer.bit) != stamp:
            return
        transition = offer.choose(self.chance)
        self.steps += 1
        offer.note_done(self.now - case.opened[offer.bit])
        before, case.state = case.state, offer.after(case.state, transition, self.net)
        self._follow(case, before, case.state, again=offer.bit, last=transition)

    def _happen(self, case: _Case, offer: Offer, stamp: int, transition: Transition) -> None:
        """A timer rings or a message comes, when it is still awaited."""
        if case.stamps.get(offer.bit) != stamp or case.state & transition.absorb:
            return
        if case.state & transition.need != transition.need or case.state & transition.forbid:
            return
        before, case.state = case.state, offer.after(case.state, transition, self.net)
        self._follow(case, before, case.state, last=transition)

    def _follow(self, case: _Case, before: int, after: int, *, again: int = 0, last: Transition | None = None) -> None:
        """Put away what is no longer open and open what is new. `again`: the step just done, which may open again."""
        gone = (before & ~after | again) & self.homes
        idle: list[_People] = []
        while gone:
            low = gone & -gone
            gone ^= low
            if case.stamps.pop(low, 0) and self.offers[low].steps:
                idle.append(self._leave(case, low))
        if after & self.net.engine.alive:
            new = after & (~before | again) & self.homes
            while new:
                low = new & -new
                new ^= low
                self._open(case, self.offers[low])
        else:
            idle += self._end(case, before, last)
        for people in idle:
            self._call_next(people)

    def _leave(self, case: _Case, bit: int) -> _People:
        """Take a step from those that wait, or free who was at it."""
        people, begun = self.people[self.offers[bit].role], case.begun.pop(bit, None)
        if begun is None:
            people.count -= 1
        elif people.free is not None:
            people.free += 1
            people.worked += self.now - begun
        return people

    def _open(self, case: _Case, offer: Offer) -> None:
        self.stamp += 1
        stamp = self.stamp
        case.stamps[offer.bit], case.opened[offer.bit] = stamp, self.now
        for transition, hours in offer.timers:
            self._at(self.now + hours, HAPPENS, case, offer, stamp, transition)
        for transition, share, hours in offer.messages:
            if self.chance.random() < share:
                later = self.chance.expovariate(1 / hours) if hours else 0.0
                self._at(self.now + later, HAPPENS, case, offer, stamp, transition)
        if offer.steps:
            people = self.people[offer.role]
            people.count += 1
            people.waiting.append((case, offer, stamp))
            self._call_next(people)

    def _call_next(self, people: _People) -> None:
        """Let whoever is free begin what has waited longest."""
        while people.waiting and people.free != 0:
            case, offer, stamp = people.waiting.popleft()
            if case.stamps.get(offer.bit) != stamp:
                continue
            people.count -= 1
            case.begun[offer.bit] = self.now
            offer.waits.append(self.now - case.opened[offer.bit])
            work = exp(offer.middle + self.plan.spread * self.chance.gauss(0.0, 1.0)) * people.pace
            if people.free is not None:
                people.free -= 1
            self._at(self.now + work, DONE, case, offer, stamp)

    def _end(self, case: _Case, before: int, last: Transition | None) -> list[_People]:
        """Note how and after how long a case ended; return who had work in it."""
        self.still_open.discard(case)
        self.lengths.append((self.now - case.came) / 24)
        idle = [self._leave(case, bit) for bit in case.stamps if self.offers[bit].steps]
        case.stamps.clear()
        if last is not None:
            touched = self.net.engine.apply(before, last.change).touched
            for name in self._ends_in(touched):
                self.ends[name] = self.ends.get(name, 0) + 1
        return idle

    def _ends_in(self, touched: int) -> list[str]:
        diagram, bit = self.net.diagram, self.net.places.bit
        return [
            node.id
            for node in diagram.within("")
            if node.kind in ENDS and any(bit[flow] & touched for flow in node.incoming)
        ]

    # --- what was seen

    def _note_week(self) -> None:
        waiting = {role: each.count for role, each in self.people.items() if each.free is not None}
        self.weeks.append(Week(len(self.weeks) + 1, len(self.still_open), waiting))

    def _forecast(self) -> Forecast:
        left: dict[int, list[float]] = {}
        for case in self.still_open:
            for bit in case.stamps:
                left.setdefault(bit, []).append(self.now - case.opened[bit])
            for bit, begun in case.begun.items():
                self.people[self.offers[bit].role].worked += self.now - begun
        steps = [offer for offer in self.offers.values() if offer.steps]
        return Forecast(
            days=self.plan.days,
            arrived=self.arrived,
            ended=len(self.lengths),
            steps=self.steps,
            days_median=middle(self.lengths),
            days_p90=ninth_tenth(self.lengths),
            ends=dict(sorted(self.ends.items())),
            by_step=tuple(_step(offer, left.get(offer.bit, [])) for offer in steps),
            by_role=tuple(self._queue(role, [each for each in steps if each.role == role]) for role in self.people),
            weeks=tuple(self.weeks),
        )

    def _queue(self, role: str, mine: list[Offer]) -> Queue:
        people, staff = self.people[role], self.plan.staff.get(role)
        waits = [wait for each in mine for wait in each.waits] if staff else []
        hours = (staff.people if staff else 0) * self.now
        return Queue(
            role=role,
            people=staff.people if staff else None,
            done=sum(len(each.lasting) for each in mine),
            busy=min(1.0, people.worked / hours) if hours else 0.0,
            waiting_median=middle(waits),
            waiting_p90=ninth_tenth(waits),
            waiting_at_end=people.count,
        )


def _step(offer: Offer, left: list[float]) -> StepForecast:
    missed = None
    if offer.limit is not None:
        late = offer.late + sum(each > offer.limit for each in left)
        count = len(offer.lasting) + len(left)
        missed = late / count if count else 0.0
    return StepForecast(
        path=offer.path,
        role=offer.role,
        done=len(offer.lasting),
        waiting_median=middle(offer.waits),
        waiting_p90=ninth_tenth(offer.waits),
        lasting_median=middle(offer.lasting),
        missed=missed,
        waiting_at_end=len(left),
    )
