"""Puts a procedure together with the contracts of what it calls and of its parallel branches.

Which shared answers must be seen depends on who reads them, and who reads them depends on what must be seen: it begins
with those that the rights and the drawing itself look at, and goes on until no contract reads another one. What nobody
reads then is left out of all contracts, and states that differ only by it become one class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from amparo.bpmn.contract.composed import Composed
from amparo.bpmn.contract.instants import answered_beside, opened_after
from amparo.bpmn.contract.open_graph import OpenGraph
from amparo.bpmn.contract.regions import Region, regions_of, taken_out, without
from amparo.bpmn.contract.terms import Contract, opened, written
from amparo.bpmn.contract.usage import read_in, used_in
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.net import Net
from amparo.bpmn.net.places import copies_of
from amparo.bpmn.proof.ctl import Open, may_set

Exploring = Callable[[Mapping[str, Diagram], str, frozenset[str], Watch, bool], OpenGraph | None]


def explored(
    diagrams: Mapping[str, Diagram], process: str, own: frozenset[str], watch: Watch, trusting: bool
) -> OpenGraph | None:
    """Return the graph of a called procedure in open surroundings."""
    net = Net(diagrams, process)
    net.trusting = trusting
    return opened(net, own, watch)


def compose(
    diagrams: Mapping[str, Diagram],
    main: str,
    watch: Watch,
    *,
    trusting: bool = False,
    branches: bool = True,
    whole: frozenset[str] = frozenset(),
    explore: Exploring = explored,
) -> Composed:
    """Return a procedure with contracts in it. Raises `NotAccepted` when those that call one another do not fit.

    `trusting`: faults were looked for already, and only rights are asked about; `branches`: whether parallel branches
    are folded too, except those that hold an element of `whole`.
    """
    copies_of(diagrams, main)
    if not branches:
        whole = frozenset(diagrams[main].nodes)
    return _Composition(diagrams, main, watch, trusting, explore, whole).net()


def called_by(diagram: Diagram) -> tuple[str, ...]:
    """Return what a drawing calls itself, once per call, in the order of the file."""
    return tuple(node.called for node in diagram.nodes.values() if node.kind is NodeKind.CALL and node.called)


def with_called(diagrams: Mapping[str, Diagram], process: str) -> Counter[str]:
    """Return a procedure and all that it calls, also through others, with how many times."""
    found = Counter({process: 1})
    for called in called_by(diagrams[process]):
        found += with_called(diagrams, called)
    return found


def surroundings(
    diagrams: Mapping[str, Diagram], main: str, watch: Watch
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the variables that only a called procedure has to do with, and the values that each variable can have."""
    composition = _Composition(diagrams, main, watch, trusting=False, explore=explored)
    return composition.own, composition.possible


class _Composition:
    def __init__(
        self,
        diagrams: Mapping[str, Diagram],
        main: str,
        watch: Watch,
        trusting: bool,
        explore: Exploring,
        whole: frozenset[str] = frozenset(),
    ) -> None:
        self.diagrams, self.main, self.watch, self.trusting, self.explore = diagrams, main, watch, trusting, explore
        self.drawing = diagrams[main]
        regions = (region for region in regions_of(self.drawing) if not region.nodes & whole)
        self.regions = {region: taken_out(self.drawing, region) for region in regions}
        self.times = with_called(diagrams, main)
        self.own = self._own()
        self.possible = self._possible()

    def _own(self) -> dict[str, frozenset[str]]:
        """Return for each procedure called the variables that nobody else has anything to do with.

        No right looks at them, and the procedure is called once only: two calls open at once would share them.
        """
        used = {process: used_in([self.diagrams[process]]) for process in self.times}
        found = {}
        for process in dict.fromkeys(called_by(self.drawing)):
            inside = with_called(self.diagrams, process)
            others = [used[each] for each in self.times - inside]
            mine = frozenset().union(*(used[each] for each in inside))
            handed = {name for name, each in self.diagrams[process].variables.items() if each.given}
            found[process] = mine.difference(handed, self.watch.variables, *others)
        return found

    def _possible(self) -> dict[str, frozenset[str]]:
        """Return the values that a variable can ever have here: at the start, or because something sets it."""
        found: dict[str, set[str]] = {}
        for process in self.times:
            drawing = self.diagrams[process]
            for name, variable in drawing.variables.items():
                given = variable.given if process == self.main else ()
                found.setdefault(name, set()).update(each for each in (variable.initial, *given) if each)
            for node in drawing.nodes.values():
                for name, value in may_set(node):
                    found.setdefault(name, set()).add(value)
        return {name: frozenset(values) for name, values in found.items()}

    def net(self) -> Composed:
        """Return the procedure with its contracts."""
        outer = without(self.drawing, self.regions)
        visible = self.watch.variables | read_in(outer) | self._handed(outer)
        while True:
            contracts = self._contracts(outer, visible)
            branches = {region: contract for region, inner in self.regions.items()
                        if (contract := self._branch(inner, region, visible)) is not None}  # fmt: skip
            if len(branches) < len(self.regions):
                self.regions = {region: self.regions[region] for region in branches}
                return self.net()
            more = visible.union(*(each.reads for each in (*contracts.values(), *branches.values())))
            if more == visible:
                return Composed(self.diagrams, self.main, contracts, branches, trusting=self.trusting)
            visible = more

    def _contracts(self, drawing: Diagram, visible: frozenset[str]) -> dict[str, Contract]:
        found = {}
        for process in dict.fromkeys(each for each in called_by(drawing) if each in self.diagrams):
            inside = [self.diagrams[each] for each in with_called(self.diagrams, process)]
            if not self.watch.needs_whole(inside):
                graph = self.explore(self.diagrams, process, self.own[process], self.watch, self.trusting)
                if graph is not None:
                    ends = [
                        out for node in self.drawing.nodes.values() if node.called == process for out in node.outgoing
                    ]
                    found[process] = written(graph, self.watch, visible, end_is_seen=self._end_is_seen(ends))
        return found

    def _branch(self, inner: Diagram, region: Region, visible: frozenset[str]) -> Contract | None:
        called = [self.diagrams[each] for process in called_by(inner) for each in with_called(self.diagrams, process)]
        if self.watch.needs_whole([inner, *called]):
            return None
        seen = visible | read_in(inner) | self._handed(inner)
        while True:
            contracts = self._contracts(inner, seen)
            more = seen.union(*(each.reads for each in contracts.values()))
            if more == seen:
                break
            seen = more
        diagrams = {**self.diagrams, inner.process: inner}
        net = Composed(diagrams, inner.process, contracts, trusting=self.trusting)
        graph = opened(net, self._own_of_branch(inner, region), self.watch, self.possible)
        if graph is None or graph.untidy:
            return None
        contract = written(graph, self.watch, visible, end_is_seen=self._end_is_seen([region.way_out]))
        return None if self._begins_unlike_a_call(contract, region) else contract

    def _end_is_seen(self, ways_out: Iterable[str]) -> bool:
        """Say whether something that a right looks at one move before may open as a call or branch ends."""
        kinds = [opened_after(self.diagrams, self.drawing, way_out) for way_out in ways_out]
        return any(
            opened is None or not isinstance(atom, Open) or not atom.kinds or bool(atom.kinds & opened)
            for atom in self.watch.soon
            for opened in kinds
        )

    def _begins_unlike_a_call(self, contract: Contract, region: Region) -> bool:
        """Say whether a branch answers something as it begins, or reads what another may be answering at that moment.

        Gateways run at once, in the order of the files: folded, a branch would begin before or after others that it
        began after or before.
        """
        ways = contract.opening.ways
        read = {name for way in ways for name, _ in way.given}
        if any(way.outcome.answers for way in ways):
            return True
        return bool(read and read & answered_beside(self.diagrams, self.drawing, region))

    def _own_of_branch(self, inner: Diagram, region: Region) -> frozenset[str]:
        outside = [without(self.drawing, [region])]
        calls = Counter(self.times)
        for process in called_by(inner):
            calls -= with_called(self.diagrams, process)
        outside += [self.diagrams[process] for process in calls if process != self.main]
        inside = [inner, *(self.diagrams[process] for process in self.times - calls)]
        return used_in(inside) - used_in(outside) - self.watch.variables

    def _handed(self, drawing: Diagram) -> frozenset[str]:
        """Return the variables whose values are looked at when something is called."""
        if self.trusting:
            return frozenset()
        called: Iterable[Diagram] = (self.diagrams[each] for each in called_by(drawing) if each in self.diagrams)
        return frozenset(name for each in called for name, variable in each.variables.items() if variable.may_misfit)
