"""Taking a file of organisations in, as a file of people is taken in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Import, ImportRow, Organisation
from amparo.partnership.directory.operations import importing, organisations
from amparo.partnership.directory.queries import imports as queries
from amparo.partnership.directory.queries.organisations import aliases_of
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.partnership.directory.rules.rows import columns_of, organisation_in


@transaction.atomic
def read_organisations(*, by: Actor, kept_by: Country, content: bytes, at: datetime) -> Import:
    """Read a file of organisations and say how each row would be taken. Raises `Refused` when it cannot be read."""
    permits.require(by, permissions.IMPORT_FILE, importing.Of(kept_by), by_table=permissions.MAY)
    sheet = importing.open_sheet(content, people=False)
    columns = columns_of(sheet.headings, people=False)
    taking = queries.taking_organisations(kept_by.pk)
    file = importing.start_file(by=by, kept_by=kept_by, kind=words.ORGANISATIONS, sheet=sheet, at=at)
    taken = [
        (number, taking.take(number, organisation_in(importing.told(cells, columns)))) for number, cells in sheet.rows
    ]
    importing.keep_rows(file, sheet, taken, by=by)
    return file


@transaction.atomic
def import_organisations(*, by: Actor, file: Import, at: datetime, most: int = importing.AT_ONCE) -> int:
    """Enter the organisations of a file, some rows at a time; return how many rows were taken. Raises `Refused`."""
    file = importing.hold(file, by=by)
    columns = columns_of(file.headings, people=False)
    rows = list(queries.rows_left(file).order_by("number")[:most])
    made: dict[int, int] = {}
    for row in rows:
        made[row.number] = _take(by, file, row, organisation_in(importing.told(row.cells, columns)).entry, made, at)
        row.organisation_id, row.cells = made[row.number], []
    ImportRow.objects.bulk_update(rows, ["organisation", "cells"])
    importing.finish(file, len(rows), by=by, at=at)
    return len(rows)


def _take(by: Actor, file: Import, row: ImportRow, said: OrganisationEntry, made: dict[int, int], at: datetime) -> int:
    if row.state not in (words.KNOWN, words.CHANGED):
        return organisations.enter_organisation(by=by, kept_by=file.kept_by, entry=said, at=at).pk
    key = int(row.found[0]["key"])
    if key < 0:
        key = made.get(-key) or int(file.rows.get(number=-key).organisation_id or 0)
    if row.state == words.CHANGED:
        held = Organisation.objects.select_related("kept_by").get(pk=key)
        entry = OrganisationEntry(
            name=said.name if "name" in row.found[0]["changes"] else held.name,
            sector=said.sector or held.sector,
            country=said.country or held.country,
            aliases=tuple(dict.fromkeys([*aliases_of(held), *said.aliases])),
        )
        organisations.change_organisation(by=by, organisation=held, entry=entry, at=at)
    return key
