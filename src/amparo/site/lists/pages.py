"""A file of rows: how each is taken, what it would change, and why it is not taken."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Chip, Link, More, PageHeader
from amparo.foundation.lists import queries, words
from amparo.foundation.lists.listed import Listed
from amparo.foundation.lists.models import ListFile, ListRow
from amparo.partnership.directory.pages.imports import ImportPage

PAGE = 50


def lead_of(listed: Listed) -> str:
    """Say which columns a file has, and what an empty cell means."""
    read = ", ".join(str(column.heading) for column in listed.columns if not column.is_told)
    said = _("Headings in the first row: %(names)s. An empty cell leaves what is there. You see every row first.")
    return said % {"names": read}


def file_page(file: ListFile, listed: Listed, state: str, after: int) -> ImportPage:
    """Gather the page of a file, some rows at a time, all of them or those taken in one way."""
    here = reverse("lists:file", args=[file.pk])
    states = queries.states_of(file)
    state = state if state in words.ROWS else ""
    rows = list(queries.rows_after(file, after, state)[: PAGE + 1])
    headings = {column.name: str(column.heading) for column in listed.columns}
    cells = tuple(_cells(row, headings) for row in rows[:PAGE])
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
    columns = (_("Row"), _("What it says"), _("How it is taken"), _("Why, or what changes"))
    return ImportPage(
        header=PageHeader(
            _("A file of rows: %(list)s") % {"list": listed.title},
            where=(Link(str(listed.title), listed.back(file.scope)),),
            lead="" if file.done_at else _("Nothing is entered until you press the button."),
        ),
        chips=tuple(chips),
        table=table(_("Rows of the file"), columns, cells) if cells else None,
        more=more,
        total=total - wrong,
        done=total - wrong - left,
        left=left,
        wrong=wrong,
        import_url=reverse("lists:take_rows", args=[file.pk]),
        report_url=reverse("lists:not_taken", args=[file.pk]) if wrong else "",
    )


def _cells(row: ListRow, headings: dict[str, str]) -> tuple[Cell, ...]:
    told = " · ".join(cell for cell in row.cells[:4] if cell) or "—"
    why = " ".join(row.problems) if row.problems else ", ".join(headings.get(name, name) for name in row.changes)
    return Cell(str(row.number)), Cell(told), Cell(str(words.ROWS[row.state])), Cell(why or "—")
