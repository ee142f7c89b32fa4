"""Draw a finished sheet together: everything moves left, or up, until it would come too near to something.

Order is kept: what stood before another thing on the same height still does, so that nothing new can touch or
cross. Used for long procedures only, because columns and rows are then no longer quite in line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from amparo.bpmn.diagram import Diagram

from .gathering import (
    BORDER,
    LANE,
    NODE,
    WIRE,
    WORDS,
    Groups,
    Item,
    Key,
    bundle,
    ends_of,
    is_frame,
    node_key,
    shapes_of,
    wires_of,
    word_key,
    words_of,
)  # fmt: skip
from .plan import Label, Line, Rect, Shape
from .sheet import Sheet
from .sizes import BORDER_GAP, GAP, MARGIN, TRACK

_APART = {
    (NODE, NODE): GAP - 2, (NODE, WIRE): MARGIN, (WIRE, WIRE): TRACK, (BORDER, WIRE): TRACK,
    (BORDER, NODE): BORDER_GAP + 4, (BORDER, BORDER): BORDER_GAP, (WORDS, WORDS): 8.0, (WIRE, WORDS): 5.0,
    (NODE, WORDS): 8.0, (BORDER, WORDS): 8.0, (LANE, NODE): 22.0, (LANE, WIRE): 22.0, (LANE, WORDS): 22.0,
    (BORDER, LANE): 22.0, (LANE, LANE): 44.0,
}  # fmt: skip
BESIDE = 5.0


def _constraints(items: Sequence[Item], groups: Groups) -> dict[tuple[Key, Key], float]:
    """How near each group may come to those before it, as a difference of how far they move."""
    found: dict[tuple[Key, Key], float] = {}
    ordered = sorted(items, key=lambda each: each.low)
    named = [groups.of(item.key) for item in ordered]
    for number, after in enumerate(ordered):
        for at in range(number):
            before = ordered[at]
            if before.high > after.low + 0.01 or named[at] == named[number]:
                continue
            if before.right + BESIDE <= after.left or after.right + BESIDE <= before.left:
                continue
            gap = after.low - before.high
            kinds = (before.kind, after.kind) if before.kind < after.kind else (after.kind, before.kind)
            room = min(gap, _APART[kinds]) - gap
            pair = (named[at], named[number])
            if room > found.get(pair, -1e9):
                found[pair] = room
    return found


def _in_time(diagram: Diagram, sheet: Sheet, groups: Groups) -> dict[tuple[Key, Key], float]:
    """Say what comes later stays further to the right, although it stands on another height."""
    found: dict[tuple[Key, Key], float] = {}
    for flow in diagram.flows.values():
        if flow.source not in sheet.shapes or flow.target not in sheet.shapes:
            continue
        one, other = sheet.shapes[flow.source], sheet.shapes[flow.target]
        gap = other.rect.x - one.rect.right
        keys = [
            groups.of(("frame", end, side) if is_frame(diagram, end) else node_key(diagram, end))
            for end, side in ((flow.source, 1), (flow.target, 0))
        ]
        beyond = other.rect.centre[0] - one.rect.centre[0]
        if keys[0] == keys[1] or beyond < -1:
            continue
        pair = (keys[0], keys[1])
        found[pair] = max(found.get(pair, -1e9), min(gap, GAP) - gap if gap > 0 else -max(0.0, beyond))
    return found


def _solve(
    items: Sequence[Item], groups: Groups, wall: float, later: Mapping[tuple[Key, Key], float]
) -> dict[Key, float]:
    """How far each group moves; never forward."""
    moves: dict[Key, float] = {}
    for item in items:
        name = groups.of(item.key)
        moves[name] = max(moves.get(name, -1e9), min(0.0, wall - item.low))
    found = _constraints(items, groups)
    for pair, room in later.items():
        found[pair] = max(found.get(pair, -1e9), room)
    limits = sorted(found.items(), key=lambda each: each[0])
    by_source: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for (one, other), room in limits:
        by_source[one].append((other, room))
    waiting = set(moves)
    while waiting:
        one = min(waiting, key=lambda key: (moves[key], key))
        waiting.discard(one)
        for other, room in by_source[one]:
            if moves[one] + room > moves[other] + 1e-6:
                moves[other] = moves[one] + room
                waiting.add(other)
    _pull(items, groups, moves, by_source)
    return moves


def _pull(
    items: Sequence[Item], groups: Groups, moves: dict[Key, float], after: Mapping[Key, list[tuple[Key, float]]]
) -> None:
    """Let parts of lines whose two ends lie further on follow them, instead of staying behind."""
    members: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        members[groups.of(item.key)].append(item)
    loose = [name for name, parts in members.items() if all(part.kind == WIRE and part.onward for part in parts)]
    for name in sorted(loose, key=lambda each: -members[each][0].low):
        room = min((moves[other] - least for other, least in after[name]), default=0.0)
        moves[name] = max(moves[name], min(0.0, room))


def _lanes(sheet: Sheet) -> Iterator[Item]:
    """Give the borders of the lanes."""
    for number, top in enumerate(sheet.lane_tops):
        yield Item(("lane", "", number), LANE, top, top, -1e6, 1e6)


def _moved(label: Label | None, by: float, *, upright: bool) -> Label | None:
    if label is None:
        return None
    return label.moved(by, 0) if upright else label.moved(0, by)


def compact(diagram: Diagram, sheet: Sheet, *, upright: bool) -> Sheet:
    """Draw a sheet together: to the left when `upright` things make room for one another, else upward."""
    groups = Groups()
    wires = list(wires_of(diagram, sheet, groups, upright=upright))
    bundle(diagram, sheet, wires, groups)
    items = [*wires, *shapes_of(diagram, sheet, upright=upright), *words_of(diagram, sheet, upright=upright)]
    if not upright:
        items += _lanes(sheet)
    wall = 14.0 if upright else min([item.low for item in items if item.kind == LANE] + [8.0])
    moves = _solve(items, groups, wall, _in_time(diagram, sheet, groups) if upright else {})
    by: Mapping[Key, float] = {key: moves.get(groups.of(key), 0.0) for key in {item.key for item in items}}
    shapes = {id_: _move_shape(diagram, shape, by, upright=upright) for id_, shape in sheet.shapes.items()}
    lines = {id_: _move_line(diagram, sheet, line, by, shapes, upright=upright) for id_, line in sheet.lines.items()}
    if upright:
        far = max(item.high + by[item.key] for item in items) + 14.0
        return replace(sheet, width=far, shapes=shapes, lines=lines)
    tops = [top + by[("lane", "", number)] for number, top in enumerate(sheet.lane_tops)]
    return replace(sheet, height=tops[-1], shapes=shapes, lines=lines, lane_tops=tops)


def _move_shape(diagram: Diagram, shape: Shape, by: Mapping[Key, float], *, upright: bool) -> Shape:
    if not is_frame(diagram, shape.id):
        move = by[node_key(diagram, shape.id)]
        return shape.moved(move, 0) if upright else shape.moved(0, move)
    near, far = by[("frame", shape.id, 0)], by[("frame", shape.id, 1)]
    rect = shape.rect
    if upright:
        rect = Rect(rect.x + near, rect.y, rect.width + far - near, rect.height)
    else:
        rect = Rect(rect.x, rect.y + near, rect.width, rect.height + far - near)
    return Shape(shape.id, rect, _moved(shape.label, near, upright=upright))


def _move_line(
    diagram: Diagram, sheet: Sheet, line: Line, by: Mapping[Key, float], shapes: Mapping[str, Shape], *, upright: bool
) -> Line:
    """Move the parts of a line that lie across the axis; the others follow."""
    points = [list(point) for point in line.points]
    axis = 0 if upright else 1
    for number, (one, other) in enumerate(zip(line.points, line.points[1:], strict=False)):
        move = by.get(("wire", line.id, number))
        if move is not None:
            points[number][axis] = one[axis] + move
            points[number + 1][axis] = other[axis] + move
    for place, near, end in ((0, 1, ends_of(diagram, line)[0]), (-1, -2, ends_of(diagram, line)[1])):
        if line.points[place][axis] != line.points[near][axis]:
            old, new = sheet.shapes[end].rect, shapes[end].rect
            low_old, low_new = (old.x, new.x) if upright else (old.y, new.y)
            high_old, high_new = (old.right, new.right) if upright else (old.bottom, new.bottom)
            at = line.points[place][axis]
            points[place][axis] = at + (
                low_new - low_old if abs(at - low_old) < abs(at - high_old) else high_new - high_old
            )
    label = _moved(line.label, by[word_key(diagram, sheet, line)], upright=upright) if line.label else None
    return Line(line.id, tuple((x, y) for x, y in points), label)
