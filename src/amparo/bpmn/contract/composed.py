"""A procedure with each call, and each parallel branch, replaced by its contract.

It is compiled like any net: in place of what is folded stands a small drawing with one place per class of its
contract, whose moves set the shared answers. Everything about a path inside ("call_reparation/vote") can be asked as
of the whole net; its bit is then that of the classes in which it is open. Stories are told as the folded steps
themselves (see `unfold`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from amparo.bpmn.contract.regions import Region, without
from amparo.bpmn.contract.terms import OUT, Choice, Contract
from amparo.bpmn.contract.unfold import Unfolder
from amparo.bpmn.diagram import Diagram, Flow, Node, NodeKind
from amparo.bpmn.net import Move, Net, State, Ways
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.net.engine import Engine
from amparo.bpmn.net.flowing import Flowing
from amparo.bpmn.net.places import Copy, Places, copies_of
from amparo.bpmn.proof.graph import Graph

_START: Final = "=start"
_GATE: Final = "=gate"
_GO: Final = "=go"


class Composed(Net):
    """A procedure compiled with contracts. What has none is taken in whole.

    `contracts`: of the procedures called, by process; `branches`: those of parallel branches, which have no name in
    the drawing, so that what lies in them is known by its own path. `folded`: the contracts by the prefix of their
    places here, and `told`: the prefix of their paths in the whole net.
    """

    def __init__(
        self,
        diagrams: Mapping[str, Diagram],
        main: str,
        contracts: Mapping[str, Contract],
        branches: Mapping[Region, Contract] | None = None,
        *,
        trusting: bool = False,
    ) -> None:
        self.main, self.diagram, self.diagrams = main, diagrams[main], diagrams
        self.copies = copies_of(diagrams, main)
        self.trusting, self.classes, self.alarms = trusting, 0, {}
        branches = branches or {}
        shown = {**diagrams, **{process: _stand_in(process, each) for process, each in contracts.items()}}
        if branches:
            shown[main] = without(self.diagram, branches)
            shown |= {f"{main}{region.id}": _stand_in(f"{main}{region.id}", each) for region, each in branches.items()}
        self.folded_places = Places(copies_of(shown, main))
        self.engine = Engine(self.folded_places)
        by_process = {**contracts, **{f"{main}{region.id}": each for region, each in branches.items()}}
        self.folded = {each.prefix: by_process[each.diagram.process] for each in self.folded_places.copies[1:]
                       if each.diagram.process in by_process}  # fmt: skip
        hidden = {f"{region.id}/" for region in branches}
        self.told = {prefix: "" if prefix in hidden else prefix for prefix in self.folded}
        self.places = self._seen_through()
        for prefix, contract in self.folded.items():
            self._put_in(prefix, contract)
        self.passed = self._passed_inside()
        self._transition = {each.move: each for each in self._transitions() if each.move}
        self._steps = self._mask_of_steps()

    @property
    def called(self) -> tuple[Copy, ...]:
        """What is called, as far as entering it is seen here: what a contract calls was seen in the contract."""
        known = {scope.path for scope in self.folded_places.scopes}
        return tuple(each for each in self.copies[1:] if each.prefix.rstrip("/") in known)

    @cached_property
    def whole(self) -> Net:
        """The net with everything that it calls taken in."""
        return Net(self.diagrams, self.main)

    def way_to(self, graph: Ways, index: int, *more: Move, exact: bool = False) -> tuple[State, list[Move]]:
        """Return a way to a state of a graph of this net, in the whole net."""
        if not isinstance(graph, Graph):
            raise TypeError("only the graph of a proof can be followed")
        return Unfolder(self, graph).way_to(index, *more, exact=exact)

    def _transitions(self) -> Iterator[Transition]:
        for several in self.engine.from_bit.values():
            yield from several

    def _mask_of_steps(self) -> int:
        mask = 0
        for path, (_, node) in self.places.nodes.items():
            mask |= self.places.bit.get(path, 0) if node.is_task else 0
        return mask

    # --- compiling

    def _seen_through(self) -> Places:
        """Return the places with the paths inside what is folded as the whole net has them."""
        seen = copy.copy(self.folded_places)
        seen.nodes = {each.path(node.id): (each, node) for each in self.copies for node in each.diagram.nodes.values()}
        seen.bit = {path: bit for path, bit in seen.bit.items() if not path.startswith(tuple(self.folded))}
        top = 1 << max(bit.bit_length() for bit in (*seen.answer.values(), *self.folded_places.bit.values()))
        for prefix, contract in self.folded.items():
            classes = [self.folded_places.bit[f"{prefix}={number}"] for number in range(contract.size)]
            for path, numbers in contract.open_in.items():
                seen.bit.setdefault(f"{self.told[prefix]}{path}", sum(classes[number] for number in numbers))
        for each in self.copies:
            for flow in each.diagram.flows.values():
                if each.path(flow.id) not in seen.bit:
                    seen.bit[each.path(flow.id)] = top
                    top <<= 1
        self._top = top
        return seen

    def _passed_inside(self) -> dict[int, int]:
        """Return what was passed inside each branch, in whatever surroundings."""
        found = {}
        for prefix, contract in self.folded.items():
            if not self.told[prefix]:
                passed, touched = 0, contract.graph.touched
                for path, bit in contract.graph.net.places.bit.items():
                    passed |= self.places.bit.get(path, 0) if bit & touched else 0
                found[self.folded_places.bit[prefix.rstrip("/")]] = passed
        return found

    def _put_in(self, prefix: str, contract: Contract) -> None:
        bit, flowing = self.folded_places.bit, Flowing(self.folded_places)
        self.engine.instants[bit[f"{prefix}{_GO}"]] = self._ways(prefix, contract.opening, _GO, flowing)
        for number, choices in enumerate(contract.choices):
            home, transitions = bit[f"{prefix}={number}"], []
            for order, choice in enumerate(choices):
                name = f"={number}.{order}"
                arrow = bit[f"{prefix}{name}"]
                move = choice.move and choice.move.within(self.told[prefix])
                transitions.append(Transition(home, 0, Change(clear=home, put=arrow, touch=arrow), move))
                self.engine.instants[arrow] = self._ways(prefix, choice, name, flowing)
            self.engine.from_bit[home] = transitions
            self.classes |= home

    def _ways(self, prefix: str, choice: Choice, arrow: str, flowing: Flowing) -> list[Transition]:
        places, ways = self.folded_places, []
        here = places.bit[f"{prefix}{arrow}"]
        for given, outcome in choice.ways:
            need, forbid = here, 0
            for name, value in given:
                if value is None:
                    forbid |= sum(places.answer[name, each] for each in places.variables[name].values)
                else:
                    need |= places.answer[name, value]
            change = Change(clear=here)
            for answer in outcome.answers:
                change = change.then(flowing.answer(*answer))
            put = places.bit[f"{prefix}={outcome.to}"] if outcome.to != OUT else 0
            change = change.then(Change(put=put, touch=self._touch(self.told[prefix], outcome.tags)))
            ways.append(Transition(need, forbid, change))
        return ways

    def _touch(self, prefix: str, tags: frozenset[tuple[str, ...]]) -> int:
        touch = 0
        for code, path, *more in tags:
            if code == "sets":
                each, node = self.places.nodes[f"{prefix}{path}"]
                touch |= sum(self.places.bit[each.path(flow)] for flow in (node.outgoing or node.incoming))
            elif code != "done":
                touch |= self._alarm((code, f"{prefix}{path}", *more))
        return touch

    def _alarm(self, what: tuple[str, ...]) -> int:
        known = next((bit for bit, each in self.alarms.items() if each == what), 0)
        if not known:
            known = self._top
            self._top <<= 1
            self.alarms[known] = what
        return known


def _stand_in(process: str, contract: Contract) -> Diagram:
    """Return a drawing with one place per class, and an arrow for each thing that may happen in it."""
    diagram = contract.graph.net.diagram
    nodes = {
        _START: Node(_START, NodeKind.START, effects=contract.effects, outgoing=(_GO,)),
        _GATE: Node(_GATE, NodeKind.EXCLUSIVE, incoming=(_GO,)),
    }
    flows = {_GO: Flow(_GO, _START, _GATE)}
    for number, choices in enumerate(contract.choices):
        arrows = tuple(f"={number}.{order}" for order in range(len(choices)))
        nodes[f"={number}"] = Node(f"={number}", NodeKind.USER_TASK, outgoing=arrows)
        flows |= {arrow: Flow(arrow, f"={number}", _GATE) for arrow in arrows}
    variables = {name: each for name, each in contract.graph.net.variables.items() if name in contract.shared}
    return Diagram(process, diagram.name, diagram.pool, (), nodes, flows, variables)
