"""The drawing that both engines read: two steps of two institutions, in turn, for as long as the person needs them.

After them come as many steps as make the drawing the size of the coalition's main pathway (77 nodes): an engine that
keeps its drawing in every case carries the whole of it, as it would at work.
"""

from __future__ import annotations

PROCESS = "p90_bench"
STEPS = ("accompany", "counsel")
ROLES = {"accompany": "case_manager", "counsel": "lawyer"}
AGAIN = {"more": "yes"}
SIZE = 77  # nodes of content/procedures/00-ruta-principal
LATER = tuple(f"later_{number}" for number in range(1, SIZE - 6 + 1))

# Twenty fields of the data dictionary, each of them encrypted in Amparo: identity, safety and care.
FIELDS = {
    "prs_FirstName": "Luz Marina",
    "prs_MiddleName": "del Carmen",
    "prs_SecondName": "Rojas Umaña",
    "amp_known_as": "Lucha",
    "prs_IdentityNumber": "0-0000-0000",
    "amp_safe_phone": "+506 0000 0000",
    "amp_safe_hours": "weekdays, nine to eleven in the morning",
    "amp_trusted_contact": "her sister, who knows",
    "prs_MailingStreet": "from the church, two hundred metres south",
    "prs_MailingCity": "an invented town",
    "amp_current_location": "the shelter of her choice",
    "amp_lodging_address": "kept by the shelter",
    "amp_meeting_place": "the park, by the fountain",
    "amp_safe_word": "jacaranda",
    "amp_safety_plan": "Call her sister first; leave by the garden; never alone after six. " * 3,
    "amp_strengths": "Reads and writes, sews very well, has friends who help, wants to study at night. " * 3,
    "amp_service_note": "Came with her sister, slept better this week, asks for the dentist. " * 3,
    "spl_Objectives": "Sleep safely, see a doctor, decide in her own time. " * 3,
    "spl_ActionPlan": "Monday the doctor, Wednesday the lawyer, Friday the workshop. " * 3,
    "amp_persons_view": "She feels heard and prefers to come in the morning. " * 3,
}


def form(visit: int) -> dict[str, str]:
    """Return the twenty fields as one visit fills them in: each visit writes something new in each."""
    return {name: f"{text} ({visit})" for name, text in FIELDS.items()}


_SHELL = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:amparo="urn:amparo:bpmn:1"
    id="definitions" targetNamespace="urn:amparo:bench">
  <bpmn:collaboration id="collaboration">
    <bpmn:participant id="pool" name="Bench" processRef="{process}"/>
  </bpmn:collaboration>
  <bpmn:process id="{process}" name="Bench" isExecutable="true">
    <bpmn:extensionElements>
      <amparo:procedure number="90" origin="proposal"/>
      <amparo:variable name="more" values="yes no"/>
    </bpmn:extensionElements>
    <bpmn:laneSet id="lanes">
      <bpmn:lane id="lane_case_manager" name="Case management">
        <bpmn:extensionElements><amparo:lane role="case_manager"/></bpmn:extensionElements>
        <bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>accompany</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>enough</bpmn:flowNodeRef><bpmn:flowNodeRef>end</bpmn:flowNodeRef>{placed}
      </bpmn:lane>
      <bpmn:lane id="lane_lawyer" name="Legal advice">
        <bpmn:extensionElements><amparo:lane role="lawyer"/></bpmn:extensionElements>
        <bpmn:flowNodeRef>counsel</bpmn:flowNodeRef><bpmn:flowNodeRef>again</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="start"/>
    {steps}
    <bpmn:exclusiveGateway id="enough" name="Enough?" default="to_end"/>
    <bpmn:exclusiveGateway id="again" name="Again?" default="again_to_end"/>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="to_accompany" sourceRef="start" targetRef="accompany"/>
    <bpmn:sequenceFlow id="to_enough" sourceRef="accompany" targetRef="enough"/>
    <bpmn:sequenceFlow id="to_counsel" sourceRef="enough" targetRef="counsel">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{go_on}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to_end" sourceRef="enough" targetRef="later_1"/>
    <bpmn:sequenceFlow id="to_again" sourceRef="counsel" targetRef="again"/>
    <bpmn:sequenceFlow id="back" sourceRef="again" targetRef="accompany">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{go_on}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="again_to_end" sourceRef="again" targetRef="later_1"/>
    {rest}
  </bpmn:process>
</bpmn:definitions>
"""

_LATER = """<bpmn:userTask id="{id}" name="{id}">
      <bpmn:extensionElements>
        <amparo:step kind="care" reads="C0 C8" writes="C8" deadline="visit" escalates="supervisor"/>
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="after_{id}" sourceRef="{id}" targetRef="{then}"/>
    """

_STEP = """<bpmn:userTask id="{id}" name="{id}">
      <bpmn:extensionElements>
        <amparo:step kind="care" reads="C0 C8" writes="C1 C2 C8" deadline="visit" escalates="supervisor"/>
        <amparo:ask variable="more" values="yes no"/>
        {fields}
      </bpmn:extensionElements>
    </bpmn:userTask>
    """


def for_amparo() -> str:
    """Return the drawing with guards in Amparo's language."""
    return _drawing("more = yes")


def for_spiff() -> str:
    """Return the same drawing with the guards as the Python that SpiffWorkflow evaluates."""
    return _drawing('more == "yes"')


def _drawing(go_on: str) -> str:
    fields = "".join(f'<amparo:field name="{name}" required="no"/>' for name in FIELDS)
    steps = "".join(_STEP.format(id=step, fields=fields) for step in STEPS)
    rest = "".join(_LATER.format(id=step, then=then) for step, then in zip(LATER, (*LATER[1:], "end"), strict=True))
    placed = "".join(f"<bpmn:flowNodeRef>{step}</bpmn:flowNodeRef>" for step in LATER)
    return _SHELL.format(process=PROCESS, steps=steps, go_on=go_on, rest=rest, placed=placed)


def texts() -> dict[str, object]:
    """Return the words of the drawing, as a procedure's folder of content would give them."""
    words = {
        "title": "Bench",
        "purpose": "Bench",
        "steps": {step: {"title": step, "why": step} for step in (*STEPS, *LATER)},
        "answers": {"more": {"question": "More?", "yes": "Yes", "no": "No"}},
    }
    return dict.fromkeys(("es", "fr", "en"), words)


def parameters(roles: dict[str, str]) -> dict[str, object]:
    """Return the parameters of the country: who takes each role, and a deadline in working days."""
    visit = {"amount": 7, "unit": "working_days", "origin": "proposal", "source": "field", "verified": False}
    return {"cr": {"roles": roles, "deadlines": {"visit": visit}}}
