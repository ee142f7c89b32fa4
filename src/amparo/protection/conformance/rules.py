"""One case's events replayed on its procedure, and how sums over many cases are told. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.bpmn.net import Net, NotPossible, State
from amparo.bpmn.replay import Done, Event, Explainer, Extra, Finding, Late, Skipped
from amparo.protection.conformance import vocabulary
from amparo.protection.pathways.vocabulary import ADDED, MESSAGE, SKIPPED, STEP, TIMER


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a pathway as the replay needs it: what, where, with which answers, and whether it was late."""

    kind: str
    path: str
    outcome: tuple[tuple[str, str], ...] = ()
    message: str = ""
    late: bool = False


def replayed(net: Net, events: Sequence[Happened], *, is_over: bool) -> list[Finding]:
    """Return what each event was: done, late, skipped or extra, as those who did it called it.

    When an event cannot happen where the procedure stands (the case was moved to another version, say), the
    explanation with the fewest deviations is looked for.
    """
    state, found = net.start(), []
    try:
        for index, event in enumerate(events):
            state = _after(net, state, event)
            found.append(_finding(event, index))
    except NotPossible:
        return explained(net, events, is_over=is_over)
    return found


def _after(net: Net, state: State, event: Happened) -> State:
    if event.kind == ADDED:
        return state
    if event.kind == MESSAGE:
        heard = [each for each in net.waiting(state) if each.kind == "message" and each.name == event.message]
        for each in heard:
            if not each.absorbs:
                state = net.fire(state, net.do(each.path))
        return state
    asked = {ask.variable for ask in net.node(event.path).asks}
    return net.fire(state, net.do(event.path, **{name: value for name, value in event.outcome if name in asked}))


def _finding(event: Happened, index: int) -> Finding:
    if event.kind == SKIPPED:
        return Skipped(event.path, index, told=True)
    if event.kind == ADDED:
        return Extra(event.path, index, told=True)
    return Late(event.path, index) if event.late else Done(event.path, index)


def explained(net: Net, events: Sequence[Happened], *, is_over: bool) -> list[Finding]:
    """Return the explanation with the fewest deviations; what people called skipped or added stays so."""
    told = {SKIPPED: "skipped", ADDED: "added"}
    explainer = Explainer(net, may_be_open=not is_over, most_work=vocabulary.MOST_WORK_OF_A_CASE)
    trace = tuple(
        explainer.label_of(Event(event.path, _paths(net, event), None, dict(event.outcome), told.get(event.kind, "")))  # type: ignore[arg-type]
        for event in events
    )
    found = explainer.explain(trace)
    return [
        Late(each.path, each.index) if isinstance(each, Done) and events[each.index].late else each for each in found
    ]


def _paths(net: Net, event: Happened) -> tuple[str, ...]:
    if event.kind == MESSAGE:
        return tuple(path for path in net.paths if net.node(path).message == event.message)
    return (event.path,)


def counts(events: Sequence[Happened]) -> bool:
    """Say whether there is anything that people did."""
    return any(event.kind in {STEP, SKIPPED, ADDED, MESSAGE, TIMER} for event in events)


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be told of a step in a year: None is too few to tell. Waiting is in seconds."""

    path: str
    institution: str
    done: int | None
    skipped: int | None
    extra: int | None
    late: int | None
    waiting: int | None
    half: float | None
    most: float | None


def heat_of(figures: Iterable[Figures]) -> dict[str, float]:
    """Return how warm each step is, 0 to 1: its median wait beside the longest, each doubling a step of the scale."""
    halves = {each.path: each.half for each in figures if each.half is not None and not each.institution}
    longest = max(halves.values(), default=0.0)
    if longest <= 0:
        return dict.fromkeys(halves, 0.0)
    return {path: round((half / longest) ** 0.5, 3) for path, half in halves.items()}


def reasons_not_to_compare(*, personal: Sequence[str], events: int) -> list[str]:
    """Say why a log is not compared on a page: it tells of persons, or it is too long for one."""
    reasons = []
    if personal:
        columns = ", ".join(personal)
        reasons.append(
            _("Take these columns out of the file, they seem to tell of persons: %(columns)s. Codes are enough.")
            % {"columns": columns}
        )
    if events > vocabulary.MOST_EVENTS:
        reasons.append(
            _("The log has %(events)s events; a page compares %(most)s at most. Compare it by the command line.")
            % {"events": events, "most": vocabulary.MOST_EVENTS}
        )
    return reasons


def reasons_not_to_keep(label: str, found: Any) -> list[str]:
    """Say why a comparison cannot be kept."""
    reasons = []
    if not label.strip():
        reasons.append(_("Give it a name, to find it again."))
    if not found:
        reasons.append(_("Compare the log again: what was found is no longer here."))
    return reasons
