"""The lists of the directory as workbooks that can be taken in again, unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.documents.sheets import write_sheet
from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import Column, NotUnderstood, Value
from amparo.foundation.lists.listed import Listed, Row
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Import, Professional
from amparo.partnership.directory.operations.importing import Of
from amparo.partnership.directory.queries import imports, joining, organisations, people
from amparo.partnership.directory.queries.organisations import aliases_of
from amparo.partnership.directory.rules.countries import country_code, country_name


def country_column() -> Column:
    """Return a column of countries, by their names in any of the three languages or their codes."""

    def read(said: str) -> Value:
        found = country_code(said)
        if not found:
            raise NotUnderstood(str(words.PROBLEMS["COUNTRY"]))
        return found

    return columns.named("country", words.COLUMNS["country"], read, lambda value: _country(str(value or "")))


def _country(code: str) -> str:
    return country_name(code, get_language() or "es") if code else ""


# What is told of a professional, wherever people are listed; `directory` reads it back by the same headings.
PEOPLE_TOLD: Final = tuple(columns.text(name, words.COLUMNS[name]) for name in words.PEOPLE_COLUMNS)


def person_row(each: Professional) -> Row:
    """Return the cells of a professional by column; where they work is told by the latest place."""
    place = each.places[0] if getattr(each, "places", ()) else None  # type: ignore[attr-defined]
    where = (place.organisation.same_as or place.organisation) if place else None
    return {
        "code": each.code,
        "given_names": each.given_names,
        "family_names": each.family_names,
        "e_mail": each.e_mail,
        "country": _country(each.country),
        "organisation": where.name if where else "",
        "sector": str(words.SECTORS.get(where.sector, "")) if where else "",
        "post": place.post if place else "",
        "from_on": place.from_on.isoformat() if place and place.from_on else "",
        "gender": str(words.GENDERS.get(each.gender, "")),
        "declared_group": str(words.GROUPS.get(each.declared_group, "")),
    }


def _of(by: Actor, _scope: str) -> Of | None:
    return Of(coalition.country_by_code(by.country)) if by.country else None


def _people(by: Actor, _subject: Of) -> Iterator[Row]:
    rows = people.with_places(people.professionals_visible_to(by).order_by("key", "pk"))
    return (person_row(each) for each in rows)


def _organisations(by: Actor, _subject: Of) -> Iterator[Row]:
    rows = organisations.organisations_visible_to(by).order_by("key", "pk")
    for each in rows.prefetch_related("others", "aliases", "others__aliases"):
        yield {
            "code": each.code,
            "name": each.name,
            "aliases": "; ".join(aliases_of(each)),
            "sector": str(words.SECTORS.get(each.sector, "")),
            "country": _country(each.country),
        }


PEOPLE: Final = Listed(
    kind="personas",
    title=gettext_lazy("People"),
    columns=PEOPLE_TOLD,
    may=permissions.MAY,
    needs=permissions.IMPORT_FILE,
    subject=_of,
    rows=_people,
    back=lambda _scope: reverse("directory:people"),
    taken_at="directory:read_people",
)
ORGANISATIONS: Final = Listed(
    kind="organizaciones",
    title=gettext_lazy("Organisations"),
    columns=tuple(columns.text(name, words.COLUMNS[name]) for name in words.ORGANISATION_COLUMNS),
    may=permissions.MAY,
    needs=permissions.IMPORT_FILE,
    subject=_of,
    rows=_organisations,
    back=lambda _scope: reverse("directory:organisations"),
    taken_at="directory:read_organisations",
)


def _pairs(by: Actor, _subject: Of) -> Iterator[Row]:
    both = (joining.person_pairs_waiting_for(by), joining.organisation_pairs_waiting_for(by))
    for pair in (pair for rows in both for pair in rows):
        reasons = " · ".join(str(words.REASONS[code]) for code in pair.reasons)
        yield {
            "first": pair.first.code,
            "first_name": pair.first.name,
            "second": pair.second.code,
            "second_name": pair.second.name,
            "reasons": reasons,
            "score": pair.score,
        }


PAIRS: Final = Listed(
    kind="duplicados",
    title=gettext_lazy("Possible duplicates"),
    columns=(
        columns.told("first", gettext_lazy("Code of one")),
        columns.told("first_name", gettext_lazy("One")),
        columns.told("second", gettext_lazy("Code of the other")),
        columns.told("second_name", gettext_lazy("The other")),
        columns.told("reasons", gettext_lazy("Why")),
        columns.told("score", gettext_lazy("Likeness")),
    ),
    may=permissions.MAY,
    needs=permissions.JOIN_ENTRIES,
    subject=_of,
    rows=_pairs,
    back=lambda _scope: reverse("directory:pairs"),
    only_out=gettext_lazy("Each pair is decided by somebody who looks at both: no file merges people."),
)


def rows_not_imported(file: Import) -> bytes:
    """Return the rows of a file that were not imported as they came, with why; mended, it can be taken in."""
    rows = []
    for row in imports.rows_wrong(file):
        told = [*row.cells, *[""] * (len(file.headings) - len(row.cells))]
        rows.append([*told, problems_of(row.problems)])
    return write_sheet(_("Not imported"), [*file.headings, _("Why it was not imported")], rows)


def problems_of(problems: list[list[str]]) -> str:
    """Return what is wrong with a row in words."""
    return " ".join(f"{words.COLUMNS.get(name, name)}: {words.PROBLEMS.get(code, code)}" for code, name in problems)
