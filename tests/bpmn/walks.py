"""Cases walked at random through a procedure, and their explanation worked out the slow and obvious way."""

from __future__ import annotations

import heapq
from itertools import count
from random import Random

from amparo.bpmn.net import Move, Net, State
from amparo.bpmn.replay import Event

LONGEST = 40


def event_of(move: Move) -> Event:
    """Return the event of a move, with its answers."""
    return Event(move.path, (move.path,), None, dict(move.answers))


def walked(net: Net, random: Random, *, longest: int = LONGEST, silent: frozenset[str] = frozenset()) -> list[Event]:
    """Return the events of a case that went as the procedure has it, to an end; empty when none came in time."""
    state = net.start()
    events: list[Event] = []
    for _ in range(longest):
        if net.ended(state):
            return events
        move = random.choice(net.moves(state))
        state = net.fire(state, move)
        if move.kind not in silent:
            events.append(event_of(move))
    return events if net.ended(state) else []


def least_deviations(
    net: Net, events: list[Event], *, silent: frozenset[str] = frozenset(), may_be_open: bool = False
) -> tuple[int, int] | None:
    """Return the least (deviations, extra events) of all explanations, by looking at each in the order of its cost."""
    order = count()
    waiting = [((0, 0), next(order), state, 0) for state in net.starts()]
    seen: set[tuple[State, int]] = set()
    while waiting:
        (cost, extras), _, state, index = heapq.heappop(waiting)
        if (state, index) in seen:
            continue
        seen.add((state, index))
        if index == len(events) and (may_be_open or net.ended(state)):
            return cost, extras
        if index < len(events):
            heapq.heappush(waiting, ((cost + 1, extras + 1), next(order), state, index + 1))
            if any(armed.absorbs and armed.path in events[index].paths for armed in net.waiting(state)):
                heapq.heappush(waiting, ((cost, extras), next(order), state, index + 1))
        for move in net.moves(state):
            after = net.fire(state, move)
            if index < len(events) and _means(events[index], move):
                heapq.heappush(waiting, ((cost, extras), next(order), after, index + 1))
            more = 0 if move.kind in silent else 1
            heapq.heappush(waiting, ((cost + more, extras), next(order), after, index))
    return None


def _means(event: Event, move: Move) -> bool:
    given = {**dict(move.answers), **event.answers}
    return move.path in event.paths and all(given[name] == value for name, value in move.answers)
