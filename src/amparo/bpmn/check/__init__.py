"""Checks a procedure: is it sound, and which rights hold in every state that it can reach.

report = check(Net(diagrams, "p00_main"))
report.ok            # a version is published only when this is true
report.results       # per right: Holds, Broken (with its story), DoesNotArise or OfScreens
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from amparo.bpmn.check.alike import same_help_for_all
from amparo.bpmn.check.asking import formulas_of, has_subject
from amparo.bpmn.check.results import Broken, DoesNotArise, Holds, OfScreens, Report, Result
from amparo.bpmn.check.trial import Trial
from amparo.bpmn.net import Endless, Net
from amparo.bpmn.proof.ctl import Eventually, Over
from amparo.bpmn.proof.explore import MOST_STATES, TooManyStates, explore
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.proof.sound import Fault, Line, Story, faults_of
from amparo.bpmn.rights import RIGHTS, Right

__all__ = [
    "SOUND", "Broken", "DoesNotArise", "Fault", "Holds", "Line", "OfScreens", "Report", "Result", "Story", "check",
]  # fmt: skip

SOUND: Final = "R31"  # the right that is soundness itself: told again by the faults


def check(net: Net, rights: Iterable[Right] = RIGHTS, *, limit: int = MOST_STATES) -> Report:
    """Look at every state that a procedure can reach. With more states than `limit`, the report says where to cut."""
    with _unswept():
        return _checked(net, tuple(rights), limit)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for unused circles of objects meanwhile: a proof makes none, and the search is long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _checked(net: Net, rights: tuple[Right, ...], limit: int) -> Report:
    unknown = _unknown_promises(net, rights)
    results: dict[str, Result] = {right.id: DoesNotArise(right.id in net.diagram.promises) for right in rights}
    proof = _Proof(net, limit)
    try:
        found, faults = proof.of_states([right for right in rights if right.way in {"states", "drawing"}])
        results |= found
        results |= {right.id: _elsewhere(net, right, limit) for right in rights if right.way in {"screens", "runs"}}
    except TooManyStates as too_many:
        fault = Fault("too_many_states", too_many.region, facts=(("limit", str(limit)),))
        return Report(net.main, limit, 0, (*unknown, fault), results)
    except Endless:
        return Report(net.main, 0, 0, (*unknown, Fault("endless", net.main)), results)
    if SOUND in results:
        results[SOUND] = _soundness(faults, proof.states)
    return Report(net.main, proof.states, proof.edges, (*unknown, *faults), results)


class _Proof:
    """Looks at the states of a procedure: once for most rights, and again for those that are judged apart."""

    def __init__(self, net: Net, limit: int) -> None:
        self.net, self.limit, self.states, self.edges = net, limit, 0, 0

    def of_states(self, rights: Iterable[Right]) -> tuple[dict[str, Result], tuple[Fault, ...]]:
        """Return the results, and what is unsound."""
        asked = [right.asked_of(self.net.variables) for right in rights if right.id != SOUND]
        asked = [right for right in asked if has_subject(self.net, right)]
        lighter = {right.id: replace(right, clauses=right.enough) for right in asked if self.may_be_lighter(right)}
        together = [lighter.get(right.id, right) for right in asked if not right.apart]
        judge = self.explored(together)
        faults = faults_of(self.net, judge.graph, judge.where(Eventually(Over())))
        results = {right.id: Trial(self.net, judge.graph, judge, right).result() for right in together}
        for right in asked:
            if right.apart or (right.id in lighter and isinstance(results[right.id], Broken)):
                judge = self.explored([right])
                results[right.id] = Trial(self.net, judge.graph, judge, right).result()
        return results, faults

    def may_be_lighter(self, right: Right) -> bool:
        """Say whether the stronger clauses of a right are worth a look."""
        return bool(right.enough) and (right.shown is None or right.shown(self.net))

    def explored(self, rights: Iterable[Right]) -> Judge:
        """Look at every state that these rights can tell apart."""
        graph = explore(self.net, [each for right in rights for each in formulas_of(self.net, right)], limit=self.limit)
        self.states += len(graph.states)
        self.edges += graph.edges
        return Judge(self.net, graph)


def _soundness(faults: tuple[Fault, ...], states: int) -> Result:
    if not faults:
        return Holds(states)
    return Broken(faults[0].story or Story((), (), ()), where=faults[0].path)


def _elsewhere(net: Net, right: Right, limit: int) -> Result:
    """Return the result of a right that is no property of these states: of screens, or of runs compared."""
    if right.way == "runs":
        return same_help_for_all(net, limit=limit)
    asks_somebody = any(node.fields for _, node in net.places.nodes.values())
    return OfScreens(right.kept_by) if asks_somebody else DoesNotArise(right.id in net.diagram.promises)


def _unknown_promises(net: Net, rights: tuple[Right, ...]) -> tuple[Fault, ...]:
    known = {right.id for right in rights}
    return tuple(Fault("unknown_right", net.main, facts=(("right", each),))
                 for each in net.diagram.promises if each not in known)  # fmt: skip
