"""Publishing: a version is checked, kept with its proof, and never edited."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.read import NotAccepted, read
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.procedures import permissions, queries, rules
from amparo.partnership.procedures.models import Procedure, ProcedureVersion


@dataclass(frozen=True, slots=True)
class Draft:
    """A procedure that is not published yet: its drawing, its texts by language, its parameters by country."""

    xml: str
    texts: Mapping[str, Any]
    parameters: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """The SHA-256 of what it says."""
        return rules.digest_of(self.xml, self.texts, self.parameters)

    def diagram(self) -> Diagram:
        """Read the drawing; raises `Refused` with what to draw instead."""
        try:
            return read(self.xml.encode(), name="procedure.bpmn")
        except NotAccepted as refused:
            raise Refused([in_language(problem.message) for problem in refused.problems]) from refused


def draft_from(folder: Path) -> Draft:
    """Read a procedure's folder of content."""
    texts = {lang: tomllib.loads((folder / f"texts.{lang}.toml").read_text()) for lang in LANGUAGES}
    parameters = {
        path.name.split(".")[1]: tomllib.loads(path.read_text()) for path in sorted(folder.glob("parameters.*.toml"))
    }
    return Draft((folder / "procedure.bpmn").read_text(), texts, parameters)


@transaction.atomic
def publish_procedures(*, by: Actor, drafts: list[Draft], at: datetime) -> list[ProcedureVersion]:
    """Publish procedures that call one another, together; a draft equal to the newest version is left alone.

    Raises `Refused` when the actor may not, a drawing cannot be read, or a check fails; then nothing is published.
    """
    permits.require(by, permissions.PUBLISH_PROCEDURE, None, by_table=permissions.MAY)
    pairs = {}
    for draft in drafts:
        diagram = draft.diagram()
        pairs[diagram.process] = (diagram, draft)
    changed = {process: pair for process, pair in pairs.items() if _is_new(process, pair[1].digest)}
    if not changed:
        return []
    for diagram, draft in changed.values():
        _refuse(diagram.process, rules.reasons_it_cannot_run(diagram, draft.parameters))
    reports = _proved(changed, pairs)
    return [_publish(by, *changed[process], reports[process], at) for process in sorted(changed)]


def _proved(
    changed: Mapping[str, tuple[Diagram, Draft]], pairs: Mapping[str, tuple[Diagram, Draft]]
) -> dict[str, dict[str, Any]]:
    """Prove what changed, then what calls it; raises `Refused` with the first that does not hold."""
    diagrams = {process: diagram for process, (diagram, _) in pairs.items()}
    texts = {process: draft.texts for process, (_, draft) in pairs.items()}
    reports: dict[str, dict[str, Any]] = {}
    for process in [*sorted(changed), *rules.callers_of(changed, diagrams)]:
        try:
            reports |= rules.prove(diagrams, only=[process], texts=texts)
        except NotAccepted as unfit:
            raise Refused([in_language(problem.message) for problem in unfit.problems]) from unfit
        _refuse(process, rules.reasons_not_to_publish(reports[process], lang=get_language() or "es"))
    return reports


def _refuse(process: str, reasons: list[str]) -> None:
    if reasons:
        raise Refused([f"{process}: {reason}" for reason in reasons])


def _is_new(process: str, digest: str) -> bool:
    rows = ProcedureVersion.objects.filter(procedure__process=process).order_by("-number")
    return rows.values_list("digest", flat=True).first() != digest


def _publish(by: Actor, diagram: Diagram, draft: Draft, report: dict[str, Any], at: datetime) -> ProcedureVersion:
    procedure, _ = Procedure.objects.get_or_create(number=diagram.number, defaults={"process": diagram.process})
    last = ProcedureVersion.objects.filter(procedure=procedure).count()
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=last + 1,
        xml=draft.xml,
        texts=draft.texts,
        parameters=draft.parameters,
        digest=draft.digest,
        report=report,
        origin=diagram.origin or "proposal",
        published_at=at,
        published_by=by.institution_code or "installation",
    )
    facts = {"procedure": diagram.number, "version": version.number, "digest": version.digest}
    entries.record(Note("PROCEDURE_PUBLISHED", subject=diagram.process, facts=facts), by=by)
    return version


def publish_drawing(*, by: Actor, number: str, drawing: bytes, at: datetime) -> list[ProcedureVersion]:
    """Publish a new drawing of one procedure, with the texts and parameters in force and the others unchanged.

    Raises `Refused` when the actor may not, the drawing cannot be read, or a check fails.
    """
    permits.require(by, permissions.PUBLISH_PROCEDURE, None, by_table=permissions.MAY)
    try:
        text = drawing.decode()
    except UnicodeDecodeError as wrong:
        raise Refused([_("The file is not text in UTF-8: save the drawing as BPMN again.")]) from wrong
    drafts = []
    drawn = Draft(text, {}, {}).diagram()
    for version in queries.in_force():
        if version.procedure.number == number and (drawn.number, drawn.process) != (number, version.procedure.process):
            facts = {"other": f"{drawn.number} {drawn.process}", "this": f"{number} {version.procedure.process}"}
            raise Refused([_("The file draws %(other)s; this page publishes %(this)s.") % facts])
        xml = text if version.procedure.number == number else version.xml
        drafts.append(Draft(xml, version.texts, version.parameters))
    return publish_procedures(by=by, drafts=drafts, at=at)
