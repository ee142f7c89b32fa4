"""Saving a draft while it is drawn, so that nothing that anyone drew is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.write import tidied
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.procedures import rules as procedures
from amparo.partnership.revision import permissions, queries
from amparo.partnership.revision.models import Draft, SavedState
from amparo.partnership.revision.operations.beginning import keep_state
from amparo.partnership.revision.rules import keeping
from amparo.partnership.revision.vocabulary import DISCARDED, OPEN, PROPOSED


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. `beside`: it was kept beside what somebody else had saved meanwhile."""

    draft: Draft
    beside: SavedState | None = None


@transaction.atomic
def save_draft(
    *, by: Actor, draft: Draft, revision: int, xml: str, texts: Mapping[str, Any], at: datetime,
    parameters: Mapping[str, Any] | None = None,
) -> Saved:  # fmt: skip
    """Save what was drawn on top of a revision; when that is no longer the newest, keep both.

    Raises `Refused` when the actor may not, the draft is closed, or the file is not harmless.
    """
    draft = _held(by, draft)
    reasons = [
        *keeping.reasons_not_to_change(draft.state),
        *keeping.reasons_not_to_keep(xml.encode()),
        *keeping.reasons_against_texts(texts),
    ]
    if reasons:
        raise Refused(reasons)
    limits = draft.parameters if parameters is None else parameters
    digest = procedures.digest_of(xml, texts, limits)
    if digest == draft.digest:
        return Saved(draft)
    if revision != draft.revision:
        return Saved(draft, _kept_beside(by, draft, revision, (xml, texts, limits, digest), at))
    draft.xml, draft.texts, draft.parameters, draft.digest = xml, dict(texts), dict(limits), digest
    _next_revision(by, draft, at)
    entries.record(_note("DRAFT_SAVED", draft), by=by)
    return Saved(draft)


@transaction.atomic
def bring_drawing(*, by: Actor, draft: Draft, revision: int, drawing: bytes, at: datetime) -> Saved:
    """Save a drawing that was changed in another editor, with the texts of the draft.

    Raises `Refused` when the actor may not, or the file draws what cannot be drawn here.
    """
    permits.require(by, permissions.CHANGE_DRAFT, draft, by_table=permissions.MAY)
    reasons = keeping.reasons_not_to_keep(drawing)
    if reasons:
        raise Refused(reasons)
    xml, _dropped = tidied(drawing)
    foreign = keeping.reasons_not_to_bring(xml)
    if foreign:
        raise Refused(foreign)
    return save_draft(by=by, draft=draft, revision=revision, xml=xml.decode(), texts=draft.texts, at=at)


@transaction.atomic
def restore_draft(*, by: Actor, draft: Draft, state: SavedState, at: datetime) -> Draft:
    """Take an earlier state back as the newest; what was newest stays among the saved ones.

    Raises `Refused` when the actor may not, or the draft was proposed.
    """
    draft = _held(by, draft)
    if state.draft_id != draft.pk or draft.state == PROPOSED:
        raise Refused(keeping.reasons_not_to_change(draft.state) or [_("This state is of another draft.")])
    draft.xml, draft.texts, draft.parameters, draft.digest = state.xml, state.texts, state.parameters, state.digest
    draft.state = OPEN
    _next_revision(by, draft, at)
    entries.record(_note("DRAFT_RESTORED", draft, taken_back=state.revision), by=by)
    return draft


@transaction.atomic
def discard_draft(*, by: Actor, draft: Draft, at: datetime) -> Draft:
    """Put a draft away; its states are kept. Raises `Refused` when the actor may not, or it was proposed."""
    permits.require(by, permissions.DISCARD_DRAFT, draft, by_table=permissions.MAY)
    return _close(by, draft, DISCARDED, "DRAFT_DISCARDED", at)


@transaction.atomic
def mark_proposed(*, by: Actor, draft: Draft, at: datetime) -> Draft:
    """Close a draft because it was proposed: what others comment and approve does not change under their eyes.

    Raises `Refused` when the actor may not, or the draft is closed already.
    """
    permits.require(by, permissions.CHANGE_DRAFT, draft, by_table=permissions.MAY)
    return _close(by, draft, PROPOSED, "DRAFT_PROPOSED", at)


@transaction.atomic
def reopen_draft(*, by: Actor, draft: Draft, at: datetime) -> Draft:
    """Open a draft again because what was proposed does not hold; only the installation does, with the answer.

    Raises `Refused` when it may not; a draft that is not closed stays as it is.
    """
    permits.require(by, permissions.REOPEN_DRAFT, draft, by_table=permissions.MAY)
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.state == PROPOSED:
        draft.state = OPEN
        draft.save(update_fields=["state"])
        entries.record(_note("DRAFT_REOPENED", draft), by=by)
    return draft


def _close(by: Actor, draft: Draft, state: str, action: str, at: datetime) -> Draft:
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    reasons = keeping.reasons_not_to_change(draft.state)
    if reasons:
        raise Refused(reasons)
    draft.state, draft.edited_at, draft.edited_by, draft.account = state, at, by.label, by.account
    draft.save()
    entries.record(_note(action, draft), by=by)
    return draft


def _held(by: Actor, draft: Draft) -> Draft:
    """Return the draft as it is in the database, held until this is done, when the actor may change it."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    permits.require(by, permissions.CHANGE_DRAFT, held, by_table=permissions.MAY)
    return held


def _next_revision(by: Actor, draft: Draft, at: datetime) -> None:
    draft.revision += 1
    draft.edited_at, draft.edited_by, draft.account = at, by.label, by.account
    draft.save()
    keep_state(by=by, draft=draft, at=at)


def _kept_beside(
    by: Actor, draft: Draft, revision: int, given: tuple[str, Mapping[str, Any], Mapping[str, Any], str], at: datetime
) -> SavedState:
    """Keep what was drawn on an older revision as a state of its own; twice the same is kept once."""
    xml, texts, limits, digest = given
    known = queries.states_of(draft).filter(digest=digest).first()
    if known is not None:
        return known
    state = SavedState.objects.create(
        draft=draft, revision=revision, beside=True, xml=xml, texts=texts, parameters=limits, digest=digest,
        saved_at=at, saved_by=by.label,
    )  # fmt: skip
    entries.record(_note("DRAFT_KEPT_BESIDE", draft, on=revision), by=by)
    return state


def _note(action: str, draft: Draft, **facts: Any) -> Note:
    known = {"procedure": draft.number, "revision": draft.revision, "digest": draft.digest}
    return Note(action, subject=str(draft.pk), facts={**known, **facts})
