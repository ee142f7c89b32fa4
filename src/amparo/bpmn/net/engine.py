"""The compiled net at work on plain integers: apply a transition, then let gateways run until every token rests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.net.flowing import Flowing
from amparo.bpmn.net.happening import Happening
from amparo.bpmn.net.places import Places

MOST_INSTANTS: Final = 10_000


class Endless(RuntimeError):
    """Gateways and calls go round without anyone acting."""


class Run(NamedTuple):
    """The state after a transition, and what was seen on the way.

    `touched`: the places and arrows passed. `clash`: the places that two tokens met in.
    `early`: the arrows by which an end was reached while work that leads to it was open.
    """

    state: int
    touched: int
    clash: int
    early: int


class Engine:
    """Compiles places into transitions, once, and runs them."""

    def __init__(self, places: Places) -> None:
        self.places = places
        flowing = Flowing(places)
        self.joins = flowing.compile_joins()
        self.from_bit: dict[int, list[Transition]] = {}
        for home, transition in Happening(places, flowing).all():
            self.from_bit.setdefault(home, []).append(transition)
        self.homes = sum(self.from_bit)
        self.instants = self._compile_instants(flowing)
        self.closings = [
            *self._hushings(),
            *(
                Transition(places.bit[scope.path], places.content(scope), self._closing(scope.path, flowing))
                for scope in places.scopes
            ),
        ]
        main = places.scopes[-1]
        self.opening = self._initial(flowing).then(flowing.enter(main))
        self.alive = places.bit[main.path]

    def _compile_instants(self, flowing: Flowing) -> dict[int, list[Transition]]:
        instants: dict[int, list[Transition]] = {}
        for scope in self.places.scopes:
            for node in scope.copy.diagram.within(scope.id):
                for flow in node.outgoing:
                    bit = self.places.bit[scope.copy.path(flow)]
                    if bit & self.places.passing:
                        instants[bit] = flowing.pass_on(scope, scope.copy.diagram.flows[flow])
        return instants

    def _hushings(self) -> Iterator[Transition]:
        """Yield what puts event sub-processes away once the main stream of their scope has ended."""
        for scope in self.places.scopes:
            for start in self.places.starters(scope):
                bit = self.places.bit[scope.copy.path(start.id)]
                need = self.places.bit[scope.path] | bit
                yield Transition(need, self.places.main_stream(scope), Change(clear=bit))

    def _closing(self, path: str, flowing: Flowing) -> Change:
        done = Change(clear=self.places.inside(path))
        if path not in self.places.nodes:  # the whole procedure
            return done
        copy, node = self.places.nodes[path]
        return flowing.leave(copy, node).clearing(done.clear | flowing.borders(copy, node))

    def _initial(self, flowing: Flowing) -> Change:
        change = Change()
        for variable in self.places.variables.values():
            if variable.initial is not None:
                change = change.then(flowing.answer(variable.name, variable.initial))
        return change

    def start(self, given: Change | None = None) -> Run:
        """Open the procedure. `given` are answers handed over by a caller."""
        opening = self.opening if given is None else self.opening_with(given)
        return self.apply(0, opening)

    def opening_with(self, given: Change) -> Change:
        """Return the opening with other first answers."""
        flowing = Flowing(self.places)
        return self._initial(flowing).then(given).then(flowing.enter(self.places.scopes[-1]))

    def apply(self, state: int, change: Change) -> Run:
        """Apply a change, then pass tokens on until each rests.

        The token on the first arrow (in the order of the files) moves first; a join fires as soon as its last
        token arrives; once no token is passing, event sub-processes whose scope has ended its main stream are put
        away (their open work goes on), and empty scopes close, innermost first.
        """
        touched = clash = early = 0
        queue: list[Change] = [change]
        for _ in range(MOST_INSTANTS):
            if not queue:
                transition = self._next(state)
                if transition is None:
                    return Run(state, touched, clash, early)
                if state & transition.late and state & ~transition.need & transition.late:
                    early |= transition.need
                queue.append(transition.change)
            change = queue.pop()
            state &= ~change.clear
            clash |= state & change.put
            state |= change.put
            touched |= change.touch
            for join in change.joins:
                transition = self.joins[join]
                if state & transition.need == transition.need:
                    queue.append(transition.change)
        raise Endless(", ".join(self.paths(state & self.places.passing)))

    def _next(self, state: int) -> Transition | None:
        moving = state & self.places.passing
        if moving:
            for way in self.instants[moving & -moving]:
                if state & way.need == way.need and not state & way.forbid:
                    return way
        for closing in self.closings:
            if state & closing.need == closing.need and not state & closing.forbid:
                return closing
        return None

    def possible(self, state: int) -> Iterator[Transition]:
        """Yield the transitions that would change a state, in the order of the places."""
        homes = state & self.homes
        while homes:
            low = homes & -homes
            for transition in self.from_bit[low]:
                if not transition.absorb & state:
                    yield transition
            homes ^= low

    def paths(self, mask: int) -> list[str]:
        """Return the paths of the places of a mask."""
        return [path for path, bit in self.places.bit.items() if bit & mask]
