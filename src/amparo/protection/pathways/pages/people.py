"""The person and the institutions: what may be opened, who is in the case, who looked."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.foundation.audit import queries as audit
from amparo.foundation.audit.words import action_label
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import More
from amparo.partnership.coalition import queries as coalition
from amparo.protection.cases import queries as cases
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View, group_label, purpose_label
from amparo.protection.people import operations as people
from amparo.protection.people import queries as sealed

PAGE = 30
KNOWN_PURPOSES = frozenset({*need_to_know.PURPOSES, need_to_know.EMERGENCY})


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A field group of the case: whether the actor may open it, and with which purpose."""

    group: str
    label: str
    filled: bool
    purposes: tuple[tuple[str, str], ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class People:
    """The person and the institutions."""

    groups: tuple[GroupRow, ...]
    teams: Table


def people_page(view: View) -> People:
    """Gather which groups may be opened, and who is in the case."""
    filled = sealed.sealed_fields(view.case)
    rows = []
    for group in need_to_know.GROUPS:
        if group not in need_to_know.SEALED_GROUPS or group == "RP":
            continue
        purposes = [relation.purpose for relation in view.relations if group in relation.groups]
        allowed = [
            why for why in dict.fromkeys(purposes) if not people.may_open(view.by, view.case, group=group, purpose=why)
        ]
        refused = "" if allowed else _why_not(view, group, purposes)
        pairs = tuple((why, purpose_label(why)) for why in allowed)
        rows.append(GroupRow(group, group_label(group), group in filled, pairs, refused))
    return People(tuple(rows), _teams(view))


def _why_not(view: View, group: str, purposes: list[str]) -> str:
    if not purposes:
        return _("Not part of your work on this case.")
    reason = people.may_open(view.by, view.case, group=group, purpose=purposes[0])
    if reason == "CONSENT":
        return _("Opens once the person agrees.")
    return _("Not part of your work on this case.")


def _teams(view: View) -> Table:
    grants = {(row.team, row.until is None) for row in cases.grants_of(view.case)}
    cells = []
    for row in cases.involvements_of(view.case):
        is_live = row.until is None and (row.team_id, True) in grants
        cells.append(
            (
                Cell(row.team.institution.short_name, note=str(row.team) if row.team.code != "team" else ""),
                Cell(words.role_label(row.role)),
                Cell(words.moment(row.since, view.zone)),
                Cell(_("In the case") if is_live else _("Ended")),
            )
        )
    return table(_("Who is in this case"), (_("Institution"), _("Role"), _("Since"), _("Now")), cells)


def accesses_page(view: View, before: str) -> tuple[Table, More | None]:
    """Gather who opened what and who changed what, latest first, by institution and role."""
    key = row_key(before)
    rows = audit.entries_of_case(view.case.pk, limit=PAGE + 1, before=key)
    more = None
    if len(rows) > PAGE:
        address = reverse("pathways:accesses", args=[view.case.code])
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{address}?antes={rows[PAGE - 1].pk}")
    short = coalition.short_names(view.case.country_id)
    cells = [
        (
            Cell(words.moment(row.at, view.zone)),
            Cell(short.get(row.institution, row.institution) or _("Amparo")),
            Cell(", ".join(words.role_label(role) for role in row.role.split())),
            Cell(action_label(row.action), note=group_label(row.group) if row.group else ""),
            Cell(purpose_label(row.purpose) if row.purpose in KNOWN_PURPOSES else "—"),
        )
        for row in rows[:PAGE]
    ]
    columns = (_("When"), _("Institution"), _("Role"), _("What"), _("For"))
    return table(_("Who looked and who changed something"), columns, cells), more
