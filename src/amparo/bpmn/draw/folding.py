"""Choose which steps stand under the one before them, so that a long way keeps within two screens.

Only the longest ways are shortened, one fold at a time: first diamonds, never three in a pile if it can be helped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from amparo.bpmn.diagram import Diagram, NodeKind

from .scopes import Arc, Scope, scope_of

BOX_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Style:
    """How a placement folds. `open` is the widest: only events on a border have their steps under them.

    `folds` are flows whose two ends stand under one another although they are in one lane.
    """

    open: bool = False
    folds: frozenset[str] = frozenset()


def may_fold(diagram: Diagram, arc: Arc, style: Style, *, same_lane: bool) -> bool:
    """Whether the target of a flow may stand in the column of its source."""
    source = diagram.nodes[arc.source]
    if arc.event or arc.flow in style.folds:
        return True
    if style.open or source.kind is NodeKind.START:
        return False
    return not same_lane


def _longest(scope: Scope, weights: Mapping[str, int], sizes: Mapping[str, int]) -> list[Arc]:
    """Give the longest way through a scope, as its arcs."""
    far = dict.fromkeys(scope.items, 0)
    came: dict[str, Arc] = {}
    arcs = scope.forward()
    for item in scope.items:
        for arc in arcs:
            if arc.source == item:
                reach = far[item] + weights[arc.flow] * sizes[item]
                if reach > far[arc.target]:
                    far[arc.target], came[arc.target] = reach, arc
    last = max(scope.items, key=lambda item: far[item] + sizes[item])
    way: list[Arc] = []
    while last in came:
        way.append(came[last])
        last = came[last].source
    return way


def _price(diagram: Diagram, arc: Arc, piled: Counter[str]) -> float:
    """How much a fold would hurt the reading."""
    source, target = diagram.nodes[arc.source], diagram.nodes[arc.target]
    price = 2.6
    if source.is_gateway and not target.is_gateway:
        price = 1.0
    elif source.is_gateway:
        price = 1.3
    elif target.is_gateway:
        price = 1.6
    elif target.is_event:
        price = 1.8
    return price + 1.1 * (piled[arc.source] + piled[arc.target])


def choose_folds(
    diagram: Diagram, lane_of: Mapping[str, int], leave_out: frozenset[str], columns: int
) -> frozenset[str]:
    """Fold until the longest way of the process takes no more than so many columns, or nothing more can be folded."""
    scope = scope_of(diagram, "")
    scope.items = [item for item in scope.items if item not in leave_out]
    sizes = {item: BOX_COLUMNS if diagram.nodes[item].is_scope else 1 for item in scope.items}
    weights: dict[str, int] = {}
    piled: Counter[str] = Counter()
    for arc in scope.arcs:
        same = lane_of[arc.source] == lane_of[arc.target]
        boxed = diagram.nodes[arc.source].is_scope or diagram.nodes[arc.target].is_scope
        weights[arc.flow] = 0 if not boxed and may_fold(diagram, arc, Style(), same_lane=same) else 1
    folds: set[str] = set()
    while True:
        way = _longest(scope, weights, sizes)
        if sum(weights[arc.flow] * sizes[arc.source] for arc in way) + 1 <= columns:
            break
        choices = [arc for arc in way if weights[arc.flow] and _foldable(diagram, arc)]
        if not choices:
            break
        best = min(choices, key=lambda arc: _price(diagram, arc, piled))
        weights[best.flow] = 0
        folds.add(best.flow)
        piled[best.source] += 1
        piled[best.target] += 1
    return frozenset(folds)


def _foldable(diagram: Diagram, arc: Arc) -> bool:
    source, target = diagram.nodes[arc.source], diagram.nodes[arc.target]
    return not (source.is_scope or target.is_scope or source.kind is NodeKind.START)
