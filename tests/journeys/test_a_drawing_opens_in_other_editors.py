"""Every drawing that is given out opens in bpmn.io without a warning, and comes back from it as the same procedure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from amparo.bpmn.draw import for_editors, layout, to_di
from amparo.bpmn.read import read
from amparo.bpmn.write import is_drawn, tidied, without_drawing
from amparo.partnership.revision.rules import keeping
from tests.partnership.procedures.drafts import NUMBERS, draft

EDITOR = Path(settings.ROOT) / "assets/node_modules/bpmn-js/dist/bpmn-modeler.production.min.js"
OPENS = """async (xml) => {
    document.body.innerHTML = '<div id="canvas" style="width: 1200px; height: 800px"></div>';
    const editor = new BpmnJS({ container: "#canvas" });
    const { warnings } = await editor.importXML(xml);
    const shown = editor.get("elementRegistry").filter((each) => !each.labelTarget).map((each) => each.id);
    const saved = await editor.saveXML({ format: true });
    return { saved: saved.xml, shown, warnings: warnings.map((each) => each.message) };
}"""
FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn"
    modeler:executionPlatform="Camunda Cloud">
  <bpmn:process id="Process_1" isExecutable="true">
    <bpmn:startEvent id="begin"/>
    <bpmn:scriptTask id="compute" name="Calcular" camunda:asyncBefore="true"/>
    <bpmn:inclusiveGateway id="some" name="¿Cuáles?"/>
    <bpmn:businessRuleTask id="table"><bpmn:extensionElements><zeebe:calledDecision decisionId="d"/>
      </bpmn:extensionElements></bpmn:businessRuleTask>
    <bpmn:dataObjectReference id="paper" dataObjectRef="paper_1"/><bpmn:dataObject id="paper_1"/>
    <bpmn:endEvent id="fails"><bpmn:errorEventDefinition/></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="compute"/>
    <bpmn:sequenceFlow id="f2" sourceRef="compute" targetRef="some"/>
    <bpmn:sequenceFlow id="f3" sourceRef="some" targetRef="table"/>
    <bpmn:sequenceFlow id="f4" sourceRef="table" targetRef="fails"/>
  </bpmn:process>
</bpmn:definitions>"""


@pytest.fixture(scope="module")
def editor(chromium: Browser) -> Iterator[Page]:
    """An empty page with bpmn-js, as bpmn.io gives it to others: it knows nothing of our notes."""
    page = chromium.new_page()
    page.add_script_tag(path=EDITOR)
    yield page
    page.close()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_procedure_opens_without_a_warning_and_comes_back_as_it_was(editor: Page, number: str) -> None:
    given = draft(number)
    diagram, texts = given.diagram(), given.texts["es"]
    file = for_editors(to_di(given.xml.encode(), diagram, layout(diagram, texts, "es")))

    opened = editor.evaluate(OPENS, file.decode())

    assert opened["warnings"] == []
    assert {*diagram.nodes, *diagram.flows, *(lane.id for lane in diagram.lanes)} <= set(opened["shown"])
    back, dropped = tidied(opened["saved"].encode())
    assert (dropped, is_drawn(back), keeping.reasons_not_to_bring(back)) == ((), True, [])
    assert read(without_drawing(back), name="back") == diagram


def test_a_file_of_another_editor_is_refused_with_each_element_and_what_to_draw_instead() -> None:
    back, dropped = tidied(FOREIGN.encode())
    reasons = keeping.reasons_not_to_bring(back)

    assert dropped == ("camunda:asyncBefore", "modeler:executionPlatform", "zeebe:calledDecision")
    told = " ".join(reasons)
    assert [name for name in ("Calcular", "¿Cuáles?", "table", "paper", "fails") if name not in told] == []
