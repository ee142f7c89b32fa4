"""Rules on the drawing: what can be seen on it without running it.

A rule about an element alone looks at the procedure's own elements: what it calls is checked on its own. A rule about
who does what looks at the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from amparo.bpmn.diagram import TASKS, Diagram, Flow, Node, NodeKind
from amparo.bpmn.guards import Guard, holds, parse, reads
from amparo.bpmn.net import Net
from amparo.bpmn.net.places import Copy
from amparo.bpmn.proof.ctl import may_set
from amparo.bpmn.rights.right import Seen
from amparo.bpmn.rights.terms import FORENSIC, SERVES

PANELS: Final = frozenset({"panel", "appeal_panel", "judge", "court"})
INVESTIGATES: Final = frozenset({"interview", "forensic_interview", "criminal", "screening"})
BESIDE_SERVICES: Final = frozenset({"complaint", "stats", "decision", "closure", "information"})
DECIDED: Final = frozenset({("ident", "formal"), ("ident", "not_victim"), ("ident", "not_victim_final")})
COUNTED: Final = frozenset({"one", "two"})
MOST_CASES: Final = 4_096


def steps(net: Net) -> Iterator[tuple[str, Copy, Node]]:
    """Yield every step with its path and where it is drawn."""
    for path, (copy, node) in net.places.nodes.items():
        if node.kind in TASKS:
            yield path, copy, node


def own(net: Net) -> Iterator[tuple[str, Copy, Node]]:
    """Yield every element of the procedure itself, with its path and where it is drawn."""
    copy = net.copies[0]
    return ((copy.path(node.id), copy, node) for node in copy.diagram.nodes.values())


# --- R10


def shares_without_a_reason(net: Net) -> Seen:
    """Find the steps that share with someone outside the person's own team and name neither consent nor basis."""
    about, wrong = 0, []
    for path, copy, node in own(net):
        step, role = node.step, copy.diagram.role_of(node.id)
        if step is None or (step.kind != "share" and step.recipient in (None, role, *SERVES)):
            continue
        about += 1
        if step.consent is None and step.basis is None:
            wrong.append(path)
    return Seen(about, tuple(wrong))


# --- R13


def miscounts_interviews(net: Net) -> Seen:
    """Find what changes the number of interviews and is no forensic interview, and interviews that set it back."""
    about, wrong = 0, []
    for path, _, node in own(net):
        left = {value for variable, value in may_set(node) if variable == "interviews"}
        about += bool(left)
        if left and (node.step is None or node.step.kind not in FORENSIC or not left <= COUNTED):
            wrong.append(path)
    return Seen(about, tuple(wrong))


# --- R17


def ways_of_age(net: Net) -> Seen:
    """Find the gateways where an age in doubt takes an adult's way, and a child's is another."""
    about, wrong = 0, []
    for path, copy, node in own(net):
        arrows = _arrows(copy.diagram, node)
        if not any("age" in reads(guard) for _, guard in arrows if guard):
            continue
        about += 1
        if any(_leaves_the_child(copy.diagram, arrows, case) for case in _cases(copy.diagram, arrows)):
            wrong.append(path)
    return Seen(about, tuple(wrong))


Arrows = list[tuple[Flow, Guard | None]]


def _arrows(diagram: Diagram, node: Node) -> Arrows:
    if node.kind is not NodeKind.EXCLUSIVE:
        return []
    flows = [diagram.flows[each] for each in node.outgoing]
    ordered = [*(each for each in flows if not each.default), *(each for each in flows if each.default)]
    return [(each, parse(each.guard, diagram.variables) if each.guard else None) for each in ordered]


def _cases(diagram: Diagram, arrows: Arrows) -> Iterator[dict[str, str]]:
    """Yield the answers, age apart, that the conditions can tell apart."""
    names = sorted({name for _, guard in arrows if guard for name in reads(guard)} - {"age"})
    values = [(None, *diagram.variables[name].values) for name in names]
    for number, case in enumerate(product(*values)):
        if number >= MOST_CASES:
            return
        yield {name: value for name, value in zip(names, case, strict=True) if value is not None}


def _leaves_the_child(diagram: Diagram, arrows: Arrows, case: dict[str, str]) -> bool:
    adult, child, unsure = (_way(arrows, {**case, "age": age}) for age in ("adult", "child", "unsure"))
    return unsure == adult != child


def _way(arrows: Arrows, answers: dict[str, str]) -> str | None:
    return next((flow.target for flow, guard in arrows if guard is None or holds(guard, answers)), None)


# --- R23, R27, R34: who may not judge what they did


def reviews_itself(net: Net) -> Seen:
    """Find the steps that make a refusal final on the lane that refused."""
    refusing = {net.role_of(path) for path, _, node in steps(net) if ("ident", "not_victim") in may_set(node)}
    reviewing = [path for path, _, node in steps(net) if ("ident", "not_victim_final") in may_set(node)]
    return Seen(len(reviewing), tuple(path for path in reviewing if net.role_of(path) in refusing))


def complaints_heard_by_the_accused(net: Net) -> Seen:
    """Find the steps that answer a complaint on a lane that also serves the person."""
    serving = {net.role_of(path) for path, _, node in steps(net) if node.step and node.step.kind not in BESIDE_SERVICES}
    hearing = [path for path, _, node in steps(net) if node.step and node.step.kind == "complaint"]
    return Seen(len(hearing), tuple(path for path in hearing if net.role_of(path) in serving))


def decides_alone(net: Net) -> Seen:
    """Find the steps that decide on accreditation without a panel, or on a lane that investigates."""
    asking = {net.role_of(path) for path, _, node in steps(net) if node.step and node.step.kind in INVESTIGATES}
    deciding = [path for path, _, node in steps(net) if DECIDED & may_set(node)]
    wrong = tuple(path for path in deciding if net.role_of(path) not in PANELS or net.role_of(path) in asking)
    return Seen(len(deciding), wrong)


def alarm_is_answered(net: Net) -> bool:
    """Say whether it can be seen that danger lasts only while a step that answers it is open.

    So it is when danger is set by nothing but an event sub-process of the whole procedure, whose start leads straight
    to a step that sets it back, and nothing on the border of that step can end it.
    """
    return all(
        _opens_an_answer(copy, node) for copy, node in net.places.nodes.values() if ("danger", "yes") in may_set(node)
    )


def _opens_an_answer(copy: Copy, node: Node) -> bool:
    diagram = copy.diagram
    inside = diagram.nodes.get(node.scope)
    after = [diagram.nodes[each] for each in _after(diagram, node)]
    return (
        not copy.prefix
        and node.kind is NodeKind.START
        and inside is not None
        and inside.kind is NodeKind.EVENT_SUB_PROCESS
        and not inside.scope
        and len(after) == 1
        and after[0].kind in TASKS
        and ("danger", "no") in {(each.variable, each.value) for each in after[0].effects}
        and not any(each.interrupting for each in diagram.boundaries_of(after[0].id))
    )


# --- R30


def waits_in_silence(net: Net) -> Seen:
    """Find the steps and waits that have no deadline, or nobody else who answers when it is not kept."""
    about, wrong = 0, []
    for path, copy, node in own(net):
        if node.kind in TASKS:
            kept = _escalates(copy.diagram, node)
        elif node.kind is NodeKind.EVENT_GATEWAY:
            kept = any(copy.diagram.nodes[each].timer for each in _after(copy.diagram, node))
        elif node.kind is NodeKind.CATCH and node.message and not _of_a_gateway(copy.diagram, node):
            kept = False
        else:
            continue
        about += 1
        if not kept and not _timed_around(copy.diagram, node):
            wrong.append(path)
    return Seen(about, tuple(wrong))


def _escalates(diagram: Diagram, node: Node) -> bool:
    role, step = diagram.role_of(node.id), node.step
    if step is not None and step.deadline and step.escalates not in (None, role):
        return True
    return _rings_elsewhere(diagram, node, role)


def _rings_elsewhere(diagram: Diagram, node: Node, role: str | None) -> bool:
    """Say whether a timer on the border leads to a step of another role."""
    return any(
        other not in (None, role)
        for timer in diagram.boundaries_of(node.id)
        if timer.timer
        for other in _first_roles(diagram, timer)
    )


def _first_roles(diagram: Diagram, node: Node) -> Iterator[str | None]:
    waiting, seen = [node.id], set()
    while waiting:
        for each in _after(diagram, diagram.nodes[waiting.pop()]):
            if each not in seen:
                seen.add(each)
                if diagram.nodes[each].is_activity:
                    yield diagram.role_of(each)
                else:
                    waiting.append(each)


def _after(diagram: Diagram, node: Node) -> list[str]:
    return [diagram.flows[each].target for each in node.outgoing]


def _of_a_gateway(diagram: Diagram, node: Node) -> bool:
    return any(diagram.nodes[diagram.flows[each].source].kind is NodeKind.EVENT_GATEWAY for each in node.incoming)


def _timed_around(diagram: Diagram, node: Node) -> bool:
    """Say whether a sub-process around a wait has a timer on its border that leads to another role."""
    role, scope = diagram.role_of(node.id), node.scope
    while scope:
        if _rings_elsewhere(diagram, diagram.nodes[scope], role):
            return True
        scope = diagram.nodes[scope].scope
    return False


# --- R35


def counts_persons(net: Net) -> Seen:
    """Find the steps of statistics that read anything but what went through disclosure control."""
    counting = [(path, node.step) for path, _, node in own(net) if node.step and node.step.kind == "stats"]
    return Seen(len(counting), tuple(path for path, step in counting if step.reads - {"C10"}))
