"""Checks the procedures of a shelf that call one another, each alone and its callers by contract, and remembers.

    checker = Checker(diagrams)
    report = checker.check("p14_reparation")
    after = checker.redrawn(diagram)           # one of them was drawn anew
    after.check(diagram.process)               # this procedure only: at once
    after.callers_affected(diagram.process)    # who must be looked at again: nobody, if its contract is the same

What was found is kept by what it depends on, and only so much of it: a checker of the next request finds it again.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Final, Generic, TypeVar

from amparo.bpmn.check import SOUND, Report, check
from amparo.bpmn.check.asking import has_subject
from amparo.bpmn.contract.composition import compose, explored, surroundings, with_called
from amparo.bpmn.contract.open_graph import OpenGraph
from amparo.bpmn.contract.parts import FEW_STATES, is_well, look_by_parts
from amparo.bpmn.contract.seal import sealed
from amparo.bpmn.contract.terms import written
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.edition import edition
from amparo.bpmn.net import Net
from amparo.bpmn.net.places import copies_of
from amparo.bpmn.rights import RIGHTS, Right

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """Keeps the last things found, by what they depend on."""

    def __init__(self, most: int) -> None:
        self.most, self._lock = most, Lock()
        self._found: OrderedDict[object, Found] = OrderedDict()

    def kept(self, key: object) -> Found | None:
        """Return what is kept for a key, if anything."""
        with self._lock:
            return self._found.get(key)

    def get(self, key: object, find: Callable[[], Found]) -> Found:
        """Return what is kept for a key, or find it and keep it."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        found = find()
        with self._lock:
            self._found[key] = found
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class Marks:
    """What a report depends on, as two digests; they are the same in every process and on every day.

    `drawn`: all that is drawn. `seen`: the drawing itself and what can be seen of what it calls; where it is the same,
    all holds again.
    """

    drawn: str
    seen: str


_GRAPHS: Final[Kept[OpenGraph | None]] = Kept(256)
_REPORTS: Final[Kept[Report]] = Kept(256)
_PARTS: Final[Kept[Report]] = Kept(2_048)
_SEALS: Final[Kept[str]] = Kept(8_192)


class Checker:
    """Checks procedures. Raises `NotAccepted` where those that call one another do not fit together.

    `few`: a procedure with more states than that is looked at in parts.
    """

    def __init__(
        self, diagrams: Mapping[str, Diagram], rights: Iterable[Right] = RIGHTS, *, few: int = FEW_STATES
    ) -> None:
        self.diagrams = dict(diagrams)
        self.rights, self.few = tuple(rights), few
        self.watch = Watch.of(self.rights)
        self.before: Checker | None = None
        self._digests: dict[str, str] = {}
        self._nets: dict[str, Net] = {}
        self._ids = (few, *map(id, self.rights))

    def redrawn(self, *drawn: Diagram) -> Checker:
        """Return a checker in which some procedures are drawn anew."""
        after = Checker({**self.diagrams, **{each.process: each for each in drawn}}, self.rights, few=self.few)
        after.before = self
        redrawn = {each.process for each in drawn}
        after._digests = {process: digest for process, digest in self._digests.items() if process not in redrawn}
        return after

    def net(self, process: str) -> Net:
        """Return the whole net of a procedure: tell the stories of its report with it."""
        if process not in self._nets:
            self._nets[process] = Net(self.diagrams, process)
        return self._nets[process]

    def check(self, process: str) -> Report:
        """Check a procedure, with what it calls by contract."""
        copies_of(self.diagrams, process)
        drawn = [self._digest(each) for each in sorted(with_called(self.diagrams, process))]
        return _REPORTS.get((process, tuple(drawn), self._ids), lambda: self._found(process))

    def at_once(self, process: str, most: int) -> Report | None:
        """Check a procedure when that takes no longer than a look at `most` states; None when it takes longer."""
        copies_of(self.diagrams, process)
        drawn = [self._digest(each) for each in sorted(with_called(self.diagrams, process))]
        key = (process, tuple(drawn), self._ids)
        known = _REPORTS.kept(key)
        if known is not None:
            return known
        net = compose(self.diagrams, process, self.watch, branches=False, explore=self._explored)
        report = check(net, self.rights, limit=most)
        if any(fault.code == "too_many_states" for fault in report.faults):
            return None
        return _REPORTS.get(key, lambda: report)

    def marks(self, process: str) -> Marks:
        """Return what the report of a procedure depends on. Raises `NotAccepted` where drawings do not fit."""
        copies_of(self.diagrams, process)
        rights = (edition(), process, tuple(right.id for right in self.rights))
        drawn = (rights, tuple(self._digest(each) for each in sorted(with_called(self.diagrams, process))))
        seen = (rights, self._digest(process), self._seen(process))
        return Marks(*(sha256(repr(_written(each)).encode()).hexdigest() for each in (drawn, seen)))

    def _found(self, process: str) -> Report:
        """Check, unless all that can be seen of what it calls is as before and all was well then: there is no story."""
        made: list[Report] = []

        def look() -> Report:
            made.append(
                look_by_parts(
                    self.diagrams,
                    process,
                    self.rights,
                    self._explored,
                    few=self.few,
                    remember=partial(self._part, process),
                )
            )
            return made[0]

        report = _REPORTS.get((process, self._digest(process), self._seen(process), self._ids), look)
        return report if made or report.ok else look()

    def _part(self, process: str, group: tuple[Right, ...], find: Callable[[], Report]) -> Report:
        """Return what was found of a few rights, unless they can see a difference in what is called, or had a story."""
        made: list[Report] = []

        def look() -> Report:
            made.append(find())
            return made[0]

        watch, trusting = Watch.of(group), all(right.id != SOUND for right in group)
        if not trusting:
            watch = Watch.of(())
        about = tuple(has_subject(self.net(process), right) for right in group)
        ids = tuple(map(id, group))
        report = _PARTS.get((process, self._digest(process), self._seen(process, watch, trusting), about, ids), look)
        return report if made or is_well(report) else look()

    def callers_of(self, process: str) -> tuple[str, ...]:
        """Return all that calls a procedure, directly or through others."""
        return tuple(each for each in self.diagrams if each != process and process in with_called(self.diagrams, each))

    def callers_affected(self, process: str) -> tuple[str, ...]:
        """Return the callers to look at again since the procedure was drawn anew: those that can see a difference."""
        before = self.before
        if before is None or process not in before.diagrams:
            return self.callers_of(process)
        return tuple(each for each in self.callers_of(process) if self._seen(each) != before._seen(each))

    def _seen(self, caller: str, watch: Watch | None = None, trusting: bool = False) -> object:
        """Return what rights (all, when not told) can see of what a caller calls; of what has no contract, all."""
        drawn, watch = watch is None, watch or self.watch
        owned, possible = surroundings(self.diagrams, caller, watch)
        declared = Counter(
            name for each in with_called(self.diagrams, caller) for name in self.diagrams[each].variables
        )
        seen: list[object] = [
            tuple((name, tuple(sorted(possible[name]))) for name, count in sorted(declared.items()) if count > 1)
        ]
        for process, own in owned.items():
            inside = sorted(with_called(self.diagrams, process))
            inner = tuple(map(self._digest, inside))
            key = (process, inner, own, watch, trusting, drawn)
            graph = self._explored(self.diagrams, process, own, watch, trusting)
            if graph is None or watch.needs_whole(self.diagrams[each] for each in inside):
                seen.append((process, inner))
            else:
                seen.append((process, _SEALS.get(key, partial(_seal, graph, watch, drawn))))
        return tuple(seen)

    def _explored(
        self, diagrams: Mapping[str, Diagram], process: str, own: frozenset[str], watch: Watch, trusting: bool
    ) -> OpenGraph | None:
        drawn = tuple(self._digest(each) for each in sorted(with_called(diagrams, process)))
        key = (process, drawn, own, watch.only_by, watch.after, trusting)
        return _GRAPHS.get(key, lambda: explored(diagrams, process, own, watch, trusting))

    def _digest(self, process: str) -> str:
        if process not in self._digests:
            self._digests[process] = sha256(repr(_written(self.diagrams[process])).encode()).hexdigest()
        return self._digests[process]


def _seal(graph: OpenGraph, watch: Watch, drawn: bool) -> str:
    contract = written(graph, watch)
    return sealed(contract.graph, contract.classes, drawn=drawn)


def _written(what: object) -> object:
    """Return something drawn as lists in an order of its own: sets have none that lasts."""
    if is_dataclass(what):
        return [type(what).__name__, *(_written(getattr(what, each.name)) for each in fields(what))]
    if isinstance(what, Mapping):
        return [[_written(key), _written(value)] for key, value in what.items()]
    if isinstance(what, frozenset):
        return sorted((_written(each) for each in what), key=repr)
    return [_written(each) for each in what] if isinstance(what, tuple | list) else repr(what)
