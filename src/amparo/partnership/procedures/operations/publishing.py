"""Publishing: a version is checked, kept with its proof, and never edited."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.bpmn.contract import Checker
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
from amparo.partnership.procedures.operations.proving import prove_now
from amparo.partnership.procedures.rules import Standing, Surroundings


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
def publish_procedures(
    *, by: Actor, drafts: list[Draft], at: datetime, prove: Callable[..., Standing] = prove_now
) -> list[ProcedureVersion]:
    """Publish procedures that call one another, together; a draft equal to the newest version is left alone.

    `prove` finds what is missing of the proof; it is not asked when nothing is new.
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
    texts = {process: draft.texts for process, (_diagram, draft) in pairs.items()}
    checker = Checker({process: diagram for process, (diagram, _draft) in pairs.items()})
    with _fitting():
        standing = prove(by=by, standing=queries.standing_among(checker, changed), at=at)
    _refuse_broken(standing, texts)
    return [_publish(by, *changed[process], standing.told(process, texts), at) for process in sorted(changed)]


@contextmanager
def _fitting() -> Iterator[None]:
    """Refuse, in words, drawings that do not fit those that they call or that call them."""
    try:
        yield
    except NotAccepted as unfit:
        raise Refused([in_language(problem.message) for problem in unfit.problems]) from unfit


def _refuse_broken(standing: Standing, texts: Mapping[str, Any]) -> None:
    reasons = rules.reasons_of(standing, texts, lang=get_language() or "es")
    if reasons:
        raise Refused(reasons)


def _refuse(process: str, reasons: list[str]) -> None:
    if reasons:
        raise Refused([f"{process}: {reason}" for reason in reasons])


def _is_new(process: str, digest: str) -> bool:
    rows = ProcedureVersion.objects.filter(procedure__process=process, country=None).order_by("-number")
    return rows.values_list("digest", flat=True).first() != digest


def _publish(
    by: Actor, diagram: Diagram, draft: Draft, report: dict[str, Any], at: datetime, approved: Approved | None = None
) -> ProcedureVersion:
    procedure, _made = Procedure.objects.get_or_create(number=diagram.number, defaults={"process": diagram.process})
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
        published_by=(approved.published_by if approved else "") or by.institution_code or "installation",
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
    published_by: str = ""


@dataclass(frozen=True)
class Verdict:
    """What is known of a draft among what is in force on a day: how far its proof has come."""

    draft: Draft
    diagram: Diagram
    around: Surroundings
    standing: Standing

    @property
    def texts(self) -> dict[str, Any]:
        """The texts of all procedures, by process."""
        return {**self.around.texts, self.diagram.process: self.draft.texts}

    @property
    def report(self) -> dict[str, Any]:
        """What the version keeps of its proof; raises `LookupError` while it is not proved."""
        return self.standing.told(self.diagram.process, self.texts)

    def reasons(self, lang: str) -> list[str]:
        """Say what does not hold, with its story; empty while nothing is known to be broken."""
        return rules.reasons_of(self.standing, self.texts, lang=lang)


def verdict_in(country: Country, on: date, draft: Draft) -> Verdict:
    """Return what is known of a draft among what is in force in a country on a day. Nothing is proved here.

    Raises `Refused` when it cannot be read, cannot run in the country or does not fit what calls it.
    """
    diagram, code = draft.diagram(), country.code.lower()
    _refuse(diagram.process, rules.reasons_it_cannot_run(diagram, {code: draft.parameters.get(code, {})}))
    around = queries.around(country.code, on)
    with _fitting():
        return Verdict(draft, diagram, around, queries.standing_of(diagram, around))


def verdict_from(country: Country, on: date, draft: Draft) -> Verdict:
    """Return what is known of a draft from a day on: of the first day on which something is broken or not proved yet.

    Each later day on which another version comes into force beside it is looked at too. Raises as `verdict_in`.
    """
    first = verdict_in(country, on, draft)
    for day in queries.days_to_prove(country.code, first.diagram.process, on)[1:]:
        if not first.standing.holds:
            return first
        later = verdict_in(country, day, draft)
        first = first if later.standing.holds else later
    return first


@transaction.atomic
def publish_approved(*, by: Actor, draft: Draft, approved: Approved, at: datetime) -> ProcedureVersion:
    """Publish a country's own version, when it is proved among what is in force from its day on.

    Raises `Refused` when the actor may not, it is not proved yet, or something does not hold; the database refuses one
    approver.
    """
    permits.require(by, permissions.PUBLISH_APPROVED, approved.country, by_table=permissions.MAY)
    verdict = verdict_from(approved.country, approved.in_force_on, draft)
    _refuse_broken(verdict.standing, verdict.texts)
    if not verdict.standing.holds:
        raise Refused([_("It is still being checked: nothing is published before the whole check holds.")])
    return _publish(by, verdict.diagram, draft, verdict.report, at, approved)


def _named(approved: Approved) -> dict[str, Any]:
    first, second = approved.approvers
    people = {"proposer_id": approved.proposer, "first_approver_id": first, "second_approver_id": second}
    return {"country": approved.country, "in_force_on": approved.in_force_on, **people}
