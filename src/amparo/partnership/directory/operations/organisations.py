"""Entering organisations and changing what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import CoalitionMembership, Organisation, OrganisationAlias
from amparo.partnership.directory.operations import pairing
from amparo.partnership.directory.queries import organisations as queries
from amparo.partnership.directory.rules import entries as rules
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from amparo.partnership.directory.rules.names import fold

# What the kind of an institution of the coalition says of its sector; the others are of the State.
SECTOR_OF_KIND = {
    "NGO": words.CIVIL_SOCIETY,
    "LegalService": words.CIVIL_SOCIETY,
    "COMMUNITY": words.COMMUNITY,
    "SchoolOrCollege": words.ACADEMY,
    "TRAINING_SCHOOL": words.ACADEMY,
}


class _Of:
    """What a permission is asked about, when it is only about the coalition."""

    def __init__(self, kept_by: Country) -> None:
        self.kept_by = kept_by


@transaction.atomic
def enter_organisation(*, by: Actor, kept_by: Country, entry: OrganisationEntry, at: datetime) -> Organisation:
    """Enter an organisation; one that may be there already is proposed, never joined. Raises `Refused`."""
    permits.require(by, permissions.ENTER_ORGANISATION, _Of(kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_enter_organisation(entry)
    if reasons:
        raise Refused(reasons)
    return _make(by, kept_by, entry, at)


def organisation_named(*, by: Actor, kept_by: Country, said: Entry, at: datetime) -> Organisation:
    """Return the organisation in which somebody is said to work, or enter it; a focal point finds, and enters none."""
    found = queries.names_in(kept_by.pk).named(said.organisation, said.country)
    if found is not None:
        return Organisation.objects.get(pk=found)
    return enter_organisation(
        by=by, kept_by=kept_by, entry=OrganisationEntry(said.organisation.strip(), said.sector, said.country), at=at
    )


def enter_missing(*, by: Actor, kept_by: Country, said: Iterable[Entry], at: datetime) -> dict[tuple[str, str], int]:
    """Enter, inside an operation that was allowed, the organisations that people are said to work in.

    Returns every organisation that was named, by its folded name and the country of who named it; those that are
    there are found, not made again.
    """
    names = queries.names_in(kept_by.pk)
    wanted = {place_of(entry): entry for entry in reversed(list(said)) if entry.organisation.strip()}
    found = {place: names.named(entry.organisation, entry.country) for place, entry in wanted.items()}
    missing = [place for place in wanted if found[place] is None]
    made = Organisation.objects.bulk_create(
        Organisation(
            kept_by=kept_by,
            name=" ".join(wanted[place].organisation.split()),
            key=place[0],
            sector=wanted[place].sector,
            country=place[1],
            entered_at=at,
            entered_by=by.account,
        )
        for place in missing
    )
    if made:
        entries.record(Note("ORGANISATIONS_ENTERED", subject=kept_by.code, facts={"count": len(made)}), by=by)
        pairing.propose_organisations(by=by, kept_by=kept_by, keys=[row.pk for row in made], at=at)
    there = {place: pk for place, pk in found.items() if pk is not None}
    return there | {place: row.pk for place, row in zip(missing, made, strict=True)}


def place_of(entry: Entry) -> tuple[str, str]:
    """Return by what the organisation that an entry names is looked for: its folded name and the person's country."""
    return fold(entry.organisation), entry.country


def _make(by: Actor, kept_by: Country, entry: OrganisationEntry, at: datetime) -> Organisation:
    name = " ".join(entry.name.split())
    made = Organisation.objects.create(
        kept_by=kept_by,
        name=name,
        key=fold(name),
        sector=entry.sector,
        country=entry.country,
        entered_at=at,
        entered_by=by.account,
    )
    _tell_aliases(made, entry.aliases)
    entries.record(Note("ORGANISATION_ENTERED", subject=made.code), by=by)
    pairing.propose_organisations(by=by, kept_by=kept_by, keys=[made.pk], at=at)
    return made


def _tell_aliases(organisation: Organisation, aliases: tuple[str, ...]) -> None:
    # Other names stand in one cell of a workbook, apart by semicolons.
    names = [" ".join(alias.replace(";", ",").split()) for alias in aliases]
    told = {fold(name): name for name in names if fold(name) not in ("", organisation.key)}
    OrganisationAlias.objects.bulk_create(
        [OrganisationAlias(organisation=organisation, name=name, key=key) for key, name in told.items()],
        ignore_conflicts=True,
    )


@transaction.atomic
def change_organisation(
    *, by: Actor, organisation: Organisation, entry: OrganisationEntry, at: datetime
) -> Organisation:
    """Change what is said of an organisation; its other names become those that are told. Raises `Refused`."""
    organisation = _held(by, organisation)
    reasons = rules.reasons_not_to_enter_organisation(entry)
    if reasons:
        raise Refused(reasons)
    organisation.name = " ".join(entry.name.split())
    organisation.key = fold(organisation.name)
    organisation.sector, organisation.country = entry.sector, entry.country
    organisation.save(update_fields=["name", "key", "sector", "country"])
    kept = {fold(alias) for alias in entry.aliases}
    organisation.aliases.exclude(key__in=kept).delete()
    _tell_aliases(organisation, entry.aliases)
    entries.record(Note("ORGANISATION_CHANGED", subject=organisation.code), by=by)
    pairing.propose_organisations(by=by, kept_by=organisation.kept_by, keys=[organisation.pk], at=at)
    return organisation


@transaction.atomic
def enter_institutions(*, by: Actor, kept_by: Country, at: datetime) -> int:
    """Bring the institutions of the coalition that are not in the directory yet into it; return how many came."""
    permits.require(by, permissions.ENTER_ORGANISATION, _Of(kept_by), by_table=permissions.MAY)
    there = set(Organisation.objects.filter(kept_by=kept_by).values_list("institution", flat=True))
    missing = [row for row in coalition.institutions_of(kept_by.code) if row.pk not in there]
    made = Organisation.objects.bulk_create([_of_institution(by, kept_by, row, at) for row in missing])
    for organisation, institution in zip(made, missing, strict=True):
        _tell_aliases(organisation, (institution.short_name, *institution.names.values()))
    if made:
        facts = {"count": len(made)}
        entries.record(Note("INSTITUTIONS_ENTERED", subject=kept_by.code, facts=facts), by=by)
        pairing.propose_organisations(by=by, kept_by=kept_by, keys=[row.pk for row in made], at=at)
    return len(made)


def _of_institution(by: Actor, kept_by: Country, institution: Institution, at: datetime) -> Organisation:
    name = institution.names.get("es") or str(institution)
    return Organisation(
        kept_by=kept_by,
        name=name,
        key=fold(name),
        sector=SECTOR_OF_KIND.get(institution.kind, words.STATE),
        country=kept_by.code,
        institution=institution,
        entered_at=at,
        entered_by=by.account,
    )


@transaction.atomic
def begin_membership(
    *, by: Actor, organisation: Organisation, coalition: Country, from_on: date | None
) -> CoalitionMembership:
    """Say that an organisation belongs to a coalition from a day. Raises `Refused`; the same is not said twice."""
    organisation = _held(by, organisation)
    if organisation.memberships.filter(coalition=coalition, to_on=None).exists():
        raise Refused([_("It belongs to that coalition already.")])
    made = CoalitionMembership.objects.create(organisation=organisation, coalition=coalition, from_on=from_on)
    entries.record(Note("MEMBERSHIP_BEGUN", subject=organisation.code, facts={"in": coalition.code}), by=by)
    return made


@transaction.atomic
def end_membership(*, by: Actor, membership: CoalitionMembership, to_on: date) -> CoalitionMembership:
    """Say that an organisation left a coalition. Raises `Refused`."""
    _held(by, membership.organisation)
    reasons = rules.reasons_not_to_end(from_on=membership.from_on, to_on=to_on)
    if membership.to_on is not None:
        reasons.append(_("It has ended already."))
    if reasons:
        raise Refused(reasons)
    membership.to_on = to_on
    membership.save(update_fields=["to_on"])
    entries.record(Note("MEMBERSHIP_ENDED", subject=membership.organisation.code), by=by)
    return membership


def _held(by: Actor, organisation: Organisation) -> Organisation:
    permits.require(by, permissions.CHANGE_ORGANISATION, organisation, by_table=permissions.MAY)
    return Organisation.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=organisation.pk)
