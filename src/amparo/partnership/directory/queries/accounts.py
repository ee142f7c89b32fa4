"""Accounts that may be tied to a professional."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Member
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.vocabulary import SECRETARIAT


def accounts_offered(by: Actor, country: str) -> QuerySet[Member]:
    """Return whose accounts an actor may tie: the secretariat those of the country, others of their institution."""
    rows = Member.objects.filter(is_active=True, institution__country__code=country)
    if SECRETARIAT not in by.roles:
        rows = rows.filter(institution_id=by.institution or 0)
    return rows.select_related("account", "institution").order_by("account__label", "pk")


def accounts_free(by: Actor, country: str) -> QuerySet[Member]:
    """Return those of them that nobody is said to sign in with, but the actor's own."""
    taken = Exists(Professional.objects.filter(account=OuterRef("account")))
    return accounts_offered(by, country).filter(~taken).exclude(account=by.account)
