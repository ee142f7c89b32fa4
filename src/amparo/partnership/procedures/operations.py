"""Publishing: a version is checked, kept with its proof, and never edited."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.read import NotAccepted, read
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.coalition.models import Country
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
    together = _Together(pairs)
    reports: dict[str, dict[str, Any]] = {}
    for process in [*sorted(changed), *rules.callers_of(changed, together.diagrams)]:
        try:
            reports[process] = _proof(together, process)
        except NotAccepted as unfit:
            raise Refused([in_language(problem.message) for problem in unfit.problems]) from unfit
        _refuse(process, rules.reasons_not_to_publish(reports[process], lang=get_language() or "es"))
    return reports


class _Together:
    """Procedures that are proved together; two are the same when each of their procedures says the same."""

    def __init__(self, pairs: Mapping[str, tuple[Diagram, Draft]]) -> None:
        self.diagrams = {process: diagram for process, (diagram, _) in pairs.items()}
        self.texts = {process: draft.texts for process, (_, draft) in pairs.items()}
        self.digests = frozenset((process, draft.digest) for process, (_, draft) in pairs.items())

    def __hash__(self) -> int:
        return hash(self.digests)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Together) and other.digests == self.digests


@lru_cache(maxsize=64)
def _proof(together: _Together, process: str) -> dict[str, Any]:
    """Prove one of them; what says the same has the same proof, so that it is not sought twice in a process."""
    return rules.prove(together.diagrams, only=[process], texts=together.texts)[process]


def _refuse(process: str, reasons: list[str]) -> None:
    if reasons:
        raise Refused([f"{process}: {reason}" for reason in reasons])


def _is_new(process: str, digest: str) -> bool:
    rows = ProcedureVersion.objects.filter(procedure__process=process, country=None).order_by("-number")
    return rows.values_list("digest", flat=True).first() != digest


def _publish(
    by: Actor, diagram: Diagram, draft: Draft, report: dict[str, Any], at: datetime, approved: Approved | None = None
) -> ProcedureVersion:
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
        **(_named(approved) if approved else {}),
    )
    facts = {"procedure": diagram.number, "version": version.number, "digest": version.digest}
    if approved:
        facts |= {"country": approved.country.code, "from": approved.in_force_on.isoformat()}
    entries.record(Note("PROCEDURE_PUBLISHED", subject=diagram.process, facts=facts), by=by)
    announce("PROCEDURE_PUBLISHED", by=by, version=version, at=at)
    return version


@dataclass(frozen=True, slots=True)
class Approved:
    """A revision that two people approved: of which country, from when, and who proposed and approved it."""

    country: Country
    in_force_on: date
    proposer: int
    approvers: tuple[int, int]


def proof_in(country: Country, on: date, draft: Draft) -> tuple[Diagram, dict[str, Any]]:
    """Prove a draft among what is in force in a country on a day; return its diagram and its report.

    Raises `Refused` with the story of what does not hold, there and in what calls it.
    """
    diagram, code = draft.diagram(), country.code.lower()
    _refuse(diagram.process, rules.reasons_it_cannot_run(diagram, {code: draft.parameters.get(code, {})}))
    pairs = {}
    for version in queries.in_force(country.code, on):
        held = Draft(version.xml, version.texts, version.parameters)
        pairs[version.procedure.process] = (held.diagram(), held)
    pairs[diagram.process] = (diagram, draft)
    return diagram, _proved({diagram.process: pairs[diagram.process]}, pairs)[diagram.process]


@transaction.atomic
def publish_approved(*, by: Actor, draft: Draft, approved: Approved, at: datetime) -> ProcedureVersion:
    """Publish a country's own version, after it was proved again among what will be in force that day.

    Raises `Refused` when the actor may not, or something no longer holds; the database refuses one approver.
    """
    permits.require(by, permissions.PUBLISH_APPROVED, approved.country, by_table=permissions.MAY)
    diagram, report = proof_in(approved.country, approved.in_force_on, draft)
    return _publish(by, diagram, draft, report, at, approved)


def _named(approved: Approved) -> dict[str, Any]:
    first, second = approved.approvers
    people = {"proposer_id": approved.proposer, "first_approver_id": first, "second_approver_id": second}
    return {"country": approved.country, "in_force_on": approved.in_force_on, **people}
