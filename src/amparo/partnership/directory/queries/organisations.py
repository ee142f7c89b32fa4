"""Organisations of a coalition's directory, each counted once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.models import Affiliation, CoalitionMembership, Organisation, OrganisationAlias
from amparo.partnership.directory.rules.likeness import KnownOrganisation
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.directory.vocabulary import INTERNATIONAL, WORKS_WITH_NONE

Place = tuple[str, int]


def organisations_visible_to(by: Actor) -> QuerySet[Organisation]:
    """Return the organisations of the actor's coalition, joined entries under the one that they are counted with."""
    rows = Organisation.objects.filter(same_as=None, kept_by__code=by.country)
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def organisation_visible_to(by: Actor, key: int) -> Organisation | None:
    """Return an organisation, or None; a joined entry leads to the one that it is counted with."""
    found = Organisation.objects.filter(pk=key).values_list("same_as", flat=True).first()
    return organisations_visible_to(by).filter(pk=found or key).select_related("kept_by", "institution").first()


def searched(rows: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Narrow organisations to those whose name, or another name of theirs, holds every word."""
    for word in fold(text).split()[:6]:
        rows = rows.filter(Q(key__contains=word) | Q(pk__in=_also_named(word)))
    return rows


def _also_named(word: str) -> QuerySet[OrganisationAlias, int]:
    return OrganisationAlias.objects.filter(key__contains=word).values_list("organisation_id", flat=True)


def after(rows: QuerySet[Organisation], place: Place | None) -> QuerySet[Organisation]:
    """Continue a list by name after a place in it."""
    if place is not None:
        rows = rows.filter(Q(key__gt=place[0]) | Q(key=place[0], pk__gt=place[1]))
    return rows.order_by("key", "pk")


def aliases_of(organisation: Organisation) -> list[str]:
    """Return the other names of an organisation, those of the entries joined with it too."""
    same = Q(organisation=organisation) | Q(organisation__same_as=organisation)
    told = list(OrganisationAlias.objects.filter(same).values_list("name", flat=True))
    return told + [other.name for other in organisation.others.all() if other.key != organisation.key]


def memberships_of(organisation: Organisation) -> QuerySet[CoalitionMembership]:
    """Return the coalitions that an organisation belongs to and belonged to."""
    return CoalitionMembership.objects.filter(organisation=organisation).select_related("coalition")


def membership_with(key: int) -> CoalitionMembership | None:
    """Return a membership by its key; whoever asks must be let see the organisation."""
    return CoalitionMembership.objects.filter(pk=key).select_related("organisation__kept_by").first()


def people_in(rows: QuerySet[Organisation]) -> dict[int, int]:
    """Return how many professionals work in each organisation now."""
    counted = Affiliation.objects.filter(to_on=None, organisation__in=rows, professional__same_as=None)
    return dict(counted.values_list("organisation").annotate(Count("professional", distinct=True)))


@dataclass(frozen=True)
class Names:
    """Every name by which the organisations of a coalition are known, and what is compared of each."""

    by_place: dict[tuple[str, str], int]
    anywhere: dict[str, int]
    known: dict[int, KnownOrganisation]

    def named(self, name: str, country: str = "") -> int | None:
        """Return the organisation that has exactly this name in a country, or None.

        A public prosecution of one country is not that of another; an international organisation is one everywhere.
        """
        key = fold(name)
        found = self.by_place.get((key, country)) or self.by_place.get((key, ""))
        if found is None and not country:
            places = {pk for (told, _where), pk in self.by_place.items() if told == key}
            found = places.pop() if len(places) == 1 else None
        return found or self.anywhere.get(key)


def names_in(country: int) -> Names:
    """Return the names of the organisations that a coalition keeps; a joined entry's name leads to its root."""
    rows = Organisation.objects.filter(kept_by_id=country)
    told = list(rows.values_list("pk", "name", "key", "country", "same_as"))
    root = {pk: same or pk for pk, _name, _key, _where, same in told}
    at = {pk: where for pk, _name, _key, where, _same in told}
    everywhere = set(rows.filter(sector=INTERNATIONAL).values_list("pk", flat=True))
    also: dict[int, list[str]] = {}
    names = [(key, pk) for pk, _name, key, _where, _same in told]
    aliases = OrganisationAlias.objects.filter(organisation__kept_by_id=country)
    for pk, alias, key in aliases.values_list("organisation", "name", "key"):
        names.append((key, pk))
        also.setdefault(root[pk], []).append(alias)
    by_place: dict[tuple[str, str], int] = {}
    for key, pk in names:
        by_place.setdefault((key, at[pk]), root[pk])
    return Names(
        by_place,
        {key: root[pk] for key, pk in reversed(names) if pk in everywhere},
        {
            pk: KnownOrganisation(name, tuple(also.get(pk, ())), where)
            for pk, name, _key, where, same in told
            if same is None
        },
    )
