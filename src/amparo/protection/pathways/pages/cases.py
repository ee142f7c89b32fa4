"""The actor's cases, in either order of the feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.design.addresses import moment_and_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, More, PageHeader
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.cases.queries import FeedRow
from amparo.protection.pathways.forms import MANDATES
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.queries import runs

PAGE = 50


@dataclass(frozen=True, slots=True)
class Cases:
    """A page of cases."""

    header: PageHeader
    chips: tuple[Chip, ...]
    table: Table
    more: More | None
    empty: EmptyState


def cases_page(by: Actor, now: datetime, *, order: str, after: str) -> Cases:
    """Gather a page of the actor's cases."""
    key, closed = moment_and_key(after), order == "closed"
    if order == "due":
        rows = cases.feed_by_due(limit=PAGE + 1, after=key)
    else:
        rows = cases.feed_by_activity(limit=PAGE + 1, before=key, closed=closed)
    found = cases.cases_by_id(row.case_id for row in rows)
    count = cases.count_cases(closed=closed)
    here = reverse("pathways:cases")
    where = stages([row.case_id for row in rows[:PAGE]])
    cells = [_cells(row, found[row.case_id], where.get(row.case_id, "—"), now) for row in rows[:PAGE]]
    more = _more(rows[PAGE - 1], order) if len(rows) > PAGE else None
    columns = (_("Case"), _("What it is about"), _("Where it is"), _("Opened"), _("Next due"), _("State"))
    return Cases(
        header=PageHeader(_("Cases"), lead=_lead(count, closed=closed), actions=_search(by)),
        chips=(
            Chip(_("Latest activity"), here, order == "activity"),
            Chip(_("Next due"), f"{here}?orden=due", order == "due"),
            Chip(_("Closed"), f"{here}?orden=closed", closed),
        ),
        table=table(_("Cases"), columns, cells, caption_unseen=True),
        more=more,
        empty=_empty(closed=closed),
    )


def _search(by: Actor) -> tuple[Action, ...]:
    """The search, for whoever works with who people are."""
    if not any("C1" in READS.get(role, ()) for role in by.roles):
        return ()
    return (Action(_("Find in my cases"), reverse("finding:find"), icon="search"),)


def _lead(count: int, *, closed: bool) -> str:
    shown = "1000+" if count > 1000 else str(count)
    if closed:
        return _("Closed cases that your team still answers for: %(count)s.") % {"count": shown}
    return _("Open cases in which your team takes part: %(count)s.") % {"count": shown}


def _empty(*, closed: bool) -> EmptyState:
    if closed:
        text = _("A closed case stays here for as long as it is kept, so that the person can come back.")
        return EmptyState(_("No closed case"), text)
    return EmptyState(_("No case yet"), _("Cases appear here when your team is brought into them."))


def stages(ids: list[int]) -> dict[int, str]:
    """Say where cases are, those of which the actor may see more than the notice level."""
    steps = runs.open_steps_by_case(cases.beyond_notice(ids))
    return {
        case: ", ".join(dict.fromkeys(words.stage_title(runs.running(each.pathway), each.path) for each in of_case))
        for case, of_case in steps.items()
    }


def _cells(row: FeedRow, case: Case, stage: str, now: datetime) -> tuple[Cell, ...]:
    zone = case.country.time_zone
    return (
        Cell(case.code, url=reverse("pathways:case", args=[case.code]), whole=True),
        Cell(str(MANDATES.get(case.mandate, case.mandate))),
        Cell(stage),
        Cell(words.moment(case.opened_at, zone)),
        Cell("", due=words.due(row.next_due_at, now, zone)) if row.next_due_at else Cell("—"),
        Cell(_("Open") if case.is_open else _("Closed")),
    )


def _more(last: FeedRow, order: str) -> More:
    at = last.next_due_at if order == "due" else last.last_activity_at
    stamp = at.isoformat().replace("+", "%2B") if at else ""
    here = reverse("pathways:cases")
    return More(_("%(count)s shown") % {"count": PAGE}, f"{here}?orden={order}&tras={stamp}~{last.case_id}")
