"""Draws small procedures from a few lines of words, so that a test shows the drawing it is about.

    sketch('''
        variable crim unasked* in out
        start s -> ask
        task ask decision @person ask crim=in/out -> g
        xor g -> court if crim = in; home
        task court criminal @prosecutor -> e
        task home care set care=done -> e
        end e
    ''')

Also: `and p -> a; b`, `gate g -> m; t`, `catch m msg hello -> a`, `catch t timer PT1H -> a`, `throw x msg hello -> a`,
`border b on task ni msg hello -> a`, `call c p_other -> a`, `receive r care msg hello -> a`, `terminate t`,
`task t share @team to police by share_justice reads C0/C1 basis law-1 silent -> a`, `sub s -> a {` … `}`,
`esub x {` … `}` with `start es ni msg hello -> a` inside. A star marks the initial value,
`given=a,b` the values that callers hand over, `promises R1 R2` the rights promised; `watched` gives
every step that is not `silent` a deadline and somebody to tell. `refines p_main lane_police` is the
lane that an internal procedure carries out, and `task t decision refines assess -> a` the step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.net import Net
from amparo.bpmn.read import read

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:amparo="urn:amparo:bpmn:1" '
    'targetNamespace="urn:test">'
)
TAGS = {
    "task": "userTask", "manual": "manualTask", "send": "sendTask", "receive": "receiveTask", "start": "startEvent",
    "end": "endEvent", "terminate": "endEvent", "xor": "exclusiveGateway", "and": "parallelGateway",
    "gate": "eventBasedGateway", "catch": "intermediateCatchEvent", "throw": "intermediateThrowEvent",
    "border": "boundaryEvent", "call": "callActivity", "sub": "subProcess", "esub": "subProcess",
}  # fmt: skip
TASKS = {"task", "manual", "send", "receive"}
MARKS = {"to": "recipient", "by": "consent", "basis": "basis", "deadline": "deadline"}


@dataclass
class Sketch:
    """What is drawn so far."""

    process: str
    variables: list[str] = field(default_factory=list)
    promises: str = ""
    watched: bool = False
    refines: str = ""
    roles: dict[str, list[str]] = field(default_factory=dict)
    flows: dict[str, str] = field(default_factory=dict)

    def xml(self, body: str) -> bytes:
        lanes = "".join(
            f'<lane id="lane_{role}" name="The {role}"><extensionElements><amparo:lane role="{role}"/>'
            f"</extensionElements>{''.join(f'<flowNodeRef>{node}</flowNodeRef>' for node in nodes)}</lane>"
            for role, nodes in self.roles.items()
        )
        promises = f' promises="{self.promises}"' if self.promises else ""
        return (
            f'{HEAD}<collaboration id="collaboration_1">'
            f'<participant id="pool" name="{self.process}" processRef="{self.process}"/>'
            f'</collaboration><process id="{self.process}" name="{self.process}" isExecutable="true">'
            f'<extensionElements><amparo:procedure number="99" origin="proposal"{promises}/>'
            f'{"".join(self.variables)}{self.refines}</extensionElements><laneSet id="ls">{lanes}</laneSet>{body}'
            "</process></definitions>"
        ).encode()


def draw(text: str, process: str = "p_main") -> bytes:
    """Return the BPMN file of a sketch."""
    drawing = Sketch(process)
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    body, rest = _scope(drawing, lines)
    assert not rest, rest
    return drawing.xml(body)


def sketch(text: str, process: str = "p_main") -> Diagram:
    """Return the diagram of a sketch, as `read` reads it."""
    return read(draw(text, process), name=f"{process}.bpmn")


def net_of(text: str, **called: str) -> Net:
    """Return the net of a sketch, with the procedures that it calls."""
    diagrams = [sketch(text), *(sketch(each, name) for name, each in called.items())]
    return Net({diagram.process: diagram for diagram in diagrams}, "p_main")


def _scope(drawing: Sketch, lines: list[str]) -> tuple[str, list[str]]:
    nodes, flows = "", ""
    while lines:
        line, lines = lines[0], lines[1:]
        if line == "}":
            break
        word, _, rest = line.partition(" ")
        if word == "variable":
            drawing.variables.append(_variable(rest))
        elif word == "promises":
            drawing.promises = rest
        elif word == "watched":
            drawing.watched = True
        elif word == "refines":
            process, lane = rest.split()
            drawing.refines = f'<amparo:refines process="{process}" lane="{lane}"/>'
        else:
            inner = ""
            if rest.endswith("{"):
                inner, lines = _scope(drawing, lines)
                rest = rest[:-1].strip()
            node, out = _node(drawing, word, rest, inner)
            nodes += node
            flows += out
    return nodes + flows, lines


def _variable(text: str) -> str:
    name, *values = text.split()
    given = [value.removeprefix("given=").replace(",", " ") for value in values if value.startswith("given=")]
    values = [value for value in values if not value.startswith("given=")]
    initial = next((value.rstrip("*") for value in values if value.endswith("*")), "")
    words = " ".join(value.rstrip("*") for value in values)
    extra = (f' initial="{initial}"' if initial else "") + (f' given="{given[0]}"' if given else "")
    return f'<amparo:variable name="{name}" values="{words}"{extra}/>'


def _node(drawing: Sketch, word: str, text: str, inner: str) -> tuple[str, str]:
    what, _, targets = text.partition("->")
    id_, *options = what.split()
    attributes, notes, content = {"id": id_, "name": id_.replace("_", " ").capitalize()}, "", ""
    if word in TASKS:
        kind = (
            options.pop(0)
            if options and options[0] not in {"ask", "set", "msg", "refines", "deadline"} and options[0][0] != "@"
            else "care"
        )
        notes += _step(kind, options, watched=drawing.watched and "silent" not in options)
    role = next((option[1:] for option in options if option.startswith("@")), "worker")
    if word not in {"esub"}:
        drawing.roles.setdefault(role, []).append(id_)
    for name, value in pairwise(options):
        notes += _note(name, value)
        content += _trigger(name, value, attributes, word)
    _more_attributes(word, options, attributes)
    if word == "terminate":
        content += "<terminateEventDefinition/>"
    out, default = _flows(drawing, id_, targets, is_choice=word == "xor")
    if default:
        attributes["default"] = default
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    extension = f"<extensionElements>{notes}</extensionElements>" if notes else ""
    return f"<{TAGS[word]}{written}>{extension}{content}{inner}</{TAGS[word]}>", out


def _step(kind: str, options: list[str], *, watched: bool) -> str:
    """Write what the field says of a step. When it is watched it has a deadline, and somebody else is told."""
    said = dict(reversed([*pairwise(options)]))
    told = "secretariat" if "@supervisor" in options else "supervisor"
    marks = {"kind": kind} | ({"deadline": "usual", "escalates": told} if watched else {})
    marks |= {name: said[word] for word, name in MARKS.items() if word in said}
    marks |= {name: said[name].replace("/", " ") for name in ("reads", "writes") if name in said}
    return f"<amparo:step{''.join(f' {name}={quoteattr(value)}' for name, value in marks.items())}/>"


def _note(name: str, value: str) -> str:
    if name == "refines":
        return f'<amparo:refines step="{value}"/>'
    if name == "ask":
        variable, _, values = value.partition("=")
        return f'<amparo:ask variable="{variable}" values="{values.replace("/", " ")}"/>'
    if name == "set":
        variable, _, one = value.partition("=")
        return f'<amparo:effect set="{variable}" to="{one}"/>'
    return f'<amparo:message name="{value}"/>' if name == "msg" else ""


def _trigger(name: str, value: str, attributes: dict[str, str], word: str) -> str:
    if name == "on":
        attributes["attachedToRef"] = value
    if name == "timer":
        return f"<timerEventDefinition><timeDuration>{value}</timeDuration></timerEventDefinition>"
    return "<messageEventDefinition/>" if name == "msg" and word not in TASKS else ""


def _more_attributes(word: str, options: list[str], attributes: dict[str, str]) -> None:
    if "ni" in options:
        attributes["cancelActivity" if word == "border" else "isInterrupting"] = "false"
    if word == "esub":
        attributes["triggeredByEvent"] = "true"
    if word == "call":
        attributes["calledElement"] = options[0]


def _flows(drawing: Sketch, source: str, targets: str, *, is_choice: bool) -> tuple[str, str]:
    out, default = "", ""
    several = [each.strip() for each in targets.split(";") if each.strip()]
    for each in several:
        target, _, guard = each.partition(" if ")
        id_ = f"{source}__{target.strip()}"
        while id_ in drawing.flows:
            id_ += "_"
        drawing.flows[id_] = target
        condition = f"<conditionExpression>{escape(guard)}</conditionExpression>" if guard else ""
        if is_choice and not guard and len(several) > 1:
            default = id_
        out += f'<sequenceFlow id="{id_}" sourceRef="{source}" targetRef="{target.strip()}">{condition}</sequenceFlow>'
    return out, default


def without(text: str, pattern: str) -> str:
    """Return a sketch without the lines that match."""
    return "\n".join(line for line in text.splitlines() if not re.search(pattern, line))
