"""Tells a way through a composed net as the steps of the procedures that it calls.

Each state of the whole net stands for one of the composed net: what is open inside a call is replaced by its class.
By the definition of the classes, a move of the composed net can be followed in the whole net: perhaps some moves
that nobody outside sees, and then one that leads to a state that stands for the next. The shortest such way is
looked for, move by move; what the end of the story does not need is then left out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from amparo.bpmn.contract.terms import OUT, Contract
from amparo.bpmn.net import Move, NotPossible, State

if TYPE_CHECKING:
    from amparo.bpmn.contract.composed import Composed
    from amparo.bpmn.proof.graph import Graph

MOST_TRIED: Final = 20_000


class NotFollowed(LookupError):
    """The whole net has no such way."""


class _Lens:
    """Sees a state of the whole net as one of the composed net."""

    def __init__(self, net: Composed) -> None:
        self.net, self.whole = net, net.whole
        places, folded = self.whole.places, net.folded_places
        self.pairs = [(bit, folded.bit[path]) for path, bit in places.bit.items() if path in folded.bit]
        self.pairs += [(bit, folded.answer[answer]) for answer, bit in places.answer.items() if answer in folded.answer]
        self.inside = [(prefix, contract, self._inside(prefix, contract)) for prefix, contract in net.folded.items()]

    def _inside(self, prefix: str, contract: Contract) -> list[tuple[int, int]]:
        own, places = contract.graph.net, self.whole.places
        pairs = [(places.bit[prefix.rstrip("/")], own.engine.alive)]
        pairs += [(places.bit[f"{prefix}{path}"], bit) for path, bit in own.places.bit.items()
                  if path != own.main and bit & own.places.resting]  # fmt: skip
        pairs += [(places.answer[answer], bit) for answer, bit in own.places.answer.items()
                  if answer[0] not in contract.shared]  # fmt: skip
        return pairs

    def seen(self, state: int) -> int:
        """Return the state of the composed net for one of the whole net."""
        found = 0
        for bit, there in self.pairs:
            if state & bit:
                found |= there
        for prefix, contract, pairs in self.inside:
            if not state & pairs[0][0]:
                continue
            local = 0
            for bit, there in pairs:
                if state & bit:
                    local |= there
            number = contract.class_of.get(contract.graph.memory.without_forgotten(local), OUT)
            if number != OUT:
                found |= self.net.folded_places.bit[f"{prefix}={number}"]
        return found


class Unfolder:
    """Follows ways of one graph in the whole net."""

    def __init__(self, net: Composed, graph: Graph) -> None:
        self.net, self.graph, self.whole = net, graph, net.whole
        self.lens = _Lens(net)
        self._stands_for: dict[int, int] = {}

    def way_to(self, index: int, *more: Move, exact: bool = False) -> tuple[State, list[Move]]:
        """Return the start and the moves of a short way to a state, and on by more moves (see `Graph.way_to`)."""
        numbers = [index]
        while (before := self.graph.parent[numbers[-1]]) >= 0:
            numbers.append(before)
        targets = [self.graph.states[each] for each in reversed(numbers)]
        start = next(each for each in self.whole.starts() if self.stands_for(each.bits) == targets[0])
        moves: list[Move] = []
        state = start
        try:
            for target in targets[1:]:
                state, told = self._on(state, partial(self._stands, target))
                moves += told
            if exact:
                state, told = self._until_nothing_more(state)
                moves += told
            for move in more:
                state, told = self._making(state, index, move)
                moves += told
        except NotFollowed:
            if not self.graph.clashes:
                raise
            return start, moves  # two tokens have met: what comes after has no meaning, and is told up to there
        return start, self._without_detours(start, moves, last=len(more), exact=exact)

    def stands_for(self, state: int) -> int:
        """Return the state of the graph that a state of the whole net stands for."""
        known = self._stands_for.get(state)
        if known is None:
            known = self._stands_for[state] = self.graph.settled(self.lens.seen(state))
        return known

    def _stands(self, target: int, _move: Move, then: State) -> bool:
        return self.stands_for(then.bits) == target

    def _making(self, state: State, index: int, move: Move) -> tuple[State, list[Move]]:
        """Return the way on that ends with a move; inside a call, with that one or one that does the same."""
        try:
            return self._on(state, lambda made, _then: made == move)
        except NotFollowed:
            call = next(prefix for prefix in self.net.folded if move.path.startswith(prefix))
            targets = {self.graph.states[then] for then, way in self.graph.edges_from(index) if way.move == move}
            return self._on(
                state, lambda made, then: made.path.startswith(call) and self.stands_for(then.bits) in targets
            )

    def _on(self, state: State, arrives: Callable[[Move, State], bool]) -> tuple[State, list[Move]]:
        """Return the shortest way on, through states that stand for the same, to where a move arrives."""
        here = self.stands_for(state.bits)
        came: dict[State, tuple[State, Move] | None] = {state: None}
        for each in came_in_turn(came):
            for move in self.whole.moves(each):
                then = self.whole.fire(each, move)
                if arrives(move, then):
                    return then, [*_back(came, each), move]
                if then not in came and len(came) < MOST_TRIED and self.stands_for(then.bits) == here:
                    came[then] = (each, move)
        raise NotFollowed("the whole net cannot follow its contracts")

    def _until_nothing_more(self, state: State) -> tuple[State, list[Move]]:
        here = self.stands_for(state.bits)
        came: dict[State, tuple[State, Move] | None] = {state: None}
        for each in came_in_turn(came):
            moves = self.whole.moves(each)
            if not moves:
                return each, _back(came, each)
            for move in moves:
                then = self.whole.fire(each, move)
                if then not in came and len(came) < MOST_TRIED and self.stands_for(then.bits) == here:
                    came[then] = (each, move)
        return state, []

    def _without_detours(self, start: State, moves: list[Move], *, last: int, exact: bool) -> list[Move]:
        """Leave out what the end does not need; the last moves, asked for as such, stay and stay possible."""
        known, asked = moves[: len(moves) - last], moves[len(moves) - last :]
        at, goal = len(known) - 1, self._ends_of(start, known, asked, exact=exact)
        while at >= 0:
            fewer = known[:at] + known[at + 1 :]
            if self._ends_of(start, fewer, asked, exact=exact) == goal:
                known = fewer
            at -= 1
        return [*known, *asked]

    def _ends_of(self, start: State, known: list[Move], asked: list[Move], *, exact: bool) -> tuple[int | None, ...]:
        return self._end_of(start, known, exact=exact), self._end_of(start, [*known, *asked], exact=exact)

    def _end_of(self, start: State, moves: list[Move], *, exact: bool) -> int | None:
        state = start
        for move in moves:
            try:
                state = self.whole.fire(state, move)
            except NotPossible:
                return None
        return state.bits if exact else self.stands_for(state.bits)


def came_in_turn(came: dict[State, tuple[State, Move] | None]) -> Iterator[State]:
    """Yield the states as they are found, also those found meanwhile."""
    done = 0
    while done < len(came):
        for each in list(came)[done:]:
            done += 1
            yield each


def _back(came: dict[State, tuple[State, Move] | None], state: State) -> list[Move]:
    moves: list[Move] = []
    while (step := came[state]) is not None:
        state, move = step
        moves.append(move)
    return moves[::-1]
