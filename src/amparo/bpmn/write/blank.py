"""The drawing with which a new procedure begins."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

_BLANK: Final = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xmlns:amparo="urn:amparo:bpmn:1"
                  id="definitions_{number}" targetNamespace="urn:amparo:procedures">
  <bpmn:collaboration id="collaboration_{number}">
    <bpmn:participant id="pool_{number}" name={title} processRef={process}/>
  </bpmn:collaboration>
  <bpmn:process id={process} name={title} isExecutable="true">
    <bpmn:extensionElements>
      <amparo:procedure number="{number}" origin="proposal"/>
    </bpmn:extensionElements>
    <bpmn:laneSet id="lanes">
      <bpmn:lane id="lane_first" name={lane}>
        <bpmn:extensionElements><amparo:lane role={role}/></bpmn:extensionElements>
        <bpmn:flowNodeRef>begin</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>first_step</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>finish</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="begin"/>
    <bpmn:userTask id="first_step" name={step}>
      <bpmn:extensionElements><amparo:step kind="information" reads="C0"/></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="finish"/>
    <bpmn:sequenceFlow id="flow_begin_first_step" sourceRef="begin" targetRef="first_step"/>
    <bpmn:sequenceFlow id="flow_first_step_finish" sourceRef="first_step" targetRef="finish"/>
  </bpmn:process>
</bpmn:definitions>
"""


def blank(*, number: str, process: str, title: str, lane: str, role: str, step: str) -> bytes:
    """Return the drawing with which a new procedure begins: one lane, one step, a start and an end."""
    words = {"process": process, "title": title, "lane": lane, "role": role, "step": step}
    return _BLANK.format(number=number, **{key: quoteattr(text) for key, text in words.items()}).encode()
