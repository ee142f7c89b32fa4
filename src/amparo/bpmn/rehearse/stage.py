"""The rehearsal itself: a clock, queues of steps before the people of each role, and the kernel's own moves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import exp
from random import Random
from typing import Final

from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.rehearse.forecast import Forecast, Queue, StepForecast, Week, middle, ninth_tenth
from amparo.bpmn.rehearse.leaps import Leap, Leaps
from amparo.bpmn.rehearse.offers import Offer, offers_of
from amparo.bpmn.rehearse.plan import DAYS_A_MONTH, HOURS_A_WEEK, Plan, Staff

MOST_STEPS: Final = 2_000_000
DRAWN: Final = 8_192


class TooMuchWork(Exception):
    """The rehearsal would take more steps than it may."""


@dataclass(eq=False, slots=True)
class _Case:
    """An invented case: its state, when it came, and what is open in it, by place."""

    state: int
    came: float
    open: dict[int, _Open] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class _Open:
    """Something open in a case: since when, begun when (below 0: not yet), and whether it still is."""

    case: _Case
    offer: Offer
    since: float
    begun: float = -1.0
    live: bool = True


@dataclass(eq=False, slots=True)
class _People:
    """The people of a role, and the steps that wait for them. `free` is below 0 where nobody ever waits."""

    free: int
    pace: float
    waiting: deque[_Open] = field(default_factory=deque)
    count: int = 0
    worked: float = 0.0


# When, in which order, what is open, and what happens to it: a timer or message, or None when its work is done.
_Event = tuple[float, int, _Open, Transition | None]


def rehearse(net: Net, plan: Plan, *, seed: int = 1, most_steps: int = MOST_STEPS) -> Forecast:
    """Let invented cases go through a procedure for the days of the plan and sum up what was seen.

    The same seed gives the same forecast, and the same arrivals whoever is there: so that forecasts of one seed can be
    compared. Cases arrive at random at an even rate (Poisson), the work of a step is log-normal, whoever waits longest
    is served first. Raises `TooMuchWork` beyond `most_steps` steps, and `BadPlan`.
    """
    return _Stage(net, plan, Random(seed), most_steps).play()  # noqa: S311 - chance in a rehearsal, not a secret


class _Stage:
    def __init__(self, net: Net, plan: Plan, chance: Random, most_steps: int) -> None:
        self.net, self.plan, self.chance, self.most_steps = net, plan, chance, most_steps
        self.offers = offers_of(net, plan)
        self.leaps = Leaps(net, self.offers)
        self.people = {role: self._people(role) for role in sorted({o.role for o in self.offers.values() if o.steps})}
        self.factors = [exp(plan.spread * chance.gauss(0.0, 1.0)) for _ in range(DRAWN)]
        self.events: list[_Event] = []
        self.now, self.order, self.steps = 0.0, 0, 0
        self.arrived, self.lengths = 0, dict[_Case, float]()
        self.going: set[_Case] = set()
        self.ends: dict[str, int] = {}
        self.weeks: list[Week] = []

    def _people(self, role: str) -> _People:
        staff: Staff | None = self.plan.staff.get(role)
        return _People(-1, 1.0) if staff is None else _People(staff.at_once, staff.pace)

    # --- the clock

    def play(self) -> Forecast:
        end, gap = self.plan.days * 24.0, 24 * DAYS_A_MONTH / self.plan.arrivals_a_month
        coming = Random(self.chance.random())  # noqa: S311 - a chance of their own, which no step moves on
        arrival, week = coming.expovariate(1 / gap), HOURS_A_WEEK
        while (until := min(arrival, week)) <= end:
            self._run(until)
            self.now = until
            if arrival <= week:
                self._arrive()
                arrival += coming.expovariate(1 / gap)
            else:
                self._note_week()
                week += HOURS_A_WEEK
        self._run(end)
        self.now = end
        return _forecast(self)

    def _run(self, until: float) -> None:
        """Let everything happen that is due before a time."""
        events, leap = self.events, self.leaps.leap
        while events and events[0][0] < until:
            self.now, _, what, transition = heappop(events)
            if not what.live:
                continue
            case, offer = what.case, what.offer
            if transition is None:
                self.steps += 1
                offer.note_done(self.now - what.since)
                self._follow(case, leap(case.state, offer.choose(self.chance), offer.bit))
            elif (
                not case.state & transition.absorb
                and case.state & transition.need == transition.need
                and not case.state & transition.forbid
            ):
                self._follow(case, leap(case.state, transition, 0))
        if self.steps > self.most_steps:
            raise TooMuchWork

    # --- what happens

    def _arrive(self) -> None:
        case = _Case(self.leaps.first, self.now)
        self.arrived += 1
        self.going.add(case)
        self._open(case, self.leaps.opening)

    def _follow(self, case: _Case, leap: Leap) -> None:
        """Move a case on: put away what is no longer open, open what is new."""
        case.state = leap.after
        idle = [self._leave(what) for bit in leap.gone if (what := case.open.pop(bit, None)) and what.offer.steps]
        if leap.closing > 0:
            self._close(case)
        elif leap.closing < 0:
            self.lengths.pop(case, None)
        if leap.ended:
            idle += [self._leave(what) for what in case.open.values() if what.offer.steps]
            self._end(case, leap)
        else:
            self._open(case, leap.opens)
        for people in idle:
            if people.waiting:
                self._call_next(people)

    def _leave(self, what: _Open) -> _People:
        """Take a step from those that wait, or free who was at it."""
        what.live = False
        people = self.people[what.offer.role]
        if what.begun < 0:
            people.count -= 1
        elif people.free >= 0:
            people.free += 1
            people.worked += self.now - what.begun
        return people

    def _open(self, case: _Case, offers: Iterable[Offer]) -> None:
        now = self.now
        for offer in offers:
            what = case.open[offer.bit] = _Open(case, offer, now)
            for transition, hours in offer.timers:
                self._at(now + hours, what, transition)
            for transition, share, hours in offer.messages:
                if self.chance.random() < share:
                    self._at(now + (self.chance.expovariate(1 / hours) if hours else 0.0), what, transition)
            if offer.steps:
                people = self.people[offer.role]
                if people.free and not people.waiting:
                    self._begin(what, people)
                else:
                    people.count += 1
                    people.waiting.append(what)

    def _at(self, when: float, what: _Open, transition: Transition | None) -> None:
        self.order += 1
        heappush(self.events, (when, self.order, what, transition))

    def _begin(self, what: _Open, people: _People) -> None:
        """Let somebody free begin a step."""
        what.begun = self.now
        what.offer.waits.append(self.now - what.since)
        if people.free > 0:
            people.free -= 1
        factor = self.factors[int(self.chance.random() * DRAWN)]
        self._at(self.now + what.offer.hours * factor * people.pace, what, None)

    def _call_next(self, people: _People) -> None:
        """Let whoever is free begin what has waited longest."""
        while people.waiting and people.free:
            what = people.waiting.popleft()
            if what.live:
                people.count -= 1
                self._begin(what, people)

    def _close(self, case: _Case) -> None:
        """Note how long a case was open; its file may be kept for years, and it may be opened again."""
        self.lengths.setdefault(case, (self.now - case.came) / 24)

    def _end(self, case: _Case, leap: Leap) -> None:
        for what in case.open.values():
            what.live = False
        case.open.clear()
        self.going.discard(case)
        self._close(case)
        for name in leap.ends:
            self.ends[name] = self.ends.get(name, 0) + 1

    # --- what was seen

    def _note_week(self) -> None:
        waiting = {role: each.count for role, each in self.people.items() if each.free >= 0}
        self.weeks.append(Week(len(self.weeks) + 1, self.arrived - len(self.lengths), waiting))


def _forecast(stage: _Stage) -> Forecast:
    left: dict[int, list[float]] = {}
    for what in (each for case in stage.going for each in case.open.values() if each.offer.steps):
        left.setdefault(what.offer.bit, []).append(stage.now - what.since)
        if what.begun >= 0:
            stage.people[what.offer.role].worked += stage.now - what.begun
    steps = [offer for offer in stage.offers.values() if offer.steps]
    lengths = list(stage.lengths.values())
    return Forecast(
        days=stage.plan.days,
        arrived=stage.arrived,
        ended=len(lengths),
        steps=stage.steps,
        days_median=middle(lengths),
        days_p90=ninth_tenth(lengths),
        ends=dict(sorted(stage.ends.items())),
        by_step=tuple(_step(offer, left.get(offer.bit, [])) for offer in steps),
        by_role=tuple(_queue(stage, role, [each for each in steps if each.role == role]) for role in stage.people),
        weeks=tuple(stage.weeks),
    )


def _queue(stage: _Stage, role: str, mine: list[Offer]) -> Queue:
    people, staff = stage.people[role], stage.plan.staff.get(role)
    waits = [wait for each in mine for wait in each.waits] if staff else []
    hours = (staff.at_once if staff else 0) * stage.now
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
