"""Tells a way through a composed net as the steps of the procedures that it calls.

Each state of the whole net stands for one of the composed net: what is open inside a call is replaced by its class.
By the definition of the classes, a move of the composed net can be followed in the whole net: perhaps some moves
that nobody outside sees, and then one that leads to a state that stands for the next. The shortest such way is
looked for, move by move; what the end of the story does not need is then left out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from amparo.bpmn.contract.terms import OUT, Contract
from amparo.bpmn.net import Move, Net, NotPossible, State

if TYPE_CHECKING:
    from amparo.bpmn.contract.composed import Composed
    from amparo.bpmn.proof.graph import Graph

MOST_TRIED: Final = 20_000


class NotFollowed(LookupError):
    """The whole net has no such way."""


class Lens:
    """Sees a state of the whole net as one of a composed net that stands for a part of it."""

    def __init__(self, net: Composed, whole: Net, prefix: str = "") -> None:
        """`prefix`: of the paths of the part in the whole."""
        self.net, folded = net, net.folded_places
        bits = whole.places.bit
        self.pairs = [(bits[f"{prefix}{path}"], bit) for path, bit in folded.bit.items()
                      if f"{prefix}{path}" in bits and bit & folded.resting]  # fmt: skip
        self.answers = [
            (bit, folded.answer[each]) for each, bit in whole.places.answer.items() if each in folded.answer
        ]
        self.inside = [
            (folded.bit[inner.rstrip("/")], contract, _lens_of(contract, whole, f"{prefix}{net.told[inner]}"),
             [folded.bit[f"{inner}={number}"] for number in range(contract.size)])
            for inner, contract in net.folded.items()
        ]  # fmt: skip

    def seen(self, state: int) -> int:
        """Return the state of the composed net, without whether it is open itself."""
        found = _moved(state, self.pairs)
        for scope, contract, lens, classes in self.inside:
            local = lens.seen(state)
            if local & contract.graph.memory.marks:
                local |= contract.graph.net.engine.alive
                local &= ~sum(
                    bit for name, bit in contract.graph.net.places.answer.items() if name[0] in contract.shared
                )
                number = contract.class_of.get(contract.graph.memory.without_forgotten(local), OUT)
                found |= scope | (classes[number] if number != OUT else 0)
        return found | _moved(state, self.answers)


class PlainLens:
    """Sees a state of the whole net as one of a net, with everything taken in, that is a part of it."""

    def __init__(self, net: Net, whole: Net, prefix: str) -> None:
        bits = whole.places.bit
        self.pairs = [(bits[f"{prefix}{path}"], bit) for path, bit in net.places.bit.items()
                      if f"{prefix}{path}" in bits and bit & net.places.resting]  # fmt: skip
        if prefix:
            self.pairs.append((bits[prefix.rstrip("/")], net.engine.alive))
        self.answers = [(bit, net.places.answer[each]) for each, bit in whole.places.answer.items()
                        if each in net.places.answer]  # fmt: skip

    def seen(self, state: int) -> int:
        """Return the state of the part."""
        return _moved(state, self.pairs) | _moved(state, self.answers)


def _lens_of(contract: Contract, whole: Net, prefix: str) -> Lens | PlainLens:
    net = contract.graph.net
    return PlainLens(net, whole, prefix) if net is net.whole else Lens(cast("Composed", net), whole, prefix)


def _moved(state: int, pairs: list[tuple[int, int]]) -> int:
    found = 0
    for bit, there in pairs:
        if state & bit:
            found |= there
    return found


class Unfolder:
    """Follows ways of one graph in the whole net."""

    def __init__(self, net: Composed, graph: Graph) -> None:
        self.net, self.graph, self.whole = net, graph, net.whole
        self.lens = Lens(net, net.whole)
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
                state, told = self._making(state, self.graph.number[self.stands_for(state.bits)], move)
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
            call = next(prefix for prefix in self.net.told.values() if move.path.startswith(prefix))
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
