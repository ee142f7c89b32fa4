"""A file that is being taken in: what each row is, what would change, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Link, More, PageHeader
from amparo.foundation.lists import queries as lists
from amparo.foundation.lists.words import LISTS
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.exports import problems_of
from amparo.partnership.directory.models import Import, ImportRow
from amparo.partnership.directory.pages.joining import reasons_label
from amparo.partnership.directory.pages.lists import tabs
from amparo.partnership.directory.queries import imports as queries
from amparo.partnership.directory.queries import people

PAGE = 50


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One file, its rows, and how far it has come."""

    header: PageHeader
    chips: tuple[Chip, ...]
    table: Table | None
    more: More | None
    total: int
    done: int
    left: int
    wrong: int
    import_url: str
    report_url: str


def import_page(file: Import, state: str, after: int, *, here: str = "", import_url: str = "") -> ImportPage:
    """Gather the page of a file, some rows at a time, all of them or those taken in one way."""
    here = here or reverse("directory:import", args=[file.pk])
    states = queries.states_of(file)
    state = state if state in words.ROWS else ""
    rows = list(queries.rows_after(file, after, state)[: PAGE + 1])
    names = people.full_names({row.professional_id or 0 for row in rows} | _spoken_of(rows))
    cells = tuple((Cell(str(row.number)), *_cells(row, names)) for row in rows[:PAGE])
    chips = [Chip(_("All"), here, not state, str(sum(states.values())))]
    chips += [
        Chip(str(label), f"{here}?estado={code}", state == code, str(states[code]))
        for code, label in words.ROWS.items()
        if code in states
    ]
    left, wrong, total = queries.rows_left(file).count(), states.get(words.WRONG, 0), sum(states.values())
    more = None
    if len(rows) > PAGE:
        more = More(_("%(count)s rows shown") % {"count": PAGE}, f"{here}?estado={state}&tras={rows[PAGE - 1].number}")
    columns = (_("Row"), _("Who"), _("How it is taken"), _("Why, or what changes"))
    return ImportPage(
        header=PageHeader(
            _("A list of people") if file.kind == words.PEOPLE else _("A list of organisations"),
            where=(Link(_("Files"), reverse("directory:imports")),),
            lead=_("Nothing is entered until you press the button. Nobody is joined by itself."),
        ),
        chips=tuple(chips),
        table=table(_("Rows of the file"), columns, cells) if cells else None,
        more=more,
        total=total - wrong,
        done=total - wrong - left,
        left=left,
        wrong=wrong,
        import_url=import_url or reverse("directory:import_rows", args=[file.pk]),
        report_url=reverse("directory:rows_not_imported", args=[file.pk]) if wrong else "",
    )


def _spoken_of(rows: list[ImportRow]) -> set[int]:
    return {found["key"] for row in rows for found in row.found if found["key"] > 0}


def _cells(row: ImportRow, names: dict[int, str]) -> tuple[Cell, ...]:
    who = names.get(row.professional_id or 0, "") or (row.organisation.name if row.organisation else "")
    told = who or " · ".join(cell for cell in row.cells[:3] if cell) or "—"
    url = reverse("directory:person", args=[row.professional_id]) if row.professional_id else ""
    return Cell(told, url), Cell(str(words.ROWS[row.state])), Cell(_why(row, names))


def _why(row: ImportRow, names: dict[int, str]) -> str:
    if row.state == words.WRONG:
        return problems_of(row.problems)
    told: list[str] = []
    for found in row.found:
        who = _named(found, names)
        if "reasons" in found:
            told.append(f"{who}: {reasons_label(found['reasons'])}")
        else:
            told.append(", ".join([who, *(str(words.COLUMNS.get(name, name)) for name in found["changes"])]))
    return " — ".join(text for text in told if text) or "—"


def _named(found: dict[str, Any], names: dict[int, str]) -> str:
    key = int(found["key"])
    return _("row %(number)s") % {"number": -key} if key < 0 else names.get(key, "")


def imports_page(by: Actor) -> tuple[PageHeader, tuple[Chip, ...], Table | None, EmptyState]:
    """Gather the files that were taken in, latest first."""
    of_people: list[tuple[Any, str]] = [(file, "directory:import") for file in queries.imports_of(by)[:PAGE]]
    of_lists: list[tuple[Any, str]] = [(file, "lists:file") for file in lists.files_of(by)[:PAGE]]
    both = sorted([*of_people, *of_lists], key=lambda told: told[0].read_at, reverse=True)
    rows = tuple(
        (
            Cell(_moment(file), reverse(name, args=[file.pk])),
            Cell(_kind_of(file)),
            Cell(str(file.count), number=True),
            Cell(str(file.wrong), number=True),
            Cell(_("Imported") if file.done_at else _("Waiting")),
        )
        for file, name in both[:PAGE]
    )
    columns = (_("Read on"), _("What"), _("Rows"), _("Not imported"), _("State"))
    actions = (Action(_("Import a list"), reverse("directory:read_people"), kind="primary"),)
    return (
        PageHeader(_("Files"), actions=actions),
        tabs(by, "imports"),
        table(_("Files, latest first"), columns, rows) if rows else None,
        EmptyState(_("No list was imported yet."), _("Bring an Excel workbook with one row for each person.")),
    )


def _kind_of(file: Any) -> str:
    """Return what a file holds: people, organisations, or the rows of another list."""
    if isinstance(file, Import):
        return _("People") if file.kind == words.PEOPLE else _("Organisations")
    return " · ".join(part for part in (str(LISTS.get(file.kind, file.kind)), file.scope) if part)


def _moment(file: Any) -> str:
    return date_format(localtime(file.read_at), "SHORT_DATETIME_FORMAT")
