"""What an event costs, line by line, and in all by currency."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader, Tile
from amparo.foundation.lists import actions as lists
from amparo.partnership.events import permissions
from amparo.partnership.events.models import BudgetLine, Event
from amparo.partnership.events.queries import events
from amparo.partnership.events.rules.budget import totals
from amparo.partnership.governance.pages.board import Board, Part


def money(amount: Decimal | None) -> str:
    """Write an amount; what was not told is a dash, never zero."""
    return "—" if amount is None else number_format(amount, 2, force_grouping=True)


def budget_page(by: Actor, event: Event) -> Board:
    """Gather what an event costs."""
    keeps = may(by, permissions.KEEP_EVENT, event, by_table=permissions.MAY)
    lines = list(events.budget_of(event))
    add = Action(_("Add a line"), reverse("events:add_line", args=[event.pk]), kind="primary")
    rows = tuple(
        (
            Cell(
                line.name,
                reverse("events:change_line", args=[event.pk, line.number]) if keeps else "",
                note=_("Invented") if line.is_invented else line.note,
            ),
            Cell(line.currency),
            Cell(money(line.planned), number=True),
            Cell(money(line.spent), number=True),
            Cell(money(None if line.spent is None else line.planned - line.spent), number=True),
        )
        for line in lines
    )
    columns = (_("For what"), _("Currency"), _("Amount planned"), _("Spent"), _("Not spent"))
    actions = [lists.take_away("presupuesto-evento", event.pk)] if rows else []
    if keeps:
        actions = [add, lists.bring("presupuesto-evento", event.pk), *actions]
    empty = EmptyState(_("No line yet."), _("Each line is in one currency; nothing is converted."))
    return Board(
        PageHeader(
            _("What it costs"),
            where=(
                Link(_("Events"), reverse("events:events")),
                Link(event.activity.title, reverse("events:event", args=[event.pk])),
            ),
            actions=tuple(actions),
        ),
        tiles=tuple(_tiles(lines)),
        parts=(
            Part(table=table(_("Lines of what it costs"), columns, rows)) if rows else Part(empty=empty),
        ),
    )  # fmt: skip


def _tiles(lines: list[BudgetLine]) -> Iterator[Tile]:
    """Add up by currency; what is not told of is said beside."""
    for total in totals((line.currency, line.planned, line.spent) for line in lines):
        untold = _("%(count)s lines say nothing yet of what was spent") % {"count": total.untold}
        base = _("of %(planned)s planned") % {"planned": money(total.planned)}
        label = _("Spent, in %(currency)s") % {"currency": total.currency}
        yield Tile(label, money(total.spent), base, untold if total.untold else "")
