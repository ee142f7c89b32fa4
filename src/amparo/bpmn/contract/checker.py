"""Checks the procedures of a shelf that call one another, each alone and its callers by contract, and remembers.

    checker = Checker(diagrams)
    report = checker.check("p14_reparation")
    after = checker.redrawn(diagram)           # one of them was drawn anew
    after.check(diagram.process)               # this procedure only: at once
    after.callers_affected(diagram.process)    # who must be looked at again: nobody, if its contract is the same

What was found is kept by what it depends on, and only so much of it: a checker of the next request finds it again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from threading import Lock
from typing import Final, Generic, TypeVar

from amparo.bpmn.check import Report, check
from amparo.bpmn.contract.composed import Composed
from amparo.bpmn.contract.composition import compose, with_called
from amparo.bpmn.contract.terms import Contract, contract_of
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.rights import RIGHTS, Right

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """Keeps the last things found, by what they depend on."""

    def __init__(self, most: int) -> None:
        self.most, self._lock = most, Lock()
        self._found: OrderedDict[object, Found] = OrderedDict()

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


_CONTRACTS: Final[Kept[Contract | None]] = Kept(256)
_REPORTS: Final[Kept[Report]] = Kept(256)


class Checker:
    """Checks procedures. Raises `NotAccepted` where those that call one another do not fit together."""

    def __init__(self, diagrams: Mapping[str, Diagram], rights: Iterable[Right] = RIGHTS) -> None:
        self.diagrams = dict(diagrams)
        self.rights = tuple(rights)
        self.watch = Watch.of(self.rights)
        self.before: Checker | None = None
        self._digests: dict[str, str] = {}
        self._nets: dict[str, Composed] = {}

    def redrawn(self, *drawn: Diagram) -> Checker:
        """Return a checker in which some procedures are drawn anew."""
        after = Checker({**self.diagrams, **{each.process: each for each in drawn}}, self.rights)
        after.before = self
        return after

    def net(self, process: str) -> Composed:
        """Return a procedure with contracts in place of what it calls. Tell the stories of its report with it."""
        if process not in self._nets:
            self._nets[process] = compose(self.diagrams, process, self.watch, write=self._contract)
        return self._nets[process]

    def check(self, process: str) -> Report:
        """Check a procedure, with what it calls by contract."""
        net = self.net(process)
        drawn = [self._digest(each) for each in sorted(with_called(self.diagrams, process))]
        key = (process, tuple(drawn), tuple(map(id, self.rights)))
        return _REPORTS.get(key, lambda: self._found(process, net))

    def _found(self, process: str, net: Composed) -> Report:
        """Check, unless all that can be seen of what it calls is as before and all was well then: there is no story."""
        made: list[Report] = []

        def look() -> Report:
            made.append(check(net, self.rights))
            return made[0]

        report = _REPORTS.get((self._digest(process), self._seen(process), tuple(map(id, self.rights))), look)
        return report if made or report.ok else look()

    def callers_of(self, process: str) -> tuple[str, ...]:
        """Return all that calls a procedure, directly or through others."""
        return tuple(each for each in self.diagrams if each != process and process in with_called(self.diagrams, each))

    def callers_affected(self, process: str) -> tuple[str, ...]:
        """Return the callers to look at again since the procedure was drawn anew: those that can see a difference."""
        before = self.before
        if before is None or process not in before.diagrams:
            return self.callers_of(process)
        return tuple(each for each in self.callers_of(process) if self._seen(each) != before._seen(each))

    def _seen(self, caller: str) -> object:
        """Return what a caller can see of what it calls; of what has no contract, all."""
        net = self.net(caller)
        whole = [each for each in net.copies[1:] if not each.prefix.startswith(tuple(net.folded))]
        return (
            tuple((prefix, contract.seal) for prefix, contract in net.folded.items()),
            tuple((each.prefix, self._digest(each.diagram.process)) for each in whole),
        )

    def _contract(
        self, diagrams: Mapping[str, Diagram], process: str, own: frozenset[str], watch: Watch
    ) -> Contract | None:
        drawn = tuple(self._digest(each) for each in sorted(with_called(diagrams, process)))
        return _CONTRACTS.get((process, drawn, own, watch), lambda: contract_of(diagrams, process, own, watch))

    def _digest(self, process: str) -> str:
        if process not in self._digests:
            self._digests[process] = sha256(repr(self.diagrams[process]).encode()).hexdigest()
        return self._digests[process]
