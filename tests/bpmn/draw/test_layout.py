"""No line through a box, nothing on top of anything, everything in its lane: for any diagram, and for our own."""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from amparo.bpmn.diagram import Diagram, NodeKind
from amparo.bpmn.draw import Layout, layout
from amparo.bpmn.draw.plan import Label, Rect, Shape
from amparo.bpmn.read import read

from .building import Builder, diagrams

CONTENT = Path(__file__).parents[3] / "content" / "procedures"
OURS = sorted(CONTENT.glob("*/procedure.bpmn"))
CALM = settings(  # the same examples each time, and no long hunt for a smaller one
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def drawn(path: Path, lang: str) -> tuple[Diagram, Layout]:
    diagram = read(path.read_bytes(), name=path.parent.name)
    texts = tomllib.loads((path.parent / f"texts.{lang}.toml").read_text(encoding="utf-8"))
    return diagram, layout(diagram, texts, lang)


def parts(points: tuple[tuple[float, float], ...]) -> list[Rect]:
    """The straight parts of a line as thin rectangles."""
    found = []
    for (x, y), (u, v) in pairwise(points):
        assert x == u or y == v, "every part of a line is level or upright"
        found.append(Rect(min(x, u), min(y, v), abs(x - u), abs(y - v)))
    return found


def runs_through(part: Rect, box: Rect) -> bool:
    """Whether a part of a line lies inside a box, its border apart."""
    return part.x < box.right - 1 and part.right > box.x + 1 and part.y < box.bottom - 1 and part.bottom > box.y + 1


def around(diagram: Diagram, id_: str) -> set[str]:
    """The boxes in which a node is drawn."""
    found, scope = set(), diagram.nodes[id_].scope
    while scope:
        found.add(scope)
        scope = diagram.nodes[scope].scope
    return found


def check_lines(diagram: Diagram, plan: Layout) -> None:
    for line in plan.lines.values():
        ends = diagram.flows.get(line.id) or next(each for each in diagram.message_flows if each.id == line.id)
        allowed = set()
        for end in {ends.source, ends.target} & set(diagram.nodes):
            allowed |= around(diagram, end)
        for id_, shape in plan.everything().items():
            if id_ not in allowed:
                for part in parts(line.points):
                    assert not runs_through(part, shape.rect), f"{line.id} runs through {id_}"


def check_shapes(diagram: Diagram, plan: Layout) -> None:
    for (one, first), (other, second) in combinations(plan.shapes.items(), 2):
        if one in around(diagram, other):
            assert first.rect.holds(second.rect) or diagram.nodes[other].kind is NodeKind.BOUNDARY
        elif other in around(diagram, one):
            assert second.rect.holds(first.rect) or diagram.nodes[one].kind is NodeKind.BOUNDARY
        elif other != diagram.nodes[one].attached_to and one != diagram.nodes[other].attached_to:
            assert not first.rect.overlaps(second.rect), f"{one} lies on {other}"


def labels_of(plan: Layout, diagram: Diagram) -> list[tuple[str, Label]]:
    found = [(f"name of {line.id}", line.label) for line in plan.lines.values() if line.label]
    for id_, shape in plan.shapes.items():
        if shape.label and not diagram.nodes[id_].is_activity and not diagram.nodes[id_].is_scope:
            found.append((f"name of {id_}", shape.label))
    return found


def check_labels(diagram: Diagram, plan: Layout) -> None:
    found = labels_of(plan, diagram)
    for (one, first), (other, second) in combinations(found, 2):
        assert not first.rect.overlaps(second.rect), f"{one} lies on {other}"
    for name, label in found:
        check_label(diagram, plan, name, label)
    for id_, shape in plan.shapes.items():
        if shape.label and diagram.nodes[id_].is_activity:
            assert shape.rect.holds(shape.label.rect), f"the words of {id_} leave its box"
            assert not shape.who or shape.rect.holds(shape.who.rect)
            assert not shape.who or not shape.who.rect.overlaps(shape.label.rect)


def check_label(diagram: Diagram, plan: Layout, name: str, label: Label) -> None:
    for id_, shape in plan.shapes.items():
        if not diagram.nodes[id_].is_scope and not diagram.nodes[id_].is_gateway:
            assert not label.rect.overlaps(shape.rect), f"{name} lies on {id_}"
    for line in plan.lines.values():
        for part in parts(line.points):
            assert not runs_through(part, label.rect), f"{line.id} runs through {name}"


def lane_of(plan: Layout, lane: str) -> Rect:
    return next(band.rect for band in plan.bands if band.id == lane)


def check_lanes(diagram: Diagram, plan: Layout) -> None:
    for id_, shape in plan.shapes.items():
        node = diagram.nodes[id_]
        apart = {
            each for each in {id_, *around(diagram, id_)} if diagram.nodes[each].kind is NodeKind.EVENT_SUB_PROCESS
        }
        if any(diagram.nodes[each].scope == "" for each in apart):
            assert lane_of(plan, "").holds(shape.rect), f"{id_} is not in the band under the lanes"
        elif not node.is_scope and node.lane and not (node.attached_to and diagram.nodes[node.attached_to].is_scope):
            assert lane_of(plan, node.lane).holds(shape.rect), f"{id_} is not in its lane"
    whole = Rect(0, 0, plan.width, plan.height)
    assert all(whole.holds(shape.rect) for shape in plan.everything().values())
    assert all(whole.holds(Rect(x, y, 0, 0)) for line in plan.lines.values() for x, y in line.points)


def check(diagram: Diagram, plan: Layout) -> None:
    assert set(plan.shapes) == set(diagram.nodes)
    assert set(plan.lines) == set(diagram.flows) | {each.id for each in diagram.message_flows}
    check_lines(diagram, plan)
    check_shapes(diagram, plan)
    check_labels(diagram, plan)
    check_lanes(diagram, plan)


@given(diagram=diagrams())
@CALM
def test_any_diagram_is_drawn_with_no_line_through_a_box_and_nothing_on_top_of_anything(diagram: Diagram) -> None:
    plan = layout(diagram)

    check(diagram, plan)


@given(diagram=diagrams())
@CALM
def test_lines_lie_on_one_another_only_when_they_share_an_end(diagram: Diagram) -> None:
    plan = layout(diagram)

    for one, other in combinations(plan.lines.values(), 2):
        first, second = diagram.flows[one.id], diagram.flows[other.id]
        if first.source == second.source or first.target == second.target:
            continue
        for part in parts(one.points):
            for beside in parts(other.points):
                level = part.height == beside.height == 0 and part.y == beside.y
                upright = part.width == beside.width == 0 and part.x == beside.x
                along = min(part.right, beside.right) - max(part.x, beside.x)
                down = min(part.bottom, beside.bottom) - max(part.y, beside.y)
                assert not (level and along > 1), f"{one.id} lies on {other.id}"
                assert not (upright and down > 1), f"{one.id} lies on {other.id}"


@pytest.mark.parametrize("lang", ["es", "fr", "en"])
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parent.name)
def test_each_of_our_procedures_is_readable_within_two_screens(path: Path, lang: str) -> None:
    diagram, plan = drawn(path, lang)

    check(diagram, plan)
    assert plan.width <= 2600


def test_the_way_on_goes_to_the_right_and_the_way_back_does_not_move_it() -> None:
    builder = Builder(lanes=1)
    start = builder.node(NodeKind.START)
    first, second = builder.node(NodeKind.USER_TASK), builder.node(NodeKind.USER_TASK)
    asks, end = builder.node(NodeKind.EXCLUSIVE), builder.node(NodeKind.END)
    for source, target in ((start, first), (first, second), (second, asks), (asks, first), (asks, end)):
        builder.flow(source, target)

    plan = layout(builder.diagram())

    assert [plan.shapes[each].rect.x for each in (start, first, second, asks, end)] == sorted(
        plan.shapes[each].rect.x for each in (start, first, second, asks, end)
    )


def test_the_same_diagram_is_always_drawn_the_same() -> None:
    diagram = _large()

    assert layout(diagram) == layout(diagram)


def _large() -> Diagram:
    """Sixty nodes in six lanes: twelve rounds of a step, a choice and two answers."""
    builder = Builder(lanes=6)
    last = builder.node(NodeKind.START)
    for number in range(12):
        step = builder.node(NodeKind.USER_TASK, lane=number % 6)
        choice = builder.node(NodeKind.EXCLUSIVE, lane=number % 6)
        other = builder.node(NodeKind.USER_TASK, lane=(number + 2) % 6)
        join = builder.node(NodeKind.EXCLUSIVE, lane=(number + 1) % 6)
        for source, target, name in (
            (last, step, ""),
            (step, choice, ""),
            (choice, other, "Sí"),
            (choice, join, "No"),
            (other, join, ""),
        ):
            builder.flow(source, target, name)
        last = join
    builder.flow(last, builder.node(NodeKind.END, lane=0))
    assert Counter(node.scope for node in builder.nodes.values())[""] == 50
    return builder.diagram()


def test_a_large_diagram_is_laid_out_quickly() -> None:
    diagram = _large()
    layout(diagram)

    best = min(_timed(diagram) for _ in range(3))

    assert best < 1.0, f"{best:.2f} s"


def _timed(diagram: Diagram) -> float:
    before = time.process_time()
    layout(diagram)
    return time.process_time() - before


def test_a_shape_can_be_moved_with_all_its_words() -> None:
    label = Label(("a",), Rect(0, 0, 5, 5), 11)

    moved = Shape("x", Rect(0, 0, 10, 10), label, label).moved(3, 4)

    assert moved == Shape("x", Rect(3, 4, 10, 10), label.moved(3, 4), label.moved(3, 4))
