"""Advocacy messages with their uses, and exchanges between countries."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.practices.models import AdvocacyMessage, Exchange, MessagePractice, Practice, SeenPractice
from amparo.partnership.practices.vocabulary import WORKS_WITH_NONE


def messages_visible_to(by: Actor) -> QuerySet[AdvocacyMessage]:
    """Return the messages of the actor's coalition with how often each was used, latest first."""
    rows = AdvocacyMessage.objects.filter(kept_by__code=by.country).select_related("kept_by", "selection")
    if not by.country or not by.roles - WORKS_WITH_NONE:
        return rows.none()
    rests = Prefetch("rests_on", MessagePractice.objects.select_related("practice"))
    return rows.prefetch_related(rests).annotate(used=Count("uses")).order_by("-pk")


def message_visible_to(by: Actor, key: int) -> AdvocacyMessage | None:
    """Return a message of the actor's coalition, or None."""
    rows = messages_visible_to(by).filter(pk=key)
    return rows.prefetch_related("uses__institution", "uses__advocacy__procedure").first()


def messages_of(practice: Practice) -> QuerySet[AdvocacyMessage]:
    """Return the messages that rest on a practice."""
    return AdvocacyMessage.objects.filter(rests_on__practice=practice).order_by("-pk")


def exchanges_visible_to(by: Actor) -> QuerySet[Exchange]:
    """Return the exchanges of the actor's coalition, latest first, with what was seen."""
    rows = Exchange.objects.filter(kept_by__code=by.country).select_related("kept_by")
    if not by.country or not by.roles - WORKS_WITH_NONE:
        return rows.none()
    return rows.prefetch_related(Prefetch("seen", SeenPractice.objects.select_related("practice"))).order_by("-pk")


def exchange_visible_to(by: Actor, key: int) -> Exchange | None:
    """Return an exchange of the actor's coalition, or None."""
    return exchanges_visible_to(by).filter(pk=key).first()


def seen_visible_to(by: Actor, key: int) -> SeenPractice | None:
    """Return something seen in an exchange of the actor's coalition, or None."""
    rows = SeenPractice.objects.filter(pk=key, exchange__in=exchanges_visible_to(by))
    return rows.select_related("exchange__kept_by").first()
