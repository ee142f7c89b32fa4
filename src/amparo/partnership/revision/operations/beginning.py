"""Beginning a draft: from the version in force, from nothing, or from a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read import read
from amparo.bpmn.write import blank, tidied
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.revision import permissions
from amparo.partnership.revision.models import Draft, SavedState
from amparo.partnership.revision.rules import keeping


@transaction.atomic
def start_draft(*, by: Actor, number: str, at: datetime) -> Draft:
    """Begin to revise a procedure, from its version in force.

    Raises `Refused` when the actor may not, or no version is in force.
    """
    permits.require(by, permissions.START_DRAFT, None, by_table=permissions.MAY)
    version = published.version_in_force(number, by.country, at.date())
    if version is None:
        raise Refused([_("No procedure has this number.")])
    content = procedures.Draft(version.xml, version.texts, version.parameters)
    return _begin(by, content, number=number, base=version, at=at)


@transaction.atomic
def start_new_draft(*, by: Actor, number: str, title: str, at: datetime) -> Draft:
    """Begin a procedure that does not exist yet, with one lane and one step.

    Raises `Refused` when the actor may not, or the number is taken.
    """
    permits.require(by, permissions.START_DRAFT, None, by_table=permissions.MAY)
    reasons = keeping.reasons_not_to_begin(
        number, title, published.version_in_force(number, by.country, at.date()) is not None
    )
    if reasons:
        raise Refused(reasons)
    words = {"lane": _("Secretariat"), "role": "secretariat", "step": _("First step")}
    title = " ".join(title.split())
    xml = blank(number=number, process=keeping.name_of_process(number, title), title=title, **words)
    texts = {lang: {"title": title} for lang in LANGUAGES}
    return _begin(by, procedures.Draft(xml.decode(), texts, {}), number=number, base=None, at=at)


@transaction.atomic
def import_draft(*, by: Actor, number: str, drawing: bytes, at: datetime) -> Draft:
    """Begin a draft from a file; texts and limits of time are those in force, when the procedure exists.

    Raises `Refused` when the actor may not, or the file cannot come in.
    """
    permits.require(by, permissions.START_DRAFT, None, by_table=permissions.MAY)
    reasons = keeping.reasons_not_to_keep(drawing)
    if not keeping.NUMBER.fullmatch(number):
        reasons.append(_("Write the number with two digits, such as 17."))
    if reasons:
        raise Refused(reasons)
    xml, _dropped = tidied(drawing)
    foreign = keeping.reasons_not_to_bring(xml)
    if foreign:
        raise Refused(foreign)
    base = published.version_in_force(number, by.country, at.date())
    texts: Any = base.texts if base else {lang: {} for lang in LANGUAGES}
    content = procedures.Draft(xml.decode(), texts, base.parameters if base else {})
    return _begin(by, content, number=number, base=base, at=at)


@transaction.atomic
def copy_draft(*, by: Actor, draft: Draft, at: datetime) -> Draft:
    """Begin a draft from another one, as it is now: to go on after it was proposed."""
    permits.require(by, permissions.READ_DRAFT, draft, by_table=permissions.MAY)
    start = permissions.START_INSIDE if draft.refines else permissions.START_DRAFT
    permits.require(by, start, None, by_table=permissions.MAY)
    content = procedures.Draft(draft.xml, draft.texts, draft.parameters)
    return _begin(by, content, number=draft.number, base=draft.base, refines=draft.refines, at=at)


@transaction.atomic
def start_inside(*, by: Actor, content: procedures.Draft, number: str, refines: str, at: datetime) -> Draft:
    """Begin to draw how the actor's institution does a lane of a procedure inside.

    `refines` is the process of that procedure. Raises `Refused` when the actor may not.
    """
    permits.require(by, permissions.START_INSIDE, None, by_table=permissions.MAY)
    return _begin(by, content, number=number, base=None, refines=refines, at=at)


@transaction.atomic
def fork_draft(*, by: Actor, content: procedures.Draft, number: str, base: ProcedureVersion, at: datetime) -> Draft:
    """Begin a draft from what another country's coalition proposes, with one's own parameters."""
    permits.require(by, permissions.START_DRAFT, None, by_table=permissions.MAY)
    return _begin(by, content, number=number, base=base, at=at)


def _begin(
    by: Actor, content: procedures.Draft, *, number: str, base: ProcedureVersion | None, at: datetime, refines: str = ""
) -> Draft:
    draft = Draft.objects.create(
        country=by.country,
        institution=by.institution_code,
        number=number,
        refines=refines,
        base=base,
        xml=content.xml,
        texts=content.texts,
        parameters=content.parameters,
        digest=content.digest,
        started_at=at,
        edited_at=at,
        edited_by=by.label,
        account=by.account,
    )
    keep_state(by=by, draft=draft, at=at)
    facts = {"procedure": number, "base": base.number if base else None, "digest": content.digest}
    entries.record(Note("DRAFT_STARTED", subject=str(draft.pk), facts=facts), by=by)
    return draft


@transaction.atomic
def ask_proof(*, by: Actor, draft: Draft, at: datetime) -> None:
    """Ask that a draft be proved with all that calls it, as it is now. What cannot be read yet is not asked for.

    What an institution draws for itself is held against the coalition's procedure, and not proved here. Raises
    `Refused` when the actor may not.
    """
    permits.require(by, permissions.READ_DRAFT, draft, by_table=permissions.MAY)
    if draft.refines:
        return
    around = published.around(draft.country, localtime(at).date())
    try:
        diagram = read(draft.xml.encode(), name="procedure.bpmn")
        standing = published.standing_of(diagram, around).looked_at_once()
    except NotAccepted:
        return
    procedures.ask_examination(
        by=by, xml=draft.xml, standing=standing, around=around, subject=f"draft:{draft.pk}", at=at
    )


def keep_state(*, by: Actor, draft: Draft, at: datetime) -> SavedState:
    """Keep a draft as it is now among its saved states, and ask that it be proved; a part of saving it."""
    ask_proof(by=by, draft=draft, at=at)
    return SavedState.objects.create(
        draft=draft,
        revision=draft.revision,
        xml=draft.xml,
        texts=draft.texts,
        parameters=draft.parameters,
        digest=draft.digest,
        saved_at=at,
        saved_by=by.label,
    )
