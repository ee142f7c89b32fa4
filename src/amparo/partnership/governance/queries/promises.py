"""Action points, and what agreements permit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.governance.models import ActionPoint, Agreement, Meeting
from amparo.partnership.governance.rules.promises import Terms
from amparo.partnership.governance.vocabulary import MEETING_SOURCE, OPEN

Place = tuple[date, int]


def points_visible_to(by: Actor) -> QuerySet[ActionPoint]:
    """Return the action points of the actor's coalition, the longest due first."""
    rows = ActionPoint.objects.filter(kept_by__code=by.country)
    rows = rows.select_related("kept_by", "responsible__institution").order_by("due_on", "pk")
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def point_visible_to(by: Actor, key: int) -> ActionPoint | None:
    """Return an action point of the actor's coalition, or None."""
    return points_visible_to(by).filter(pk=key).first()


def overdue(rows: QuerySet[ActionPoint], today: date) -> QuerySet[ActionPoint]:
    """Narrow action points to those that are open and whose day is past, of whichever module."""
    return rows.filter(state=OPEN, due_on__lt=today)


def after(rows: QuerySet[ActionPoint], place: Place | None) -> QuerySet[ActionPoint]:
    """Continue a list, the longest due first, after a place in it."""
    if place is not None:
        rows = rows.filter(Q(due_on__gt=place[0]) | Q(due_on=place[0], pk__gt=place[1]))
    return rows


def points_of(meeting: Meeting) -> QuerySet[ActionPoint]:
    """Return the action points that were agreed in a meeting."""
    rows = ActionPoint.objects.filter(source=MEETING_SOURCE, source_key=meeting.pk, kept_by=meeting.body.kept_by_id)
    return rows.select_related("kept_by", "responsible")


def points_raised_by(source: str, keys: Iterable[int]) -> dict[int, ActionPoint]:
    """Return, by the key of the record that raised it, the action point of each of some records of a module."""
    rows = ActionPoint.objects.filter(source=source, source_key__in=list(keys)).select_related("kept_by", "responsible")
    return {each.source_key: each for each in rows.order_by("pk") if each.source_key is not None}


def organisation_of(kept_by: Country, institution: int | None) -> Organisation | None:
    """Return how the directory of a coalition knows an institution, or None."""
    rows = Organisation.objects.filter(kept_by=kept_by, institution=institution, institution__isnull=False)
    return rows.order_by("pk").first()


def agreements_visible_to(by: Actor) -> QuerySet[Agreement]:
    """Return the agreements of the actor's coalition, and those to which the own institution is a party."""
    rows = Agreement.objects.select_related("kept_by", "giver", "receiver", "ending").prefetch_related("signatures")
    if not by.country or not by.roles - WORKS_WITH_NONE:
        return rows.none()
    own = Q(giver=by.institution) | Q(receiver=by.institution)
    return rows.filter(Q(kept_by__code=by.country) | own)


def agreement_visible_to(by: Actor, key: int) -> Agreement | None:
    """Return an agreement that an actor may see, or None."""
    return agreements_visible_to(by).filter(pk=key).first()


def terms_of(agreement: Agreement) -> Terms:
    """Return what an agreement says, with who signed it and when it ended."""
    ending = getattr(agreement, "ending", None)
    parties = {agreement.giver_id, agreement.receiver_id}
    return Terms(
        groups=frozenset(agreement.groups),
        purposes=frozenset(agreement.purposes),
        from_on=agreement.from_on,
        to_on=agreement.to_on,
        signed_on=tuple(each.signed_on for each in agreement.signatures.all() if each.institution_id in parties),
        ended_on=ending.ended_on if ending else None,
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """Whether a kind of data may pass between two institutions, and by which agreement."""

    is_permitted: bool
    agreement: int | None = None


def agreement_permits(giver: int, receiver: int, group: str, on: date, *, purpose: str = "") -> Passage:
    """Say whether an agreement lets an institution give a kind of data to another on a day, for a purpose if named.

    It must be signed by both, begun and not ended. What stays inside one institution needs no agreement.
    """
    if giver == receiver:
        return Passage(True)
    rows = Agreement.objects.filter(giver=giver, receiver=receiver, groups__contains=[group], from_on__lte=on)
    for each in rows.select_related("ending").prefetch_related("signatures").order_by("pk"):
        if terms_of(each).permits(group, on, purpose):
            return Passage(True, each.pk)
    return Passage(False)


def agreed_with(giver: int, on: date, *, purpose: str) -> dict[int, frozenset[str]]:
    """Return the kinds of data that an institution may give on a day for a purpose, by the institution that gets them.

    An institution needs no agreement with itself: it is not among them.
    """
    rows = Agreement.objects.filter(giver=giver, from_on__lte=on).select_related("ending")
    found: dict[int, frozenset[str]] = {}
    for each in rows.prefetch_related("signatures").order_by("pk"):
        terms = terms_of(each)
        kinds = frozenset(group for group in terms.groups if terms.permits(group, on, purpose))
        found[each.receiver_id] = found.get(each.receiver_id, frozenset()) | kinds
    return {receiver: kinds for receiver, kinds in found.items() if kinds}
