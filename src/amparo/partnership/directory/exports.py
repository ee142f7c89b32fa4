"""The lists of the directory as workbooks that can be taken in again, unchanged."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.documents.sheets import write_sheet
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Import, Organisation, Professional
from amparo.partnership.directory.queries import imports, people
from amparo.partnership.directory.queries.organisations import aliases_of
from amparo.partnership.directory.rules.countries import country_name


def people_sheet(rows: QuerySet[Professional], language: str) -> bytes:
    """Return professionals as a workbook; where they work is told by the latest place."""
    with translation.override(language):
        told = people.with_places(rows.order_by("key", "pk"))
        headings = [str(words.COLUMNS[name]) for name in words.PEOPLE_COLUMNS]
        return write_sheet(_("People"), headings, [person_row(each, language) for each in told])


def person_row(each: Professional, language: str) -> list[str]:
    """Return the cells of a professional, in the order of the columns."""
    place = each.places[0] if getattr(each, "places", ()) else None  # type: ignore[attr-defined]
    where = (place.organisation.same_as or place.organisation) if place else None
    return [
        each.code,
        each.given_names,
        each.family_names,
        each.e_mail,
        country_name(each.country, language) if each.country else "",
        where.name if where else "",
        str(words.SECTORS.get(where.sector, "")) if where else "",
        place.post if place else "",
        place.from_on.isoformat() if place and place.from_on else "",
        str(words.GENDERS.get(each.gender, "")),
        str(words.GROUPS.get(each.declared_group, "")),
    ]


def organisations_sheet(rows: QuerySet[Organisation], language: str) -> bytes:
    """Return organisations as a workbook; their other names stand in one cell."""
    with translation.override(language):
        headings = [str(words.COLUMNS[name]) for name in words.ORGANISATION_COLUMNS]
        told = rows.order_by("key", "pk").prefetch_related("others")
        return write_sheet(_("Organisations"), headings, [_organisation_row(each, language) for each in told])


def _organisation_row(each: Organisation, language: str) -> list[str]:
    where = country_name(each.country, language) if each.country else ""
    return [each.code, each.name, "; ".join(aliases_of(each)), str(words.SECTORS.get(each.sector, "")), where]


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
