"""Taking internal procedures, keeping what was found of them, putting one out of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Diagram, Refines
from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.refine import begun
from amparo.bpmn.write import without_undrawn, words_of
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.internal import permissions, queries, rules
from amparo.partnership.internal.models import InternalProcedure, InternalVersion, Look
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.operations import Draft
from amparo.partnership.revision import queries as drafts
from amparo.partnership.revision.models import Draft as Drawing
from amparo.partnership.revision.operations import beginning as revision
from amparo.partnership.revision.operations import saving


@transaction.atomic
def give_internal(*, by: Actor, institution: Institution, draft: Draft, at: datetime) -> InternalVersion:
    """Take a drawing of how an institution carries out a lane; the clock holds it against the coalition's procedure.

    What says the same as the newest version is that version. Raises `Refused` when the actor may not, the drawing
    cannot be read, or it is not an internal procedure of anything in force in the country.
    """
    permits.require(by, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY)
    diagram = draft.diagram()
    refines = _refined(institution, draft, diagram, at)
    procedure = _procedure(institution, diagram, refines)
    newest = procedure.versions.order_by("-number").first()
    if newest is not None and newest.digest == draft.digest and procedure.withdrawn_at is None:
        return newest
    procedure.withdrawn_at = None
    procedure.save(update_fields=["withdrawn_at"])
    version = InternalVersion.objects.create(
        procedure=procedure,
        number=newest.number + 1 if newest else 1,
        xml=draft.xml,
        texts=draft.texts,
        parameters=draft.parameters,
        digest=draft.digest,
        given_at=at,
        given_by="Amparo" if by.is_service else by.label,
    )
    _note(by, "INTERNAL_PROCEDURE_GIVEN", procedure, version.number)
    return version


@transaction.atomic
def bring_drawing(*, by: Actor, institution: Institution, title: str, xml: str, at: datetime) -> InternalVersion:
    """Take a drawing from a file, as `give_internal` does: words and limits of time are those of the version before."""
    permits.require(by, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY)
    drawn = Draft(xml, {}, {})
    before = queries.newest_of(institution, drawn.diagram().process)
    given = dict(before.texts) if before else {}
    texts = {lang: {**given.get(lang, {}), "title": title} for lang in LANGUAGES}
    draft = Draft(xml, texts, before.parameters if before else {})
    return give_internal(by=by, institution=institution, draft=draft, at=at)


@transaction.atomic
def draw_lane(*, by: Actor, institution: Institution, process: str, lane: str, title: str, at: datetime) -> Drawing:
    """Begin to draw how an institution does a lane inside: from its newest version, else from the lane's own steps.

    Raises `Refused` when the actor may not, or the lane is not one that the institution takes.
    """
    permits.require(by, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY)
    agreed = queries.agreed_in(institution.country.code, at.date())
    theirs = next((each for each in agreed.versions if each.procedure.process == process), None)
    if theirs is None or (process, lane) not in queries.lanes_of(institution, agreed):
        raise Refused([_("Your institution does not take this lane of a procedure in force.")])
    before = queries.newest_for_lane(institution, process, lane)
    if before is not None:
        texts = {code: {**words, "title": title} for code, words in before.texts.items()}
        content = Draft(before.xml, texts, before.parameters)
    else:
        content = _begun(institution, theirs, lane, title)
    return revision.start_inside(by=by, content=content, number=theirs.procedure.number, refines=process, at=at)


def _begun(institution: Institution, theirs: ProcedureVersion, lane: str, title: str) -> Draft:
    """Return the drawing and the words with which one begins: those of the steps of the lane."""
    own = rules.name_of_process(institution.country.code, institution.code, theirs.procedure.process, lane)
    try:
        xml = begun(theirs.xml.encode(), lane, process=own, title=title)
    except LookupError as nothing:
        raise Refused([_("This lane has no step in the drawing: there is nothing to do inside.")]) from nothing
    drawn = words_of(xml)
    texts = {code: {**without_undrawn(theirs.texts.get(code, {}), drawn), "title": title} for code in LANGUAGES}
    return Draft(xml.decode(), texts, {})


@transaction.atomic
def hand_in(*, by: Actor, draft: Drawing, at: datetime) -> InternalVersion:
    """Take what was drawn here as a new version, and close the draft. Raises `Refused` as `give_internal` does."""
    institution = queries.institution_of(by)
    if institution is None or not draft.refines or draft.institution != institution.code:
        raise Refused([_("This draft is not of how your institution does its part inside.")])
    try:
        content = drafts.content_of(draft)
        version = give_internal(by=by, institution=institution, draft=content, at=at)
    except NotAccepted as unfit:
        raise Refused([in_language(each.message) for each in unfit.problems]) from unfit
    saving.mark_proposed(by=by, draft=draft, at=at)
    return version


def _refined(institution: Institution, draft: Draft, diagram: Diagram, at: datetime) -> Refines:
    """Return what a drawing refines; raises `Refused` when it can be held against nothing in force."""
    agreed = queries.agreed_in(institution.country.code, at.date())
    reasons = rules.reasons_not_to_take(diagram, agreed.diagrams)
    if diagram.refines is None or reasons:
        raise Refused(reasons)
    own = draft.parameters.get(institution.country.code.lower(), {})
    theirs = {"deadlines": agreed.limits_of(diagram.refines.process)}
    reasons = rules.limits_without_length(diagram, rules.parameters_beside(theirs, own)["deadlines"])
    if reasons:
        raise Refused(reasons)
    return diagram.refines


def _procedure(institution: Institution, diagram: Diagram, refines: Refines) -> InternalProcedure:
    told = {"number": diagram.number, "refines": refines.process, "lane": refines.lane}
    procedure, _made = InternalProcedure.objects.select_for_update().get_or_create(
        institution=institution, process=diagram.process, defaults=told
    )
    if (procedure.refines, procedure.lane) != (refines.process, refines.lane):
        raise Refused([_("This process already carries out another lane. Give the drawing a process of its own.")])
    return procedure


@transaction.atomic
def withdraw_internal(*, by: Actor, procedure: InternalProcedure, at: datetime) -> None:
    """Put an internal procedure out of use; its versions are kept. Raises `Refused` when it already is."""
    permits.require(by, permissions.WITHDRAW_INTERNAL, procedure.institution, by_table=permissions.MAY)
    if procedure.withdrawn_at is not None:
        raise Refused([_("It is already out of use.")])
    procedure.withdrawn_at = at
    procedure.save(update_fields=["withdrawn_at"])
    _note(by, "INTERNAL_PROCEDURE_WITHDRAWN", procedure, None)


@transaction.atomic
def keep_look(
    *, by: Actor, version: InternalVersion, beside: str, found: Sequence[Mapping[str, str]], at: datetime
) -> None:
    """Keep what was found of a version beside the coalition's procedures; who was quicker is right."""
    permits.require(by, permissions.LOOK_AT_INTERNAL, version.procedure.institution, by_table=permissions.MAY)
    look, made = Look.objects.get_or_create(
        version=version, beside=beside, defaults={"found": list(found), "looked_at": at}
    )
    if made:
        facts = {"beside": beside[:12], "wrong": len(look.found)}
        entries.record(Note("INTERNAL_PROCEDURE_CHECKED", subject=str(version.procedure_id), facts=facts), by=by)


def _note(by: Actor, action: str, procedure: InternalProcedure, version: int | None) -> None:
    facts = {"process": procedure.process, "refines": procedure.refines, "version": version}
    entries.record(Note(action, subject=str(procedure.pk), facts=facts), by=by)
