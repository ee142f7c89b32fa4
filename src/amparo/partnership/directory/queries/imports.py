"""Files that are being taken in, and what the directory holds to compare their rows with."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.models import Import, ImportRow, Organisation, OrganisationAlias, Professional
from amparo.partnership.directory.queries import organisations, people
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.partnership.directory.rules.joining import PERSON_FIELDS
from amparo.partnership.directory.rules.seeking import Organisations, People
from amparo.partnership.directory.rules.taking import TakingOrganisations, TakingPeople
from amparo.partnership.directory.vocabulary import SECRETARIAT, WRONG


def taking_people(country: int) -> TakingPeople:
    """Return what reads the rows of a file of people against the directory of a coalition."""
    rows = Professional.objects.filter(kept_by_id=country)
    roots = {f"P{pk}": same or pk for pk, same in rows.values_list("pk", "same_as")}
    values = {row["pk"]: {name: str(row[name]) for name in PERSON_FIELDS} for row in rows.values("pk", *PERSON_FIELDS)}
    return TakingPeople(
        People(people.known_in(country)), dict(values), organisations.names_in(country).named, root_of_code=roots
    )


def taking_organisations(country: int) -> TakingOrganisations:
    """Return what reads the rows of a file of organisations against the directory of a coalition."""
    names = organisations.names_in(country)
    rows = Organisation.objects.filter(kept_by_id=country)
    roots = {f"O{pk}": same or pk for pk, same in rows.values_list("pk", "same_as")}
    aliases: dict[int, list[str]] = {}
    told = OrganisationAlias.objects.filter(organisation__kept_by_id=country).values_list("organisation", "name")
    for pk, name in told:
        aliases.setdefault(roots[f"O{pk}"], []).append(name)
    values = {
        pk: OrganisationEntry(name, sector, where, tuple(aliases.get(pk, ())))
        for pk, name, sector, where in rows.values_list("pk", "name", "sector", "country")
    }
    return TakingOrganisations(Organisations(names.known), values, names.named, root_of_code=roots)


def import_visible_to(by: Actor, key: int) -> Import | None:
    """Return a file that the secretariat of the country is taking in, or None."""
    rows = Import.objects.filter(pk=key, kept_by__code=by.country).select_related("kept_by")
    return rows.first() if SECRETARIAT in by.roles else None


def imports_of(by: Actor) -> QuerySet[Import]:
    """Return the files that the secretariat of the country has taken in, latest first."""
    rows = Import.objects.filter(kept_by__code=by.country) if SECRETARIAT in by.roles else Import.objects.none()
    wrong = Count("rows", filter=Q(rows__state=WRONG))
    return rows.annotate(count=Count("rows"), wrong=wrong)


def states_of(file: Import) -> dict[str, int]:
    """Return how many rows of a file are taken in each way."""
    return dict(file.rows.order_by().values_list("state").annotate(Count("pk")))


def rows_left(file: Import) -> QuerySet[ImportRow]:
    """Return the rows that can be imported and were not yet."""
    return file.rows.filter(professional=None, organisation=None).exclude(state=WRONG)


def rows_wrong(file: Import) -> QuerySet[ImportRow]:
    """Return the rows that are not imported, which can be mended and sent again."""
    return file.rows.filter(state=WRONG)


def rows_after(file: Import, number: int, state: str = "") -> QuerySet[ImportRow]:
    """Continue the rows of a file after a number, of one state when asked."""
    rows = file.rows.filter(number__gt=number)
    return (rows.filter(state=state) if state else rows).select_related("professional", "organisation")
