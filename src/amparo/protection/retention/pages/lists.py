"""How long things are kept, which cases are closed, and what was destroyed."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, More, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import group_label
from amparo.protection.retention import queries, rules
from amparo.protection.retention.models import Erasure

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page of who answers for data."""

    header: PageHeader
    closed: Table | None
    more: More | None
    erasures: Table | None
    periods: Table
    empty: EmptyState


def list_page(by: Actor, after: str) -> ListPage:
    """Gather the page."""
    cases = queries.closed_cases(after=after, limit=PAGE + 1)
    more = None
    if len(cases) > PAGE:
        address = f"{reverse('retention:list')}?tras={cases[PAGE - 1].code}"
        more = More(_("%(count)s shown") % {"count": PAGE}, address)
    rows = [
        (
            Cell(case.code, url=reverse("retention:case", args=[case.code]), whole=True),
            Cell(words.moment(case.closed_at, by.time_zone)),
        )
        for case in cases[:PAGE]
    ]
    done = [_erasure_row(each, by) for each in queries.erasures()]
    return ListPage(
        PageHeader(
            _("Keeping and destroying"),
            lead=_("What is known of a person is kept no longer than the work and the law ask, and then destroyed."),
        ),
        table(_("Closed cases of which something is kept"), (_("Case"), _("Closed")), rows) if rows else None,
        more,
        table(_("Destroyed, or asked to be"), (_("Case"), _("What"), _("Asked"), _("Destroyed"), _("Record")), done)
        if done
        else None,
        _periods(by.country),
        EmptyState(_("No closed case holds anything"), _("A case comes here when it is closed.")),
    )


def _erasure_row(each: Erasure, by: Actor) -> tuple[Cell, ...]:
    record = Cell("PDF", url=reverse("retention:record", args=[each.pk])) if each.done_at else Cell("—")
    return (
        Cell(each.code, url=reverse("retention:case", args=[each.code]), whole=True),
        Cell(", ".join(group_label(group) for group in each.groups)),
        Cell(words.moment(each.asked_at, by.time_zone)),
        Cell(words.moment(each.done_at, by.time_zone) if each.done_at else _("waits for a second person")),
        record,
    )


def _periods(country: str) -> Table:
    """The months of each group and reason: the country's, or those that Amparo proposes."""
    found = rules.proposed()
    decided = {(row.group, row.reason): row for row in queries.periods_of(country)}
    rows = []
    for group, months in found["groups"].items():
        cells = [Cell(group_label(group))]
        for reason, proposed in months.items():
            row = decided.get((group, reason))
            if row is None:
                note = _("proposed, not verified")
            else:
                note = row.source if row.verified else _("%(source)s, not verified") % {"source": row.source}
            address = reverse("retention:period", args=[group, reason])
            cells.append(Cell(str(row.months if row else proposed), url=address, note=note))
        rows.append(tuple(cells))
    columns = (_("Months after closing"), *(in_language(name) for name in found["reasons"].values()))
    return table(_("How long each part is kept, by why the case was closed"), columns, rows)


def period_words(group: str, reason: str) -> str:
    """Say which part and which reason a period is of."""
    names = rules.proposed()["reasons"][reason]
    return _("%(part)s, when the case was closed for: %(reason)s.") % {
        "part": group_label(group),
        "reason": in_language(names),
    }
