"""The same rehearsal written with SimPy: a process for each step, timer and message, a resource for each role.

The figures are Amparo's own (`offers_of`), the clock and the queues are SimPy's. The moves are the kernel's, asked of
it as anyone would (`Net.moves`, `Net.fire`); or, with `tables`, looked up in the tables that Amparo's rehearsal keeps.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from math import exp
from random import Random
from typing import Any

import simpy

from amparo.bpmn.net import Net, State
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.rehearse.leaps import Leaps
from amparo.bpmn.rehearse.offers import Offer, offers_of
from amparo.bpmn.rehearse.plan import DAYS_A_MONTH, Plan

Run = Generator[Any, Any, None]


@dataclass
class Case:
    """A case: its state, and the processes at work or waiting at each place."""

    state: int
    at: dict[int, list[simpy.Process]] = field(default_factory=dict)


class Peer:
    """A rehearsal in SimPy."""

    def __init__(self, net: Net, plan: Plan, seed: int, *, tables: bool = False) -> None:
        """Make the environment, and a resource for each role that has a number of people."""
        self.net, self.plan, self.tables = net, plan, tables
        self.chance = Random(seed)  # noqa: S311 - chance in a rehearsal, not a secret
        self.env = simpy.Environment()
        self.offers = offers_of(net, plan)
        self.homes = sum(self.offers)
        self.leaps = Leaps(net, self.offers)
        self.people = {role: simpy.Resource(self.env, staff.at_once) for role, staff in plan.staff.items()}
        self.first = net.start().bits
        self.arrived = self.ended = self.steps = 0

    def play(self) -> None:
        """Run for the days of the plan."""
        self.env.process(self._arrivals())
        self.env.run(until=self.plan.days * 24.0)

    def _arrivals(self) -> Run:
        rate = self.plan.arrivals_a_month / (24 * DAYS_A_MONTH)
        while True:
            yield self.env.timeout(self.chance.expovariate(rate))
            self.arrived += 1
            case = Case(self.first)
            self._follow(case, 0, self.first, 0)

    def _follow(self, case: Case, before: int, after: int, again: int) -> None:
        gone = (before & ~after | again) & self.homes
        if not after & self.net.engine.alive:
            gone = before & self.homes
            self.ended += 1
        while gone:
            low = gone & -gone
            gone ^= low
            for process in case.at.pop(low, ()):
                if process.is_alive and process is not self.env.active_process:
                    process.interrupt()
        new = after & (~before | again) & self.homes if after & self.net.engine.alive else 0
        while new:
            low = new & -new
            new ^= low
            self._open(case, self.offers[low])

    def _open(self, case: Case, offer: Offer) -> None:
        found = [self.env.process(self._happen(case, offer, each, hours)) for each, hours in offer.timers]
        for transition, share, hours in offer.messages:
            if self.chance.random() < share:
                later = self.chance.expovariate(1 / hours) if hours else 0.0
                found.append(self.env.process(self._happen(case, offer, transition, later)))
        if offer.steps:
            found.append(self.env.process(self._do(case, offer)))
        case.at[offer.bit] = found

    def _do(self, case: Case, offer: Offer) -> Run:
        staff, opened = self.plan.staff.get(offer.role), self.env.now
        work = offer.hours * exp(self.plan.spread * self.chance.gauss(0.0, 1.0))
        try:
            if staff is None:
                offer.waits.append(0.0)
                yield self.env.timeout(work)
            else:
                with self.people[offer.role].request() as asked:
                    yield asked
                    offer.waits.append(self.env.now - opened)
                    yield self.env.timeout(work * staff.pace)
        except simpy.Interrupt:
            return
        self.steps += 1
        offer.note_done(self.env.now - opened)
        self._move(case, offer, offer.choose(self.chance), offer.bit)

    def _happen(self, case: Case, offer: Offer, transition: Transition, hours: float) -> Run:
        try:
            yield self.env.timeout(hours)
        except simpy.Interrupt:
            return
        possible = case.state & transition.need == transition.need and not case.state & transition.forbid
        if possible and not case.state & transition.absorb:
            self._move(case, offer, transition, 0)

    def _move(self, case: Case, offer: Offer, transition: Transition, again: int) -> None:
        before = case.state
        if self.tables:
            case.state = self.leaps.leap(before, transition, again).after
        else:
            move = next(each for each in self.net.moves(State(before)) if each == transition.move)
            case.state = self.net.fire(State(before), move).bits
        self._follow(case, before, case.state, again)
