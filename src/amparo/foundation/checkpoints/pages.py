"""Checkpoints in words, and as a file that another institution keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.checkpoints import queries
from amparo.foundation.checkpoints.models import Checkpoint
from amparo.foundation.checkpoints.vocabulary import PAGE
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, Fact, Link, More, PageHeader


@dataclass(frozen=True, slots=True)
class CheckpointsPage:
    """The last checkpoint as a sheet to print, and those before it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    table: Table
    more: More | None
    empty: EmptyState


def checkpoints_page(asked: Mapping[str, str]) -> CheckpointsPage:
    """Gather a page of checkpoints, latest first."""
    rows = queries.checkpoints(limit=PAGE + 1, before=_number(asked.get("antes", "")))
    here = reverse("checkpoints:list")
    more = None
    if len(rows) > PAGE:
        said = _("%(count)s checkpoints shown") % {"count": PAGE}
        more = More(said, f"{here}?antes={rows[PAGE - 1].number}")
    columns = (_("Number"), _("When"), _("Chains"), _("Entries"), _("Root"), _("Stamped by"))
    return CheckpointsPage(
        header=PageHeader(
            _("Checkpoints of the audit"),
            where=(Link(_("Oversight"), reverse("home:oversight")),),
            lead=_(
                "Every quarter of an hour the system signs where the audit stands. Keep the file outside Amparo, or"
                " this sheet on paper: with it anybody can show later that nothing older was altered or removed."
            ),
        ),
        facts=_sheet(rows[0]) if rows else (),
        table=table(_("Checkpoints, latest first"), columns, [_cells(row) for row in rows[:PAGE]]),
        more=more,
        empty=EmptyState(_("There is no checkpoint yet."), _("The first is made within a quarter of an hour.")),
    )


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= 18 else None


def _sheet(last: Checkpoint) -> tuple[Fact, ...]:
    return (
        Fact(_("Last checkpoint"), str(last.number)),
        Fact(_("When"), _moment(last)),
        Fact(_("Root"), " ".join(last.root[at : at + 8] for at in range(0, len(last.root), 8))),
    )


def _cells(row: Checkpoint) -> tuple[Cell, ...]:
    return (
        Cell(str(row.number)),
        Cell(_moment(row)),
        Cell(str(row.chains)),
        Cell(str(row.entries)),
        Cell(row.root[:16]),
        Cell(_stamped(row)),
    )


def _stamped(row: Checkpoint) -> str:
    stamp = getattr(row, "stamp", None)
    if stamp is None:
        return "—"
    return f"{stamp.authority}, {date_format(localtime(stamp.at), 'SHORT_DATETIME_FORMAT')}"


def _moment(row: Checkpoint) -> str:
    return date_format(localtime(row.at), "SHORT_DATETIME_FORMAT")


def kept_file(rows: Iterable[Any]) -> str:
    """Return checkpoints as the lines of a file, the oldest first: one signed token a line."""
    return "".join(f"{row.token}\n" for row in sorted(rows, key=lambda row: row.number))
