"""In which order the steps of the lane can be done: every order of one procedure must be one of the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.bpmn.diagram import Node
from amparo.bpmn.net import Net
from amparo.bpmn.proof.explore import EXACT, explore
from amparo.bpmn.proof.graph import Graph

Done = tuple[str, tuple[str, ...]]  # a step and what was answered in it
Order = tuple[Done, ...]
MOST_ORDERS: Final = 5_000


class Steps:
    """The states of a procedure, and which step of the lane each move does, if any."""

    def __init__(self, net: Net, done: Mapping[str, Node], *, again: bool = False) -> None:
        """`done`: the step done when a task is completed or a sub-process closes; `again`: it may be begun anew."""
        self.net, self.again = net, again
        self.graph: Graph = explore(net, reduce=EXACT)
        self.by_task = {path: step for path, step in done.items() if net.node(path).is_task}
        self.by_scope = {net.places.bit[path]: step for path, step in done.items() if path not in self.by_task}
        self._next = [self._work_out(index) for index in range(len(self.graph.states))]
        self.start = self._unseen(frozenset(self.graph.starts))

    def _work_out(self, index: int) -> list[tuple[Done | None, int]]:
        state = self.graph.states[index]
        found: list[tuple[Done | None, int]] = []
        for then, way in self.graph.edges_from(index):
            path = way.move.path if way.move else ""
            step = self.by_task.get(path)
            for bit, closed in self.by_scope.items():
                if state & bit and not self.graph.states[then] & bit and not self._interrupts(path, bit):
                    step = closed
            found.append((self._done(step, self.graph.states[then]) if step else None, then))
        if self.again and not state & self.net.engine.alive:
            found += [(None, start) for start in self.graph.starts]
        return found

    def _done(self, step: Node, state: int) -> Done:
        asked = ((ask.variable, value) for ask in step.asks for value in ask.values)
        given = sorted(f"{name} = {value}" for name, value in asked if self.net.places.answer[name, value] & state)
        return step.id, tuple(given)

    def _interrupts(self, path: str, bit: int) -> bool:
        host = self.net.node(path).attached_to
        return host is not None and self.net.places.bit.get(host) == bit

    def _unseen(self, states: frozenset[int]) -> frozenset[int]:
        reached, waiting = set(states), list(states)
        while waiting:
            for step, then in self._next[waiting.pop()]:
                if step is None and then not in reached:
                    reached.add(then)
                    waiting.append(then)
        return frozenset(reached)

    def after(self, states: frozenset[int]) -> dict[Done, frozenset[int]]:
        """Return where each step that may come next leads."""
        found: dict[Done, set[int]] = {}
        for state in states:
            for step, then in self._next[state]:
                if step is not None:
                    found.setdefault(step, set()).add(then)
        return {step: self._unseen(frozenset(several)) for step, several in found.items()}


def order_missing(mine: Steps, theirs: Steps) -> Order | None:
    """Return a shortest order of steps that the one can do and the other cannot, or None."""
    begun = (mine.start, theirs.start)
    seen = {begun}
    waiting: list[tuple[tuple[frozenset[int], frozenset[int]], Order]] = [(begun, ())]
    for (here, there), order in waiting:  # it grows
        if len(seen) > MOST_ORDERS:
            return None
        answers = theirs.after(there)
        for step, then in sorted(mine.after(here).items()):
            if step not in answers:
                return (*order, step)
            pair = (then, answers[step])
            if pair not in seen:
                seen.add(pair)
                waiting.append((pair, (*order, step)))
    return None
