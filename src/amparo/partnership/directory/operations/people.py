"""Entering professionals, changing what is said of them, and what they agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Affiliation, ListingConsent, Organisation, Professional
from amparo.partnership.directory.operations import pairing
from amparo.partnership.directory.operations.organisations import organisation_named
from amparo.partnership.directory.queries import people as queries
from amparo.partnership.directory.rules import entries as rules
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.directory.rules.joining import PERSON_FIELDS
from amparo.partnership.directory.rules.names import key_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a professional would be entered: the coalition that keeps them and the institution they work in."""

    kept_by: Country
    institutions: frozenset[int] = frozenset()


@transaction.atomic
def enter_professional(*, by: Actor, kept_by: Country, entry: Entry, at: datetime) -> Professional:
    """Enter a professional, hidden; a focal point enters people of the own institution only.

    Possible duplicates are proposed, never joined. Raises `Refused` when the actor may not, or the entry is wanting.
    """
    organisation = None
    if entry.organisation.strip():
        organisation = organisation_named(by=by, kept_by=kept_by, said=entry, at=at)
    place = Place(kept_by, frozenset({organisation.institution_id or 0}) if organisation else frozenset())
    permits.require(by, permissions.ENTER_PROFESSIONAL, place, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_enter(entry)
    if reasons:
        raise Refused(reasons)
    made = Professional.objects.create(**fields_of(entry), kept_by=kept_by, entered_at=at, entered_by=by.account)
    if organisation is not None:
        Affiliation.objects.create(
            professional=made, organisation=organisation, post=entry.post.strip(), from_on=entry.from_on
        )
    entries.record(Note("PROFESSIONAL_ENTERED", subject=made.code), by=by)
    pairing.propose_professionals(by=by, kept_by=kept_by, keys=[made.pk], at=at)
    return made


def fields_of(entry: Entry) -> dict[str, str]:
    """Return the columns of a professional from what was said."""
    given, family = " ".join(entry.given_names.split()), " ".join(entry.family_names.split())
    return {
        "given_names": given,
        "family_names": family,
        "key": key_of(family, given),
        "e_mail": entry.e_mail.strip().casefold(),
        "country": entry.country,
        "gender": entry.gender,
        "declared_group": entry.declared_group,
    }


@transaction.atomic
def change_professional(*, by: Actor, professional: Professional, entry: Entry, at: datetime) -> Professional:
    """Change what is said of a professional; where they work is told apart.

    Raises `Refused` when the actor may not, or the entry is wanting.
    """
    professional = _held(by, permissions.CHANGE_PROFESSIONAL, professional)
    reasons = rules.reasons_not_to_enter(entry)
    if reasons:
        raise Refused(reasons)
    return write_fields(by=by, professional=professional, values=fields_of(entry), at=at)


def write_fields(*, by: Actor, professional: Professional, values: Mapping[str, str], at: datetime) -> Professional:
    """Write some fields of a professional inside an operation that was allowed, and look for duplicates anew."""
    changed = [name for name in PERSON_FIELDS if name in values and getattr(professional, name) != values[name]]
    for name in changed:
        setattr(professional, name, values[name])
    professional.key = key_of(professional.family_names, professional.given_names)
    if changed:
        professional.save(update_fields=[*changed, "key"])
        entries.record(Note("PROFESSIONAL_CHANGED", subject=professional.code, facts={"fields": changed}), by=by)
        if {"given_names", "family_names", "e_mail"} & set(changed):
            pairing.propose_professionals(by=by, kept_by=professional.kept_by, keys=[professional.pk], at=at)
    return professional


@transaction.atomic
def affiliate(
    *, by: Actor, professional: Professional, organisation: Organisation, post: str, from_on: date | None
) -> Affiliation:
    """Say that a professional works in an organisation from a day. Raises `Refused`; the same is not said twice."""
    professional = _held(by, permissions.CHANGE_PROFESSIONAL, professional)
    if organisation.kept_by_id != professional.kept_by_id or organisation.same_as_id is not None:
        raise Refused([_("Choose an organisation of your directory.")])
    if queries.affiliations_of(professional).filter(organisation=organisation, to_on=None).exists():
        raise Refused([_("The person works there already.")])
    made = Affiliation.objects.create(
        professional=professional, organisation=organisation, post=post.strip(), from_on=from_on
    )
    entries.record(Note("AFFILIATION_BEGUN", subject=professional.code, facts={"in": organisation.code}), by=by)
    return made


@transaction.atomic
def end_affiliation(*, by: Actor, affiliation: Affiliation, to_on: date) -> Affiliation:
    """Say that a professional stopped working somewhere. Raises `Refused`."""
    _held(by, permissions.CHANGE_PROFESSIONAL, affiliation.professional)
    reasons = rules.reasons_not_to_end(from_on=affiliation.from_on, to_on=to_on)
    if affiliation.to_on is not None:
        reasons.append(_("It has ended already."))
    if reasons:
        raise Refused(reasons)
    affiliation.to_on = to_on
    affiliation.save(update_fields=["to_on"])
    entries.record(Note("AFFILIATION_ENDED", subject=affiliation.professional.code), by=by)
    return affiliation


@dataclass(frozen=True, slots=True)
class Listing:
    """What a professional agreed to: for what, how far they may be seen, and on which day they said so."""

    purpose: str
    visibility: str
    given_on: date | None


@transaction.atomic
def record_listing(
    *, by: Actor, professional: Professional, listing: Listing, today: date, at: datetime
) -> ListingConsent:
    """Record that a professional agreed to be seen, on a day and for a purpose; what they agreed to before ends.

    Raises `Refused` when the actor may not, or the day or the purpose is missing.
    """
    professional = _held(by, permissions.RECORD_LISTING, professional)
    known = listing.purpose in words.PURPOSES and listing.visibility in (words.COALITION, words.PUBLIC)
    reasons = rules.reasons_not_to_list(
        purpose=listing.purpose if known else "", given_on=listing.given_on, today=today
    )
    if reasons or listing.given_on is None:
        raise Refused(reasons)
    _end_consents(professional, listing.given_on, purpose=listing.purpose)
    made = ListingConsent.objects.create(
        professional=professional,
        purpose=listing.purpose,
        visibility=listing.visibility,
        given_on=listing.given_on,
        recorded_by=by.account,
        recorded_at=at,
    )
    professional.visibility = listing.visibility
    professional.save(update_fields=["visibility"])
    facts = {"purpose": listing.purpose, "visibility": listing.visibility}
    entries.record(Note("LISTING_RECORDED", subject=professional.code, facts=facts), by=by)
    return made


@transaction.atomic
def withdraw_listing(*, by: Actor, professional: Professional, on: date) -> Professional:
    """Hide a professional again: whatever they agreed to ends. Raises `Refused` when the actor may not."""
    professional = _held(by, permissions.RECORD_LISTING, professional)
    _end_consents(professional, on)
    professional.visibility = words.HIDDEN
    professional.save(update_fields=["visibility"])
    entries.record(Note("LISTING_WITHDRAWN", subject=professional.code), by=by)
    return professional


def _end_consents(professional: Professional, on: date, purpose: str = "") -> None:
    live = ListingConsent.objects.filter(professional=professional, ended_on=None)
    (live.filter(purpose=purpose) if purpose else live).update(ended_on=on)


def _held(by: Actor, operation: str, professional: Professional) -> Professional:
    """Ask for permission, and hold the row against a change at the same moment."""
    permits.require(by, operation, professional, by_table=permissions.MAY)
    return Professional.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=professional.pk)
