"""Releases of a case, what waits for one, what one asked for, and the figures of whoever oversees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader, WorkList, WorkRow
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.releases import permissions, queries
from amparo.protection.releases.models import Release
from amparo.protection.releases.pages.saying import place, standing, what
from amparo.protection.releases.vocabulary import OVERSEES

PAGE = 50


@dataclass(frozen=True, slots=True)
class CasePage:
    """What left a case, or may."""

    header: PageHeader
    table: Table | None
    empty: EmptyState | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What waits for the actor, what they asked for, and what they oversee."""

    header: PageHeader
    waiting: WorkList
    mine: Table | None
    overseen: Table | None
    figures: Table | None


def case_page(view: View, now: datetime) -> CasePage:
    """Gather the releases of a case."""
    code, rows = view.case.code, list(queries.of_case(view.case)[:PAGE])
    may_ask = permits.may(view.by, permissions.ASK_RELEASE, view.case, by_table=permissions.MAY)
    ask = (Action(_("Ask for a copy"), reverse("releases:ask", args=[code]), "primary"),) if may_ask else ()
    empty = EmptyState(_("Nothing has left this case"), _("A copy needs two persons: one asks, another allows."))
    header = PageHeader(
        _("What leaves this case"),
        where=(Link(code, reverse("pathways:case", args=[code])),),
        lead=_("Exceptional, by two persons, to be taken within 24 hours. Each step is written in Who looked."),
        actions=ask,
    )
    found = _table(_("What left, and what was asked"), rows, now, view.zone) if rows else None
    return CasePage(header, found, None if rows else empty)


def list_page(by: Actor, now: datetime) -> ListPage:
    """Gather the page of releases."""
    mine = list(queries.mine(by)[:PAGE])
    oversees = bool(by.roles & OVERSEES)
    overseen = list(queries.overseen()[:PAGE]) if oversees else []
    header = PageHeader(
        _("What leaves cases"),
        lead=_("A copy or an original leaves a case when one person asks and another allows it."),
    )
    return ListPage(
        header,
        _waiting(queries.waiting_for_me(), now, by),
        _table(_("What you asked for"), mine, now, by.time_zone) if mine else None,
        _table(_("What you oversee"), overseen, now, by.time_zone) if overseen else None,
        _figures(queries.months()) if overseen else None,
    )


def _waiting(found: list[Release], now: datetime, by: Actor) -> WorkList:
    labels = accounts.labels_of({each.account_id for each in found})
    rows = tuple(
        WorkRow(
            what(each), reverse("releases:one", args=[each.pk]), each.code, standing(each, now, by.time_zone),
            people=f"{labels.get(each.account_id, '')} · {place(each)}",
        )
        for each in found
    )  # fmt: skip
    empty = EmptyState(_("Nothing waits for you"), _("When a colleague asks that something leaves a case, it is here."))
    return WorkList(_("Waits for you as the second person"), rows, empty=None if rows else empty)


def _table(caption: str, found: Iterable[Release], now: datetime, zone: str) -> Table:
    rows = list(found)
    labels = accounts.labels_of({key for each in rows for key in (each.account_id, each.decided_by) if key})
    cells = [
        (
            Cell(what(each), url=reverse("releases:one", args=[each.pk]), note=each.code),
            Cell(labels.get(each.account_id, ""), note=place(each)),
            Cell(words.moment(each.asked_at, zone)),
            Cell(labels.get(each.decided_by or 0, "—")),
            Cell("", due=standing(each, now, zone)),
        )
        for each in rows
    ]
    return table(caption, (_("What"), _("Who asked"), _("When it was asked"), _("Second person"), _("State")), cells)


def _figures(found: list[queries.Month]) -> Table:
    rows = [
        (
            Cell(date_format(each.month, "F Y")),
            *(Cell(str(count), number=True) for count in (each.asked, each.allowed, each.refused, each.taken)),
        )
        for each in found
    ]
    return table(
        _("How often, by month"), (_("Month"), _("Asked for"), _("Allowed"), _("Not allowed"), _("Taken")), rows
    )
