"""What can be asked of drafts."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from amparo.bpmn.write import without_drawing
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.vocabulary import DRAFTER
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.revision.models import Draft, SavedState
from amparo.partnership.revision.vocabulary import DISCARDED, SECRETARIAT


def _whose(actor: Actor) -> Q | None:
    """Return which drafts an actor may read, as `permissions` says it too; None is no draft at all."""
    if not actor.institution_code or not {DRAFTER, SECRETARIAT} & actor.roles:
        return None
    theirs = Q(institution=actor.institution_code)
    return theirs | Q(country=actor.country) if SECRETARIAT in actor.roles and actor.country else theirs


def drafts_visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts that are not discarded and that the actor may read, newest change first."""
    whose = _whose(actor)
    rows = Draft.objects.none() if whose is None else Draft.objects.filter(whose)
    return rows.exclude(state=DISCARDED).select_related("base")


def draft_visible_to(actor: Actor, key: int) -> Draft | None:
    """Return a draft, discarded or not, or None when the actor may not know of it."""
    whose = _whose(actor)
    rows = Draft.objects.none() if whose is None else Draft.objects.filter(whose, pk=key)
    return rows.select_related("base", "base__procedure").first()


def states_of(draft: Draft) -> QuerySet[SavedState]:
    """Return every state of a draft that was saved, newest first, without what it holds."""
    return SavedState.objects.filter(draft=draft).defer("xml", "texts", "parameters")


def state_of(draft: Draft, key: int) -> SavedState | None:
    """Return one saved state of a draft."""
    return SavedState.objects.filter(draft=draft, pk=key).first()


def content_of(draft: Draft | SavedState) -> procedures.Draft:
    """Return what a draft says, ready to be proved and published: where its boxes stand on the page is left out.

    Raises `amparo.bpmn.problems.NotAccepted` when the drawing is no XML that may come in.
    """
    return procedures.Draft(without_drawing(draft.xml.encode()).decode(), draft.texts, draft.parameters)
