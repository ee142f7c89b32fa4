"""Looks at an internal procedure beside the coalition procedure of which it carries out a lane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amparo.bpmn.check import Broken, Holds, Report
from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import Diagram, Node, NodeKind, Refines
from amparo.bpmn.explain import Teller
from amparo.bpmn.net import Endless, Net
from amparo.bpmn.problems import LANGUAGES, Problem
from amparo.bpmn.proof.ctl import may_set
from amparo.bpmn.proof.explore import EXACT, TooManyStates, explore
from amparo.bpmn.refine import sentences
from amparo.bpmn.refine.deadlines import limit_of, overdue, takes_longer
from amparo.bpmn.refine.order import Steps, order_missing
from amparo.bpmn.refine.parts import Part, Side, in_lane, messages, outside_parts, parts_of, steps_of_lane
from amparo.bpmn.refine.sentences import problem
from amparo.bpmn.refine.substitute import alone, substituted

__all__ = ["AtOnce", "Side", "look_at_internal", "look_at_once"]


def look_at_internal(internal: Side, procedures: Mapping[str, Side], checker: Checker) -> tuple[Problem, ...]:
    """Return what is wrong with an internal procedure: nothing, when it keeps the coalition's contract.

    `checker` holds the coalition's procedures. The rights are looked at last, and only when the rest is well.
    """
    lane, found = _as_drawn(internal, procedures)
    if lane is not None and not found:
        found = tuple(_order(internal.diagram, procedures[lane.process].diagram, lane.lane, checker))
    if lane is not None and not found:
        found = tuple(_rights(internal.diagram, procedures[lane.process].diagram, lane.lane, checker))
    return found


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What can be seen of an internal procedure while it is drawn, and the procedures that take longer to look at."""

    found: tuple[Problem, ...]
    later: tuple[str, ...] = ()


def look_at_once(internal: Side, procedures: Mapping[str, Side], checker: Checker, most: int) -> AtOnce:
    """Return what `look_at_internal` finds, as far as nobody has to wait: `most` states of a procedure at a time."""
    lane, found = _as_drawn(internal, procedures)
    if lane is None or found:
        return AtOnce(found)
    drawn, coalition = internal.diagram, procedures[lane.process].diagram
    before = checker.at_once(coalition.process, most)
    if before is None:
        return AtOnce((), (coalition.process,))
    found = tuple(_order(drawn, coalition, lane.lane, checker))
    if found:
        return AtOnce(found)
    own = checker.redrawn(drawn)
    report = own.at_once(drawn.process, most)
    found = tuple(_unsound(drawn, own, report)) if report else ()
    after = checker.redrawn(substituted(coalition, drawn, parts_of(drawn, steps_of_lane(coalition, lane.lane))))
    now = after.at_once(coalition.process, most)
    later = [*after.callers_affected(coalition.process)]
    if now is None:
        later.insert(0, coalition.process)
    else:
        found += tuple(_lost(drawn, coalition.process, after, before, now))
    return AtOnce(found, tuple(later))


def _as_drawn(internal: Side, procedures: Mapping[str, Side]) -> tuple[Refines | None, tuple[Problem, ...]]:
    """Return the lane that is carried out, and what is wrong with the drawing as it stands."""
    drawn, refines = internal.diagram, internal.diagram.refines
    if refines is None or refines.process not in procedures:
        return None, (problem(drawn.process, "no_procedure", process=refines.process if refines else ""),)
    coalition = procedures[refines.process]
    lane = next((each for each in coalition.diagram.lanes if each.id == refines.lane), None)
    if lane is None:
        return None, (problem(drawn.process, "no_lane", process=refines.process, lane=refines.lane),)
    return refines, tuple(_drawing(internal, coalition, lane.id, lane.role))


def _drawing(internal: Side, coalition: Side, lane: str, role: str) -> Iterator[Problem]:
    drawn, steps = internal.diagram, steps_of_lane(coalition.diagram, lane)
    acting = {node.lane for node in drawn.nodes.values() if node.is_task or node.kind is NodeKind.CALL}
    for each in drawn.lanes:
        if each.role != role and each.id in acting:
            yield problem(each.id, "role", role=role)
    yield from _every_step(drawn, steps)
    yield from _messages(drawn, coalition.diagram, lane)
    for name, variable in drawn.variables.items():
        known = coalition.diagram.variables.get(name)
        if known is not None and (known.values, known.initial) != (variable.values, variable.initial):
            yield problem(drawn.process, "declared", variable=name)
    for part in parts_of(drawn, steps):
        yield from _answers(part, drawn, coalition.diagram)
        yield from _reach(part)
        yield from _borders(part, internal, coalition)
        for element, code, facts in overdue(part, internal, coalition):
            yield problem(element, code, **facts)


def _every_step(drawn: Diagram, steps: Mapping[str, Node]) -> Iterator[Problem]:
    done: dict[str, str] = {}
    for node in drawn.nodes.values():
        if node.refines is None:
            continue
        if node.refines not in steps:
            yield problem(node.id, "unknown_step", step=node.refines)
        elif done.setdefault(node.refines, node.id) != node.id:
            yield problem(node.id, "twice", step=node.refines, other=done[node.refines])
    for id_, step in steps.items():
        if id_ not in done:
            yield problem(drawn.process, "dropped", step=id_, name=step.name)
    for node in outside_parts(drawn):
        yield problem(node.id, "outside")


def _messages(drawn: Diagram, coalition: Diagram, lane: str) -> Iterator[Problem]:
    received, sent = messages(in_lane(coalition, lane))
    got, given = messages(tuple(drawn.nodes.values()))
    at = {node.message: node.id for node in drawn.nodes.values() if node.message}
    for name in sorted(received - got):
        yield problem(drawn.process, "message_missing", message=name, **sentences.RECEIVED)
    for name in sorted(sent - given):
        yield problem(drawn.process, "message_missing", message=name, **sentences.SENT)
    for name in sorted(got - received):
        yield problem(at[name], "message_added", message=name, **sentences.NOT_SENT_TO_US)
    for name in sorted(given - sent):
        yield problem(at[name], "message_added", message=name, **sentences.NOT_AWAITED)


def _answers(part: Part, drawn: Diagram, coalition: Diagram) -> Iterator[Problem]:
    step, allowed = part.step, may_set(part.step)
    nodes = (part.element,) if part.element.is_task else tuple(alone(drawn, part).nodes.values())
    for node in nodes:
        for variable, value in sorted(may_set(node)):
            if variable in coalition.variables and (variable, value) not in allowed:
                yield problem(node.id, "answer_added", variable=variable, value=value, step=step.id)
    for ask in step.asks:
        asks = [each for node in nodes for each in node.asks if each.variable == ask.variable]
        if set(ask.values) - {value for each in asks for value in each.values}:
            facts = {"variable": ask.variable, "values": ", ".join(ask.values), "step": step.id}
            yield problem(part.element.id, "answer_dropped", **facts)
    yield from _left_open(part, drawn)


def _left_open(part: Part, drawn: Diagram) -> Iterator[Problem]:
    """Yield the answers that the step always leaves and some way through the part does not."""
    wanted = {ask.variable: set(ask.values) for ask in part.step.asks}
    wanted |= {effect.variable: {effect.value} for effect in part.step.effects}
    left: list[dict[str, str]] = []
    if part.element.is_task:
        effects = {effect.variable: effect.value for effect in part.element.effects}
        left = [{ask.variable: ask.values[0] for ask in part.element.asks} | effects]
    elif wanted:
        net = Net({drawn.process: alone(drawn, part)}, drawn.process)
        try:
            graph = explore(net, reduce=EXACT, limit=50_000)
        except (TooManyStates, Endless):
            yield problem(part.element.id, "too_big")
            return
        answers = net.places.answer.items()
        left = [{name: value for (name, value), bit in answers if state & bit}
                for state in graph.states if not state & net.engine.alive]  # fmt: skip
    for variable, values in wanted.items():
        if any(each.get(variable) not in values for each in left):
            yield problem(part.element.id, "not_answered", variable=variable, step=part.step.id)


def _reach(part: Part) -> Iterator[Problem]:
    """Yield what a part reads, writes, shares or is, beyond its step."""
    theirs = part.step.step
    if theirs is None:
        return
    if not any(node.step and node.step.kind == theirs.kind for node in part.tasks):
        yield problem(part.element.id, "kind", kind=theirs.kind, step=part.step.id)
    for node in part.tasks:
        mine = node.step
        if mine is None:
            continue
        more = (mine.reads - theirs.reads) | (mine.writes - theirs.writes)
        if more:
            yield problem(node.id, "reads_more", compartments=", ".join(sorted(more)), step=part.step.id)
        if mine.recipient not in {None, theirs.recipient}:
            yield problem(node.id, "recipient", recipient=mine.recipient, step=part.step.id)


def _borders(part: Part, internal: Side, coalition: Side) -> Iterator[Problem]:
    theirs = coalition.diagram.boundaries_of(part.step.id)
    for event in internal.diagram.boundaries_of(part.element.id):
        if not any(_same_event(event, each, internal, coalition) for each in theirs):
            yield problem(event.id, "border", step=part.step.id)


def _same_event(mine: Node, theirs: Node, internal: Side, coalition: Side) -> bool:
    if mine.interrupting != theirs.interrupting or mine.message != theirs.message:
        return False
    if mine.timer is None or theirs.timer is None:
        return mine.timer == theirs.timer
    if not (mine.timer.startswith("@") and theirs.timer.startswith("@")):
        return mine.timer == theirs.timer
    for country, parameters in internal.parameters.items():
        own, given = (limit_of(parameters, mine.timer[1:]),
                      limit_of(coalition.parameters.get(country, {}), theirs.timer[1:]))  # fmt: skip
        if own is None or (given is not None and takes_longer([own], given)):
            return False
    return True


def _order(drawn: Diagram, coalition: Diagram, lane: str, checker: Checker) -> Iterator[Problem]:
    steps = steps_of_lane(coalition, lane)
    done = {part.element.id: part.step for part in parts_of(drawn, steps)}
    try:
        here = {**checker.diagrams, drawn.process: drawn}
        mine = Steps(Net(here, drawn.process), done)
        anew = Steps(Net(here, drawn.process), done, again=True)
        theirs = Steps(Net(checker.diagrams, coalition.process), steps)
    except (TooManyStates, Endless):
        yield problem(drawn.process, "too_big")
        return
    names = {id_: step.name or id_ for id_, step in steps.items()}
    for code, order in (("order_added", order_missing(mine, theirs)), ("order_missing", order_missing(theirs, anew))):
        if order is not None:
            told = (f"«{names[id_]}»" + (f" ({', '.join(answers)})" if answers else "") for id_, answers in order)
            yield problem(drawn.process, code, order=" → ".join(told))


def _rights(drawn: Diagram, coalition: Diagram, lane: str, checker: Checker) -> Iterator[Problem]:
    """Yield what is unsound, and what is lost with these steps in place: in the procedure and in what calls it."""
    own = checker.redrawn(drawn)
    yield from _unsound(drawn, own, own.check(drawn.process))
    parts = parts_of(drawn, steps_of_lane(coalition, lane))
    after = checker.redrawn(substituted(coalition, drawn, parts))
    for process in (coalition.process, *after.callers_affected(coalition.process)):
        yield from _lost(drawn, process, after, checker.check(process), after.check(process))


def _unsound(drawn: Diagram, own: Checker, report: Report) -> Iterator[Problem]:
    teller = {lang: Teller(own.net(drawn.process), lang=lang) for lang in LANGUAGES}
    for fault in report.faults:
        told = {lang: " ".join(each.fault(fault)) for lang, each in teller.items()}
        yield _in_each(drawn.process, "unsound", "fault", told, process=drawn.process)


def _lost(drawn: Diagram, process: str, after: Checker, before: Report, now: Report) -> Iterator[Problem]:
    tellers = {lang: Teller(after.net(process), lang=lang) for lang in LANGUAGES}
    known = {(fault.code, fault.path) for fault in before.faults}
    for fault in now.faults:
        if (fault.code, fault.path) not in known:
            told = {lang: " ".join(teller.fault(fault)) for lang, teller in tellers.items()}
            yield _in_each(drawn.process, "unsound", "fault", told, process=process)
    for right in checker_rights(after):
        was, result = before.results[right], now.results[right]
        if isinstance(result, Broken) and not isinstance(was, Broken):
            told = {lang: " ".join(teller.story(result.story)) for lang, teller in tellers.items()}
            yield _in_each(drawn.process, "right_lost", "story", told, process=process, right=right)
        elif isinstance(was, Holds) and not isinstance(result, Holds | Broken):
            told = {lang: teller.result(result) for lang, teller in tellers.items()}
            yield _in_each(drawn.process, "right_lost", "story", told, process=process, right=right)


def checker_rights(checker: Checker) -> tuple[str, ...]:
    """Return the ids of the rights that a checker looks at."""
    return tuple(right.id for right in checker.rights)


def _in_each(element: str, code: str, fact: str, told: Mapping[str, str], **facts: object) -> Problem:
    """Return a problem of which one fact is told in each language."""
    by_language = {lang: problem(element, code, **{fact: text}, **facts).message[lang] for lang, text in told.items()}
    return Problem(element, code, by_language)
