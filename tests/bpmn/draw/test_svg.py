"""The drawing in SVG: all that is in the diagram, nothing that a strict page would refuse, nothing unescaped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from amparo.bpmn.diagram import Diagram, NodeKind, StepNote
from amparo.bpmn.draw import layout, svg

from .building import Builder, diagrams

NS = {"s": "http://www.w3.org/2000/svg"}
CALM = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def chain(*names: str) -> Diagram:
    """A start, some steps and an end, in one lane."""
    builder = Builder(lanes=1)
    last = builder.node(NodeKind.START, name="")
    for name in names:
        step = builder.node(NodeKind.USER_TASK, name=name)
        builder.flow(last, step)
        last = step
    builder.flow(last, builder.node(NodeKind.END, name=""))
    return builder.diagram()


def find(tree: etree._Element, path: str) -> list[Any]:
    """What an XPath finds."""
    found = tree.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found


def classes(tree: etree._Element, id_: str) -> list[str]:
    (group,) = find(tree, f"//s:g[@data-id='{id_}']")
    return str(group.get("class")).split()


def words_in(tree: etree._Element) -> str:
    return " ".join("".join(map(str, text.itertext())) for text in tree.iter(f"{{{NS['s']}}}tspan"))


@given(diagram=diagrams())
@CALM
def test_every_node_and_flow_is_drawn_exactly_once_and_nothing_needs_a_style(diagram: Diagram) -> None:
    drawn = svg(diagram, layout(diagram))

    tree = etree.fromstring(drawn)
    assert Counter(find(tree, "//@data-id")) == Counter(list(diagram.nodes))
    assert Counter(find(tree, "//@data-flow")) == Counter(list(diagram.flows))
    assert find(tree, "//@style | //s:style | //s:script | //@href") == []


def test_words_are_escaped() -> None:
    diagram = chain('<script>alert("1")</script> & más')

    tree = etree.fromstring(svg(diagram, layout(diagram)))

    assert find(tree, "//*[local-name()='script']") == []
    assert 'alert("1")</script> & más' in find(tree, "//s:g[@data-id='n2']/s:title")[0].text


def test_live_steps_are_lit_and_done_ones_are_quiet() -> None:
    diagram = chain("Uno", "Dos", "Tres")

    tree = etree.fromstring(svg(diagram, layout(diagram), live=frozenset({"n3"}), done=frozenset({"n2"})))

    assert "bp-live" in classes(tree, "n3")
    assert "bp-done" in classes(tree, "n2")
    assert set(classes(tree, "n4")) == {"bp-node", "bp-user_task"}
    assert "en curso" in find(tree, "//s:g[@data-id='n3']/s:title")[0].text


def test_a_call_is_lit_while_work_goes_on_inside_it() -> None:
    builder = Builder(lanes=1)
    call = builder.node(NodeKind.CALL, name="Acreditar", called="p07")
    diagram = builder.diagram()

    tree = etree.fromstring(svg(diagram, layout(diagram), live=frozenset({f"{call}/vote"})))

    assert "bp-live" in classes(tree, call)


def test_steps_inside_a_box_are_known_by_their_path() -> None:
    builder = Builder(lanes=1)
    box = builder.node(NodeKind.SUB_PROCESS)
    builder.node(NodeKind.USER_TASK, scope=box)
    diagram = builder.diagram()

    tree = etree.fromstring(svg(diagram, layout(diagram)))

    assert sorted(find(tree, "//@data-path")) == ["n1", "n1/n2"]


def test_heat_and_figures_stand_on_their_steps() -> None:
    diagram = chain("Uno", "Dos")

    tree = etree.fromstring(svg(diagram, layout(diagram), heat={"n2": 1.0, "n3": 0.2}, badges={"n2": "128"}))

    assert "bp-heat-5" in classes(tree, "n2")
    assert "bp-heat-1" in classes(tree, "n3")
    assert "".join(find(tree, "//s:g[@data-id='n2']//s:g[@class='bp-figure']//text()")) == "128"


def test_a_deadline_shows_a_clock_and_who_is_told() -> None:
    diagram = chain("Resolver")
    step = replace(diagram.nodes["n2"], step=StepNote("decision", deadline="votes", escalates="secretariat"))
    diagram = replace(diagram, nodes={**diagram.nodes, "n2": step})

    tree = etree.fromstring(svg(diagram, layout(diagram), lang="fr"))

    assert len(find(tree, "//s:g[@data-id='n2']/s:g[@class='bp-clock']")) == 1
    assert "→ secrétariat" in words_in(tree)


def test_the_drawing_has_a_name_and_a_description_and_steps_can_be_reached_by_keyboard() -> None:
    diagram = chain("Uno", "Dos")

    tree = etree.fromstring(svg(diagram, layout(diagram), texts={"title": "Un título"}))

    named = [find(tree, f"//*[@id='{each}']")[0].text for each in str(tree.get("aria-labelledby")).split()]
    assert named[0] == "Un título"
    assert "2 pasos" in named[1]
    assert find(tree, "//s:g[@tabindex='0']/@data-id") == ["n2", "n3"]
    assert tree.get("role") == "group"


def test_a_drawing_that_cannot_be_entered_is_one_picture() -> None:
    diagram = chain("Uno")

    tree = etree.fromstring(svg(diagram, layout(diagram), focusable=False))

    assert tree.get("role") == "img"
    assert find(tree, "//@tabindex") == []


def test_no_coordinate_is_lost() -> None:
    diagram = chain("Uno", "Dos")

    assert not re.search(r"nan|inf|None", svg(diagram, layout(diagram)).replace("Informar", ""))
