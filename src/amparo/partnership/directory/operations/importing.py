"""Taking a file of people in: read and shown first, then entered row by row; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.sheets import Sheet, read_sheet
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Affiliation, Import, ImportRow, Professional
from amparo.partnership.directory.operations import pairing
from amparo.partnership.directory.operations.organisations import enter_missing, place_of
from amparo.partnership.directory.operations.people import fields_of, write_fields
from amparo.partnership.directory.queries import imports as queries
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.directory.rules.rows import columns_of, missing_columns, person_in
from amparo.partnership.directory.rules.taking import ORGANISATION, Taking

# So many rows are entered at once; a longer file goes on with the next press.
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Of:
    """What a permission is asked about, when it is only about the coalition."""

    kept_by: Country


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that was imported: whom it speaks of, and what stood in its cells by heading."""

    number: int
    professional: int
    cells: dict[str, str]


def open_sheet(content: bytes, *, people: bool) -> Sheet:
    """Read a file and its columns. Raises `Refused` with what to do when it cannot be read or names nobody."""
    try:
        sheet = read_sheet(content, most_rows=words.MOST_ROWS)
    except NotReadable as unreadable:
        raise Refused([str(words.UNREADABLE[unreadable.code])]) from unreadable
    if missing_columns(columns_of(sheet.headings, people=people), people=people):
        label = words.COLUMNS["given_names" if people else "name"]
        raise Refused([_("The file has no column “%(name)s”: write the headings in its first row.") % {"name": label}])
    return sheet


@transaction.atomic
def read_people(*, by: Actor, kept_by: Country, content: bytes, at: datetime) -> Import:
    """Read a file of people and say how each row would be taken; nobody is entered yet.

    Raises `Refused` when the actor may not, or the file cannot be read.
    """
    permits.require(by, permissions.IMPORT_FILE, Of(kept_by), by_table=permissions.MAY)
    sheet = open_sheet(content, people=True)
    columns = columns_of(sheet.headings, people=True)
    taking = queries.taking_people(kept_by.pk)
    file = start_file(by=by, kept_by=kept_by, kind=words.PEOPLE, sheet=sheet, at=at)
    takings = [(number, taking.take(number, person_in(told(cells, columns)))) for number, cells in sheet.rows]
    keep_rows(file, sheet, takings, by=by)
    return file


def told(cells: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    """Return the known cells of a row by the names of their columns."""
    return {name: cells[place] for name, place in columns.items() if place < len(cells)}


def start_file(*, by: Actor, kept_by: Country, kind: str, sheet: Sheet, at: datetime) -> Import:
    """Begin taking a file in, inside an operation that was allowed."""
    return Import.objects.create(
        kept_by=kept_by, kind=kind, headings=list(sheet.headings), read_at=at, read_by=by.account
    )


def keep_rows(file: Import, sheet: Sheet, takings: Iterable[tuple[int, Taking]], *, by: Actor) -> None:
    """Keep the rows of a file with how each would be taken, inside an operation that was allowed."""
    cells = dict(sheet.rows)
    ImportRow.objects.bulk_create(
        ImportRow(
            file=file,
            number=number,
            state=taking.state,
            cells=list(cells[number]),
            problems=[list(problem) for problem in taking.problems],
            found=taking.as_json(),
        )
        for number, taking in takings
    )
    entries.record(Note("FILE_READ", subject=f"import:{file.pk}", facts={"rows": len(sheet.rows)}), by=by)


@transaction.atomic
def import_people(*, by: Actor, file: Import, at: datetime, most: int = AT_ONCE) -> list[Taken]:
    """Enter the people of a file, some rows at a time; return the rows that were taken.

    Who may be there already is entered and proposed as a possible duplicate, never joined. Rows that are wrong stay
    to be mended; the others forget what they held. Raises `Refused` when the actor may not.
    """
    file = hold(file, by=by)
    columns = columns_of(file.headings, people=True)
    rows = list(queries.rows_left(file).order_by("number")[:most])
    said = {row.number: person_in(told(row.cells, columns)).entry for row in rows}
    places = enter_missing(by=by, kept_by=file.kept_by, said=list(said.values()), at=at)
    made = _enter_new(by, file, [row for row in rows if _speaks_of(row) is None], said, at)
    who = {row.number: _one(file, row, made) for row in rows}
    _apply_changes(by, [row for row in rows if row.state == words.CHANGED], who, said, at)
    _affiliate([(who[row.number], said[row.number]) for row in rows], places)
    taken = [Taken(row.number, who[row.number], dict(zip(file.headings, row.cells, strict=False))) for row in rows]
    for row in rows:
        row.professional_id, row.cells = who[row.number], []
    ImportRow.objects.bulk_update(rows, ["professional", "cells"])
    pairing.propose_professionals(by=by, kept_by=file.kept_by, keys=made.values(), at=at)
    finish(file, len(rows), by=by, at=at)
    return taken


def hold(file: Import, *, by: Actor) -> Import:
    """Ask for permission, and hold a file against two imports at the same moment."""
    permits.require(by, permissions.IMPORT_FILE, file, by_table=permissions.MAY)
    return Import.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=file.pk)


def finish(file: Import, count: int, *, by: Actor, at: datetime) -> None:
    """Write down that rows were imported, and that the file is done when none is left."""
    if not queries.rows_left(file).exists():
        file.done_at = at
        file.save(update_fields=["done_at"])
    entries.record(Note("FILE_IMPORTED", subject=f"import:{file.pk}", facts={"rows": count}), by=by)


def _speaks_of(row: ImportRow) -> int | None:
    """Return whom a row speaks of beyond doubt: an entry, or an earlier row as its number below nothing."""
    return row.found[0]["key"] if row.state in (words.KNOWN, words.CHANGED) else None


def _enter_new(by: Actor, file: Import, rows: list[ImportRow], said: dict[int, Entry], at: datetime) -> dict[int, int]:
    made = Professional.objects.bulk_create(
        [
            Professional(**fields_of(said[row.number]), kept_by=file.kept_by, entered_at=at, entered_by=by.account)
            for row in rows
        ]
    )
    return {row.number: each.pk for row, each in zip(rows, made, strict=True)}


def _one(file: Import, row: ImportRow, made: dict[int, int]) -> int:
    """Return the entry that a row speaks of; an earlier row may have been imported with the press before."""
    key = _speaks_of(row)
    if key is None:
        return made[row.number]
    if key > 0:
        return key
    earlier = made.get(-key) or file.rows.filter(number=-key).values_list("professional", flat=True).first()
    return int(earlier or 0)


def _apply_changes(by: Actor, rows: list[ImportRow], who: dict[int, int], said: dict[int, Entry], at: datetime) -> None:
    held = {each.pk: each for each in Professional.objects.filter(pk__in=who.values()).select_related("kept_by")}
    for row in rows:
        told_now = fields_of(said[row.number])
        values = {name: told_now[name] for name in row.found[0]["changes"] if name != ORGANISATION}
        if values:
            write_fields(by=by, professional=held[who[row.number]], values=values, at=at)


def _affiliate(rows: list[tuple[int, Entry]], places: dict[tuple[str, str], int]) -> None:
    """Say where they work, unless it is known that they do."""
    wanted: dict[tuple[int, int], Entry] = {}
    for who, entry in rows:
        if entry.organisation.strip():
            wanted.setdefault((who, places[place_of(entry)]), entry)
    live = Affiliation.objects.filter(to_on=None, professional__in={who for who, _where in wanted})
    there = set(live.values_list("professional", "organisation"))
    Affiliation.objects.bulk_create(
        Affiliation(professional_id=who, organisation_id=where, post=entry.post.strip(), from_on=entry.from_on)
        for (who, where), entry in wanted.items()
        if (who, where) not in there
    )


@transaction.atomic
def forget_rows(*, by: Actor, today: date) -> int:
    """Forget what stood in rows that nobody imported or mended in time; return how many. Run by the clock."""
    permits.require(by, permissions.FORGET_ROWS, None, by_table=permissions.MAY)
    last = today - timedelta(days=words.DAYS_ROWS_WAIT)
    old = ImportRow.objects.filter(file__read_at__date__lt=last).exclude(cells=[])
    count = old.update(cells=[])
    if count:
        entries.record(Note("ROWS_FORGOTTEN", facts={"count": count}), by=by)
    return count
