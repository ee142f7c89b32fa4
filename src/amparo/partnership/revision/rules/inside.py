"""What the check says of an internal procedure while it is drawn, as far as nobody has to wait for it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

from amparo.bpmn.problems import NotAccepted, Problem
from amparo.bpmn.read import read
from amparo.bpmn.refine import Side, look_at_once
from amparo.partnership.procedures.rules import Surroundings
from amparo.partnership.revision.rules.checking import PENDING, Caller, Checked, Finding, Wider, since, to_mend

MOST: Final = 5_000  # states of a procedure that nobody has to wait for


def checked_inside(
    xml: str,
    texts: Mapping[str, Any],
    around: Surroundings,
    *,
    own: Mapping[str, Any],
    agreed: Mapping[str, Any],
    country: str,
    lang: str,
) -> Checked:
    """Check an internal procedure in the words of a language.

    `own` and `agreed` are the parameters of the drawing and of the coalition's procedure by country; limits of time
    that the drawing does not give are the coalition's. What takes long is told to be looked at later.
    """
    began, key = time.perf_counter(), country.lower()
    try:
        diagram = read(xml.encode(), name="procedure.bpmn")
    except NotAccepted as refused:
        return Checked(to_mend=to_mend(refused.problems, texts.get(lang, {}), lang), milliseconds=since(began))
    process = diagram.refines.process if diagram.refines else ""
    theirs, mine = dict(agreed.get(key, {})), dict(own.get(key, {}))
    limits = {"deadlines": {**theirs.get("deadlines", {}), **mine.get("deadlines", {})}}
    known = {process: Side(around.diagrams[process], agreed)} if process in around.diagrams else {}
    looked = look_at_once(Side(diagram, {key: {**mine, **limits}}), known, around.checker, MOST)
    findings = tuple(_finding(each, frozenset(diagram.nodes), lang) for each in looked.found)
    later = tuple(Caller(each, _title(each, around, lang), PENDING) for each in looked.later)
    wider = Wider(key="", done=1, total=1, own_pending=False, callers=later)
    return Checked(findings=findings, wider=wider, milliseconds=since(began))


def _finding(problem: Problem, drawn: frozenset[str], lang: str) -> Finding:
    at = problem.element if problem.element in drawn else ""
    return Finding("", problem.message[lang], (), "", at=at)


def _title(process: str, around: Surroundings, lang: str) -> str:
    title = around.texts.get(process, {}).get(lang, {}).get("title")
    return title if isinstance(title, str) and title else process
