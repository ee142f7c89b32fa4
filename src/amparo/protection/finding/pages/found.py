"""The search in one's own cases and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader
from amparo.protection.finding import permissions
from amparo.protection.finding.operations import Found
from amparo.protection.finding.vocabulary import GRADES
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.cases import stages


@dataclass(frozen=True, slots=True)
class FindPage:
    """The page: what was found, what to do when that is nothing, and the way to the contact desk."""

    header: PageHeader
    table: Table | None
    empty: EmptyState | None
    desk: EmptyState | None


def find_page(by: Actor, found: Sequence[Found] | None) -> FindPage:
    """Gather the page; `found` is None as long as nothing was searched."""
    header = PageHeader(
        _("Find in my cases"),
        where=(Link(_("Cases"), reverse("pathways:cases")),),
        lead=_("Only cases whose identity is open to you are looked at. That you searched is written down, not what."),
    )
    empty = EmptyState(
        _("Nothing in your cases fits"),
        _("Try another way of writing, or other names. This says nothing about what other institutions know."),
    )
    asks = permits.may(by, permissions.ASK_DESK, None, by_table=permissions.MAY)
    return FindPage(
        header,
        _table(found) if found else None,
        empty if found is not None and not found else None,
        _desk() if asks else None,
    )


def _desk() -> EmptyState:
    return EmptyState(
        _("Does another institution know this person?"),
        _("Nobody is told that here. The contact desk asks for you, and both institutions have to agree to talk."),
        (Action(_("Ask the contact desk"), reverse("finding:ask"), kind="small"),),
    )


def _table(found: Sequence[Found]) -> Table:
    where = stages([each.case.pk for each in found])
    cells = [_cells(each, where.get(each.case.pk, "—")) for each in found]
    columns = (_("Case"), _("How alike"), _("Where it is"), _("Opened"), _("State"))
    return table(_("What fits in your cases"), columns, cells)


def _cells(each: Found, stage: str) -> tuple[Cell, ...]:
    case = each.case
    return (
        Cell(case.code, url=reverse("pathways:case", args=[case.code]), whole=True),
        Cell(str(GRADES[each.grade])),
        Cell(stage),
        Cell(words.moment(case.opened_at, case.country.time_zone)),
        Cell(_("Open") if case.is_open else _("Closed")),
    )
