"""All procedures of a country in practice, one a line; and what was compared and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, More, PageHeader
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.protection.conformance import queries
from amparo.protection.conformance.models import KeptComparison
from amparo.protection.conformance.pages.practice import chosen_year, within, years
from amparo.protection.conformance.pages.waiting import count_label, wait_label
from amparo.protection.conformance.rules import Figures

PAGE = 20


@dataclass(frozen=True, slots=True)
class Overview:
    """The procedures with what can be told of each, and the comparisons that were kept."""

    header: PageHeader
    chips: tuple[Chip, ...]
    table: Table
    kept: Table | None
    kept_empty: EmptyState
    more: More | None


def overview_page(by: Actor, today: date, asked: str, before: int | None) -> Overview:
    """Gather the page of a year."""
    year = chosen_year(asked, today)
    here = reverse("conformance:overview")
    figures = queries.practice(year)
    run = procedures.running(procedures.current_set(by.country, today))
    rows = []
    for version in procedures.in_force(by.country, today):
        own = [
            each
            for each in within(version.procedure.process, run, figures)
            if not each.institution and "/" not in each.path
        ]
        rows.append(_row(version, own, year))
    kept = queries.kept_comparisons(by, limit=PAGE + 1, before=before)
    columns = (_("Procedure"), _("Steps that can be told"), _("Longest wait"), _("Most cases of a step done late"))
    return Overview(
        header=PageHeader(
            _("In practice"),
            lead=_(
                "Where cases wait and what is left out, procedure by procedure: sums over all cases of the country, "
                "never a case and never a group of fewer than 10."
            ),
            actions=(
                Action(_("Compare a log of your own"), reverse("conformance:compare"), kind="primary", icon="document"),
            ),
        ),
        chips=tuple(Chip(str(each), f"{here}?ano={each}", each == year) for each in years(today)),
        table=table(_("Procedures in %(year)s") % {"year": year}, columns, rows),
        kept=_kept(kept[:PAGE]),
        kept_empty=EmptyState(_("Nothing was kept yet."), _("Compare a log and keep what was found.")),
        more=More(_("%(count)s shown") % {"count": PAGE}, f"{here}?antes={kept[PAGE - 1].pk}")
        if len(kept) > PAGE
        else None,
    )


def _row(version: ProcedureVersion, own: list[Figures], year: int) -> tuple[Cell, ...]:
    number = version.procedure.number
    address = f"{reverse('conformance:practice', args=[number])}?ano={year}"
    longest = max((each.half for each in own if each.half is not None), default=None)
    late = max((each.late for each in own if each.late is not None), default=None)
    return (
        Cell(f"{number} {version.title}", url=address),
        Cell(str(len(own)), number=True),
        Cell(wait_label(longest), number=True),
        Cell(count_label(late), number=True),
    )


def _kept(rows: list[KeptComparison]) -> Table | None:
    if not rows:
        return None
    cells = [
        (
            Cell(row.label, url=reverse("conformance:kept", args=[row.pk])),
            Cell(f"{row.version.procedure.number} {row.version.title}"),
            Cell(str(row.cases), number=True),
            Cell(share_label(row.fitting, row.cases), number=True),
            Cell(date_format(localtime(row.kept_at), "SHORT_DATE_FORMAT")),
        )
        for row in rows
    ]
    columns = (_("Name"), _("Procedure"), _("Cases"), _("Follow the procedure"), _("Kept on"))
    return table(_("Comparisons kept"), columns, cells)


def share_label(part: int, whole: int) -> str:
    """Return a share in words."""
    return _("%(part)s of %(whole)s (%(share)s %%)") % {
        "part": part,
        "whole": whole,
        "share": round(100 * part / whole) if whole else 0,
    }
