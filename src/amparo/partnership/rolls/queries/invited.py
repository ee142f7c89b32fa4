"""Who was invited to an activity: sought, sorted, and shown some at a time; and who may still be invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.directory.vocabulary import SECRETARIAT
from amparo.partnership.rolls.models import Activity, Enrolment
from amparo.partnership.rolls.queries import presence


def _text(text: str) -> Value:
    return Value(text, output_field=TextField())


BY_NAME: Final = "nombre"
BY_ORGANISATION: Final = "organizacion"
_PLACES: Final[dict[str, Any]] = {
    BY_NAME: F("professional__key"),
    BY_ORGANISATION: Concat(Coalesce("organisation__key", _text("")), _text(" "), F("professional__key")),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """Which of the invited are shown, and in which order."""

    text: str = ""
    state: str = ""
    sort: str = BY_NAME


def invited_visible_to(by: Actor, activity: Activity, *, reads_roll: bool) -> QuerySet[Any]:
    """Return the invited whom an actor may see: all who read the roll, own people for a focal point, else oneself.

    Who runs the programme sees whom they invited themselves.
    """
    if reads_roll:
        return presence.enrolments_of(activity)
    seen = Q(person__in=people.own_people(by).values("pk"))
    if PROGRAMME in by.roles:
        seen |= Q(entered_by=by.account)
    own = people.professional_of_account(by.account)
    return presence.enrolments_of(activity).filter(seen | Q(person=own.pk) if own else seen)


def narrowed(rows: QuerySet[Any], sought: Sought) -> QuerySet[Any]:
    """Narrow and sort the invited: every word is in the name or in that of the organisation."""
    for word in fold(sought.text).split()[:6]:
        rows = rows.filter(Q(professional__key__contains=word) | Q(organisation__key__contains=word))
    if sought.state:
        rows = rows.filter(state=sought.state)
    placed: QuerySet[Any] = rows.annotate(place=_PLACES.get(sought.sort, _PLACES[BY_NAME]))
    return placed.order_by("place", "pk")


def after(rows: QuerySet[Any], key: int | None) -> QuerySet[Any]:
    """Continue a sorted list after an invitation in it, found by its key: no name stands in an address."""
    place = rows.filter(pk=key).values_list("place", flat=True).first() if key is not None else None
    return rows if place is None else rows.filter(Q(place__gt=place) | Q(place=place, pk__gt=key))


def answers_of(rows: QuerySet[Any]) -> dict[str, int]:
    """Return how many of the invited gave each answer."""
    return dict(rows.order_by().values_list("state").annotate(Count("pk")))


def to_invite(by: Actor, activity: Activity, text: str, country: str) -> QuerySet[Professional]:
    """Return whom an actor may still invite, by name: those of the coalition whom they see, or the own people."""
    sees_all = by.roles & {SECRETARIAT, PROGRAMME}
    rows = people.professionals_visible_to(by) if sees_all else people.own_people(by)
    there = Enrolment.objects.filter(activity=activity).annotate(person=one_person("professional")).values("person")
    rows = people.sought(rows.filter(kept_by=activity.kept_by_id).exclude(pk__in=there), text)
    return (rows.filter(country=country) if country else rows).order_by("key", "pk")


def after_person(rows: QuerySet[Professional], key: int | None) -> QuerySet[Professional]:
    """Continue a list of people by name after somebody in it, found by their key."""
    last = rows.filter(pk=key).values_list("key", flat=True).first() if key is not None else None
    return people.after(rows, (last, key) if last is not None and key is not None else None)


def own_invitation(by: Actor, activity: Activity) -> Enrolment | None:
    """Return the invitation of whoever acts, or None."""
    own = people.professional_of_account(by.account)
    found: Enrolment | None = presence.enrolments_of(activity).filter(person=own.pk).first() if own else None
    return found
