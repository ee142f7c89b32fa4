"""Proposing a version to another country's coalition, which takes it up as a draft of its own or declines."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Offer
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.rules import life as rules
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.revision.operations import beginning


@transaction.atomic
def offer_version(
    *, by: Actor, version: ProcedureVersion, to: Country, message: str, today: date, at: datetime
) -> Offer:
    """Propose a version in force to another country's coalition.

    Raises `Refused` when the actor may not, it is not in force, or it already waits there.
    """
    country = coalition.country_by_code(by.country)
    offer = Offer(
        version=version, from_country=country, to_country=to, message=message.strip(), account=by.account or 0
    )
    permits.require(by, permissions.OFFER_VERSION, _From(country), by_table=permissions.MAY)
    current = published.version_in_force(version.procedure.number, country.code, today)
    reasons = rules.reasons_not_to_offer(
        is_in_force=current is not None and current.pk == version.pk,
        to_self=to.pk == country.pk,
        is_waiting=queries.is_waiting(version.pk, to.pk),
        message=message,
    )
    if reasons:
        raise Refused(reasons)
    offer.offered_at = at
    offer.save(force_insert=True)
    _record(by, "VERSION_OFFERED", offer)
    return offer


class _From:
    """What a permission is asked about, when it is only about a country."""

    def __init__(self, country: Country) -> None:
        self.country = country


@transaction.atomic
def take_up_offer(*, by: Actor, offer: Offer, at: datetime) -> Offer:
    """Take up what another country proposes: a draft of one's own, with the parameters of one's own country.

    Raises `Refused` when the actor may not, or it was answered.
    """
    offer = _held(by, offer)
    version, code = offer.version, offer.to_country.code.lower()
    current = published.versions_of(version.procedure.number, offer.to_country.code).first()
    own = version.parameters.get(code) or (current.parameters.get(code) if current else None) or {}
    content = procedures.Draft(version.xml, version.texts, {code: own})
    offer.draft = beginning.fork_draft(by=by, content=content, number=version.procedure.number, base=version, at=at)
    return _answer(by, offer, words.FORKED, "", at)


@transaction.atomic
def decline_offer(*, by: Actor, offer: Offer, why: str, at: datetime) -> Offer:
    """Decline what another country proposes, saying why. Raises `Refused`."""
    offer = _held(by, offer)
    reasons = rules.reasons_of_text(why, _("Say why."))
    if reasons:
        raise Refused(reasons)
    return _answer(by, offer, words.DECLINED, why.strip(), at)


def _held(by: Actor, offer: Offer) -> Offer:
    permits.require(by, permissions.ANSWER_OFFER, _From(offer.to_country), by_table=permissions.MAY)
    offer = queries.held_offer(offer.pk)
    if offer.state != words.OFFERED:
        raise Refused([_("It was answered already.")])
    return offer


def _answer(by: Actor, offer: Offer, state: str, answer: str, at: datetime) -> Offer:
    offer.state, offer.answer, offer.answered_by, offer.answered_at = state, answer, by.account, at
    offer.save(update_fields=["state", "answer", "answered_by", "answered_at", "draft"])
    _record(by, f"OFFER_{state}", offer)
    return offer


def _record(by: Actor, action: str, offer: Offer) -> None:
    facts = {"procedure": offer.version.procedure.number, "version": offer.version.number, "to": offer.to_country.code}
    entries.record(Note(action, subject=f"offer:{offer.pk}", facts=facts), by=by)
