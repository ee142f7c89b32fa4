"""What the check says of a drawing while it is drawn: what to mend, which rights hold, and how one is broken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from amparo.bpmn.check import Broken, DoesNotArise, Fault, Holds, Report
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.explain import Teller
from amparo.bpmn.net import Net
from amparo.bpmn.problems import NotAccepted, Problem
from amparo.bpmn.proof.sound import Story
from amparo.bpmn.read import read
from amparo.bpmn.rights import RIGHTS
from amparo.bpmn.trail import drawn_in, trail
from amparo.partnership.procedures.rules import Part, Standing, Surroundings, begun

_ARROW: Final = "=> "
PENDING: Final = "pending"
HOLDS: Final = "holds"
BROKEN: Final = "broken"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a story: what happens, and the boxes and arrows that it passes on the drawing."""

    text: str
    at: str
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: a right that is broken (`right`), or a fault of the drawing, with its story if it has one."""

    right: str
    sentence: str
    story: tuple[Told, ...]
    ending: str
    instead: str = ""
    at: str = ""
    open_now: tuple[str, ...] = ()

    @property
    def steps(self) -> list[dict[str, object]]:
        """The story as the script lights it: each line, where it stands and what it passes; the end comes last."""
        lines: list[dict[str, object]] = [
            {"text": told.text, "at": told.at, "passed": list(told.passed)} for told in self.story
        ]
        last = {"text": self.ending or self.sentence, "at": next(iter(self.open_now), self.at)}
        return [*lines, {**last, "passed": list(self.open_now) or [each for each in [self.at] if each]}]

    @property
    def key(self) -> str:
        """What tells it from the others of a check."""
        return self.right or f"{self.at} {self.sentence}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A right that holds, or that does not arise here."""

    right: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ToMend:
    """What keeps a drawing from being read: the element, what it is called, and what to do."""

    element: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Caller:
    """A procedure that calls the one drawn: pending, or whether it still holds, with what it breaks."""

    process: str
    title: str
    state: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Wider:
    """The whole proof: the procedure itself and all that calls it. `key` is what it is asked for under."""

    key: str
    done: int
    total: int
    own_pending: bool
    callers: tuple[Caller, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in the words of one language. `to_mend` is filled when the drawing cannot be read yet."""

    to_mend: tuple[ToMend, ...] = ()
    findings: tuple[Finding, ...] = ()
    holding: tuple[Kept, ...] = ()
    absent: tuple[Kept, ...] = ()
    states: int = 0
    milliseconds: int = 0
    wider: Wider | None = None

    @property
    def ok(self) -> bool:
        """Whether everything can be read, and nothing of the procedure itself is broken or pending."""
        return not self.to_mend and not self.findings and not (self.wider and self.wider.own_pending)

    @property
    def is_pending(self) -> bool:
        """Whether something takes longer than one waits for it: the job's answer comes later."""
        return self.wider is not None and self.wider.done < self.wider.total


def checked(
    xml: str,
    texts: Mapping[str, Any],
    around: Surroundings,
    lang: str,
    find: Callable[[Diagram, Surroundings], Standing] = begun,
) -> Checked:
    """Check a drawing in the words of a language, as far as nobody has to wait for it.

    `find` gives what is proved already of the drawing and of what calls it. What takes long is pending.
    """
    began = time.perf_counter()
    try:
        diagram = read(xml.encode(), name="procedure.bpmn")
        standing = find(diagram, around).looked_at_once()
    except NotAccepted as refused:
        return Checked(to_mend=to_mend(refused.problems, texts.get(lang, {}), lang), milliseconds=since(began))
    own, *callers = standing.parts
    words = {**around.texts, own.process: texts}
    wider = Wider(
        key=standing.key,
        done=standing.done,
        total=len(standing.parts),
        own_pending=own.report is None,
        callers=tuple(_caller(standing, part, words, lang) for part in callers),
    )
    told = _told(standing.checker.net(own.process), own.report, words, lang) if own.report else Checked()
    return replace(told, wider=wider, milliseconds=since(began))


def _told(net: Net, report: Report, texts: Mapping[str, Mapping[str, Any]], lang: str) -> Checked:
    """Tell a report in the words of a language."""
    teller = Teller(net, texts, lang)
    found = [_fault(net, teller, fault) for fault in report.faults]
    for right in RIGHTS:
        result = report.results.get(right.id)
        if isinstance(result, Broken):
            *_, ending, instead = teller.broken(right, result)
            told, waits = _story(net, teller, result.story), drawn_in(result.story.open_now)
            ending = ending.removeprefix(_ARROW)
            found.append(Finding(right.id, right.sentence[lang], told, ending, instead, open_now=waits))
        elif isinstance(result, DoesNotArise) and result.promised:
            found.append(Finding(right.id, right.sentence[lang], (), teller.result(result), right.instead[lang]))
    told_of = {each.right for each in found}
    return Checked(
        findings=tuple(found),
        holding=_kept(report, lang, Holds),
        absent=tuple(each for each in _kept(report, lang, DoesNotArise) if each.right not in told_of),
        states=report.states,
    )


def _caller(standing: Standing, part: Part, texts: Mapping[str, Mapping[str, Any]], lang: str) -> Caller:
    """Tell what is known of a procedure that calls the one drawn; its ways are not on this drawing."""
    title = texts.get(part.process, {}).get(lang, {}).get("title")
    title = title if isinstance(title, str) and title else standing.checker.diagrams[part.process].name
    if part.report is None:
        return Caller(part.process, title, PENDING)
    if part.report.ok:
        return Caller(part.process, title, HOLDS)
    return Caller(
        part.process, title, BROKEN, _told(standing.checker.net(part.process), part.report, texts, lang).findings
    )


def since(began: float) -> int:
    """Return how many milliseconds have passed."""
    return round((time.perf_counter() - began) * 1000)


def _kept(report: Report, lang: str, kind: type) -> tuple[Kept, ...]:
    return tuple(
        Kept(right.id, right.sentence[lang]) for right in RIGHTS if isinstance(report.results.get(right.id), kind)
    )


def _fault(net: Net, teller: Teller, fault: Fault) -> Finding:
    ending = teller.fault(fault)[-1].removeprefix(_ARROW)
    story = _story(net, teller, fault.story) if fault.story else ()
    at = next(iter(drawn_in([fault.path])), "")
    return Finding("", ending, story, "", at="" if fault.path == net.main else at)


def _story(net: Net, teller: Teller, story: Story) -> tuple[Told, ...]:
    """Return a story line by line, each with what it lights on the drawing."""
    opening, *stretches = trail(net, story)
    given = "; ".join(teller.answer(*answer) for answer in story.given)
    told = [Told(teller.words["given"].format(given=given) if given else "", "", drawn_in(opening.flows))]
    for stretch in stretches:
        if stretch.line is not None:
            at = next(iter(drawn_in([stretch.line.path])))
            passed = drawn_in([stretch.line.path, *stretch.flows, *stretch.ends])
            told.append(Told(teller.line(stretch.line), at, passed))
    return tuple(told if told[0].text else [*told[1:]])


def to_mend(problems: Iterable[Problem], texts: Mapping[str, Any], lang: str) -> tuple[ToMend, ...]:
    """Return in the words of a language what keeps a drawing from being read."""
    return tuple(ToMend(each.element, _called(each.element, texts), each.message[lang]) for each in problems)


def _called(element: str, texts: Mapping[str, Any]) -> str:
    """Return what an element is called in the texts, or nothing."""
    for section in ("steps", "events", "gateways", "flows", "ends", "lanes"):
        entry = texts.get(section, {}).get(element)
        title = entry.get("title") if isinstance(entry, Mapping) else entry
        if isinstance(title, str) and title:
            return title
    return ""
