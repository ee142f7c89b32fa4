"""What may happen at each place of a procedure, with the figures of a plan: who does it, how long, how likely."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Final

from amparo.bpmn.diagram import Node, NodeKind
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Move, Transition
from amparo.bpmn.rehearse.plan import UNITS, BadPlan, Plan

OTHER: Final = "other"
MINUTES: Final = 30.0  # of a step that no figure of the plan covers
UNLIKELY: Final = 0.05  # how often a message comes that no figure of the plan covers: beside the work,
AWAITED: Final = 1.0  # or where the work waits for it,
DAYS: Final = 3.0  # and after how long
_DURATION: Final = re.compile(r"^P(?:(\d+)M|(\d+)W|(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")


@dataclass(eq=False, slots=True)
class Offer:
    """What may happen at one place: a step done by a role, timers, messages. Lengths in hours.

    `hours` is the median of the work, `limit` the limit of time of the step.
    """

    bit: int
    path: str
    role: str
    steps: tuple[Transition, ...]
    weights: tuple[float, ...]
    hours: float
    limit: float | None
    timers: tuple[tuple[Transition, float], ...]
    messages: tuple[tuple[Transition, float, float], ...]
    waits: list[float] = field(default_factory=list)
    lasting: list[float] = field(default_factory=list)
    late: int = 0

    def choose(self, chance: Random) -> Transition:
        """Choose how the step is answered. An open step may be answered in each of its ways, whatever the state."""
        return self.steps[bisect(self.weights, chance.random() * self.weights[-1], 0, len(self.weights) - 1)]

    def note_done(self, hours: float) -> None:
        """Note how long the step lasted, from open to done."""
        self.lasting.append(hours)
        if self.limit is not None and hours > self.limit:
            self.late += 1


def offers_of(net: Net, plan: Plan) -> dict[int, Offer]:
    """Return what may happen at each place of a procedure, by the place's bit. Raises `BadPlan`."""
    return {bit: _offer(net, plan, bit, several) for bit, several in net.engine.from_bit.items()}


def _offer(net: Net, plan: Plan, bit: int, several: list[Transition]) -> Offer:
    moves = [(each, each.move) for each in several if each.move is not None]
    steps = [(each, move) for each, move in moves if move.kind == "step"]
    path = (steps or moves)[0][1].path if moves else ""
    weights = [_weight(move, plan) for _, move in steps]
    return Offer(
        bit=bit,
        path=path,
        role=(net.role_of(path) or "") if steps else "",
        steps=tuple(each for each, _ in steps),
        weights=tuple(accumulate(weights if any(weights) else [1.0] * len(weights))),
        hours=_minutes(net.node(path), path, plan) / 60 if steps else 0.0,
        limit=_limit(net, path, plan) if steps else None,
        timers=tuple((each, _ring(net, move, plan)) for each, move in moves if move.kind == "timer"),
        messages=tuple((each, *_message(net.node(move.path), plan)) for each, move in moves if move.kind == "message"),
    )


def _weight(move: Move, plan: Plan) -> float:
    weight = 1.0
    for variable, value in move.answers:
        weight *= plan.chances.get(variable, {}).get(value, 1.0)
    return weight


def _minutes(node: Node, path: str, plan: Plan) -> float:
    kind = node.step.kind if node.step else OTHER
    for key in (path, node.id, kind, OTHER):
        if key in plan.minutes:
            return plan.minutes[key]
    return MINUTES


def _limit(net: Net, path: str, plan: Plan) -> float | None:
    node = net.node(path)
    if node.step is None or node.step.deadline is None:
        return None
    return plan.limits.get(net.diagram_of(path).process, {}).get(node.step.deadline)


def _ring(net: Net, move: Move, plan: Plan) -> float:
    """Return the hours after which a timer rings: a limit of the plan ("@key") or an ISO 8601 duration."""
    written = net.node(move.path).timer or ""
    if written.startswith("@"):
        hours = plan.limits.get(net.diagram_of(move.path).process, {}).get(written[1:])
        if hours is None:
            raise BadPlan(f"deadlines.{written[1:]}", "unknown")
        return hours
    return iso_hours(written)


def iso_hours(written: str) -> float:
    """Return the hours of an ISO 8601 duration of months, weeks, days, hours, minutes. Raises `BadPlan`."""
    found = _DURATION.match(written)
    if found is None:
        raise BadPlan(written or "timer", "unknown")
    units = ("months", "weeks", "days", "hours", "minutes")
    return sum(UNITS[unit] * int(part) for unit, part in zip(units, found.groups(), strict=True) if part)


def _message(node: Node, plan: Plan) -> tuple[float, float]:
    """Return how often a message comes, and after how many hours."""
    given = plan.messages.get(node.message or "")
    if given is not None:
        return given
    beside = node.attached_to is not None or node.kind is NodeKind.START
    return (UNLIKELY if beside else AWAITED), 24 * DAYS
