"""When a drawing can be taken as an internal procedure, and what is found of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import Diagram, Node
from amparo.bpmn.refine import Side, look_at_internal
from amparo.partnership.internal.vocabulary import BREAKS, KEEPS, WAITING, WITHDRAWN

MOST_NAME: Final = 80


def reasons_not_to_take(diagram: Diagram, coalition: Mapping[str, Diagram]) -> list[str]:
    """Say why a drawing is no internal procedure of an institution. Empty means that it can be looked at."""
    if diagram.refines is None:
        return [_("The drawing does not say which lane of which procedure it carries out (amparo:refines).")]
    theirs = coalition.get(diagram.refines.process)
    if theirs is None:
        return [_("No procedure in force here has the process %(process)s.") % {"process": diagram.refines.process}]
    if diagram.process in coalition:
        return [_("Give the drawing a process of its own: a coalition procedure already has this one.")]
    if diagram.refines.lane not in {lane.id for lane in theirs.lanes}:
        lanes = ", ".join(lane.id for lane in theirs.lanes)
        return [_("That procedure has no such lane. Its lanes are: %(lanes)s.") % {"lanes": lanes}]
    return []


def limits_without_length(diagram: Diagram, limits: Iterable[str]) -> list[str]:
    """Say which limits of time the drawing names and nobody gave a length."""
    missing = sorted(set(filter(None, map(_limit, diagram.nodes.values()))) - set(limits))
    sentence = _("The drawing names the limit %(limit)s, which has no length: use one of the coalition's procedure.")
    return [sentence % {"limit": name} for name in missing]


def _limit(node: Node) -> str:
    if node.step and node.step.deadline:
        return node.step.deadline
    return node.timer[1:] if node.timer and node.timer.startswith("@") else ""


def parameters_beside(theirs: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of an internal procedure in a country: the coalition's limits, unless it has its own."""
    return {**own, "deadlines": {**theirs.get("deadlines", {}), **own.get("deadlines", {})}}


def found_of(internal: Side, coalition: Mapping[str, Side], checker: Checker) -> list[dict[str, str]]:
    """Return a sentence by language for each thing in which it does not keep what the coalition agreed."""
    return [dict(problem.message) for problem in look_at_internal(internal, coalition, checker)]


def name_of_process(country: str, institution: str, process: str, lane: str) -> str:
    """Return the id of the process with which an institution draws how it does a lane."""
    words = re.findall(r"[a-z0-9]+", f"{country} {institution} {process} {lane.removeprefix('lane_')}".lower())
    return "_".join(words)[:MOST_NAME].rstrip("_")


def state_of(found: list[Any] | None, *, withdrawn: bool) -> str:
    """Say how an internal procedure stands; None is that nobody looked yet beside what is in force now."""
    if withdrawn:
        return WITHDRAWN
    if found is None:
        return WAITING
    return BREAKS if found else KEEPS
