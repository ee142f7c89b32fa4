"""The procedure that both sides read: care in blocks, with choices, branches side by side and rounds.

pm4py reads neither called procedures nor events on borders nor timers, and knows no answers. So this drawing has none
of them, and each choice is asked in the step before it: without answers in the log, both allow the same cases.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PROCESS = "p91_bench"
ROUNDS = 3


@dataclass
class _Drawing:
    nodes: list[str] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def node(self, tag: str, id_: str, inner: str = "", **attributes: str) -> str:
        more = "".join(f' {name}="{value}"' for name, value in attributes.items())
        self.nodes.append(f'<bpmn:{tag} id="{id_}" name="{id_}"{more}>{inner}</bpmn:{tag}>')
        self.ids.append(id_)
        return id_

    def task(self, id_: str, ask: str = "") -> str:
        asked = f'<amparo:ask variable="{ask}" values="yes no"/>' if ask else ""
        return self.node(
            "userTask", id_, f'<bpmn:extensionElements><amparo:step kind="care"/>{asked}</bpmn:extensionElements>'
        )

    def flow(self, source: str, target: str, guard: str = "") -> str:
        id_ = f"flow_{source}_{target}"
        type_ = 'xsi:type="bpmn:tFormalExpression"'
        inner = f"<bpmn:conditionExpression {type_}>{guard}</bpmn:conditionExpression>" if guard else ""
        self.flows.append(
            f'<bpmn:sequenceFlow id="{id_}" sourceRef="{source}" targetRef="{target}">{inner}</bpmn:sequenceFlow>'
        )
        return id_


def _round(drawing: _Drawing, number: int, came: str) -> str:
    """Draw one stage: ask, choose, two branches of steps side by side, and again when it was not enough."""
    back = drawing.node("exclusiveGateway", f"back_{number}")
    ask = drawing.task(f"ask_{number}", f"chosen_{number}")
    choice = drawing.node("exclusiveGateway", f"choice_{number}", default=f"flow_choice_{number}_other_{number}")
    split, join = (drawing.node("parallelGateway", f"{word}_{number}") for word in ("split", "join"))
    other, merge = drawing.task(f"other_{number}"), drawing.node("exclusiveGateway", f"merge_{number}")
    review = drawing.task(f"review_{number}", f"again_{number}")
    enough = drawing.node("exclusiveGateway", f"enough_{number}", default=f"flow_enough_{number}_done_{number}")
    done = drawing.task(f"done_{number}")
    for source, target in ((came, back), (back, ask), (ask, choice), (choice, other), (other, merge), (join, merge)):
        drawing.flow(source, target)
    drawing.flow(choice, split, f"chosen_{number} = yes")
    for branch in ("care", "law"):
        first, second = (drawing.task(f"{branch}_{number}_{part}") for part in ("begin", "end"))
        for source, target in ((split, first), (first, second), (second, join)):
            drawing.flow(source, target)
    for source, target in ((merge, review), (review, enough), (enough, done)):
        drawing.flow(source, target)
    drawing.flow(enough, back, f"again_{number} = yes")
    return done


def bpmn() -> str:
    """Return the drawing."""
    drawing = _Drawing()
    came = drawing.node("startEvent", "start")
    for number in range(1, ROUNDS + 1):
        came = _round(drawing, number, came)
    drawing.flow(came, drawing.node("endEvent", "end"))
    variables = "".join(
        f'<amparo:variable name="{word}_{number}" values="yes no"/>'
        for number in range(1, ROUNDS + 1)
        for word in ("chosen", "again")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions '
        'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:amparo="urn:amparo:bpmn:1" '
        'id="definitions" targetNamespace="urn:amparo:bench"><bpmn:collaboration id="collaboration">'
        f'<bpmn:participant id="pool" name="Bench" processRef="{PROCESS}"/></bpmn:collaboration>'
        f'<bpmn:process id="{PROCESS}" name="Bench" isExecutable="true"><bpmn:extensionElements>'
        f'<amparo:procedure number="91" origin="proposal"/>{variables}</bpmn:extensionElements>'
        '<bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="Care"><bpmn:extensionElements>'
        f'<amparo:lane role="case_manager"/></bpmn:extensionElements>'
        f"{''.join(f'<bpmn:flowNodeRef>{id_}</bpmn:flowNodeRef>' for id_ in drawing.ids)}</bpmn:lane></bpmn:laneSet>"
        f"{''.join(drawing.nodes)}{''.join(drawing.flows)}</bpmn:process></bpmn:definitions>"
    )
