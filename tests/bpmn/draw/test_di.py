"""Our layout inside the file: every element once, and the file still means the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from amparo.bpmn.draw import layout, to_di
from amparo.bpmn.read import read

OURS = sorted((Path(__file__).parents[3] / "content" / "procedures").glob("*/procedure.bpmn"))
NS = {
    "d": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "w": "http://www.omg.org/spec/DD/20100524/DI",
}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parent.name)
def test_a_file_with_our_layout_draws_everything_once_and_reads_the_same(path: Path) -> None:
    xml = path.read_bytes()
    diagram = read(xml, name=path.parent.name)

    drawn = to_di(xml, diagram, layout(diagram))

    tree = etree.fromstring(drawn)
    drawn_ids = [each.get("bpmnElement") for each in tree.iter(f"{{{NS['d']}}}BPMNShape", f"{{{NS['d']}}}BPMNEdge")]
    found = Counter(drawn_ids)
    lanes = {lane.id for lane in diagram.lanes}
    messages = {each.id for each in diagram.message_flows}
    others = {each.id for each in diagram.black_boxes}
    expected = {*diagram.nodes, *diagram.flows, *lanes, *messages, *others}
    assert expected <= set(found)
    assert len(set(found) - expected) == 1, "the pool itself"
    assert set(found.values()) == {1}
    assert all(len(edge.findall("w:waypoint", NS)) >= 2 for edge in tree.iterfind(".//d:BPMNEdge", NS))
    assert read(drawn, name=path.parent.name) == diagram


@pytest.mark.parametrize("path", OURS[:1], ids=lambda path: path.parent.name)
def test_an_old_layout_is_replaced(path: Path) -> None:
    xml = path.read_bytes()
    diagram = read(xml, name=path.parent.name)
    plan = layout(diagram)

    twice = to_di(to_di(xml, diagram, plan), diagram, plan)

    assert len(etree.fromstring(twice).findall("d:BPMNDiagram", NS)) == 1


def test_a_file_without_a_process_is_refused() -> None:
    path = OURS[0]
    diagram = read(path.read_bytes(), name=path.parent.name)

    with pytest.raises(ValueError, match=diagram.process):
        to_di(b"<definitions/>", diagram, layout(diagram))
