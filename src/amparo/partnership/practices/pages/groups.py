"""Selections, one with its tables and what came of them, a table with its candidates."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Selection, WorkingTable
from amparo.partnership.practices.pages.parts import Sheet, home, lang, tabs, title_of
from amparo.partnership.practices.queries import groups, practices
from amparo.partnership.practices.rules.fields import told
from amparo.partnership.practices.rules.gate import verdict_on


def selections_page(by: Actor) -> Sheet:
    """Gather the selections that an actor sees."""
    rows = [
        (
            Cell(each.title, url=reverse("practices:selection", args=[each.pk]), note=each.source),
            Cell(str(each.kept_by)),
            Cell(day(each.closed_at.date()) if each.closed_at else _("Open")),
        )
        for each in groups.selections_visible_to(by)[:200]
    ]
    actions = [Action(_("Sit down at a table"), reverse("practices:join"), kind="primary", icon="people")]
    if by.roles & words.KEEPERS:
        actions.append(Action(_("Open working tables"), reverse("practices:open"), icon="add"))
    lead = _(
        "Tables write candidates together; the definition admits them; assessors of other institutions judge them."
    )
    return Sheet(
        PageHeader(_("Working tables"), where=(home(),), lead=lead, actions=tuple(actions)),
        tabs(by, "selections"),
        tables=(
            table(_("Working tables"), (_("Title"), _("Coalition"), _("Closed on")), rows, caption_unseen=True),
        ) if rows else (),
        empty=EmptyState(_("No tables were opened yet."), _("With the code of a table you sit down at it.")),
    )  # fmt: skip


def selection_page(by: Actor, selection: Selection) -> Sheet:
    """Gather a selection: its tables, its candidates with where they stand, and its report."""
    keeps = may(by, permissions.HOLD_SELECTION, selection, by_table=permissions.MAY)
    found = list(Practice.objects.filter(table__selection=selection).select_related("table", "kept_by"))
    key = [selection.pk]
    actions = []
    if keeps:
        actions = [
            Action(_("Report (Word)"), reverse("practices:report", args=[*key, lang(), "docx"]), icon="download"),
            Action(_("Report (PDF)"), reverse("practices:report", args=[*key, lang(), "pdf"]), icon="download"),
        ]
        if selection.closed_at is None:
            actions.append(Action(_("Close the tables"), reverse("practices:close", args=key), kind="quiet"))
    retained = sum(each.state in words.WAS_RETAINED for each in found)
    made = (_tables(by, selection, keeps=keeps), candidates(found))
    return Sheet(
        PageHeader(selection.title, where=(home(), _all()), lead=selection.source, actions=tuple(actions)),
        facts=(
            Fact(_("Coalition"), str(selection.kept_by)),
            *((Fact(_("Activity"), selection.activity.title),) if selection.activity else ()),
            Fact(_("Candidates"), str(len(found))),
            Fact(_("Practices that were retained"), str(retained)),
            Fact(_("Lessons and ideas"), str(sum(each.state in (words.LESSON, words.IDEA) for each in found))),
        ),
        tables=tuple(each for each in made if each is not None),
    )


def _all() -> Link:
    return Link(_("Working tables"), reverse("practices:selections"))


def _tables(by: Actor, selection: Selection, *, keeps: bool) -> Table:
    mine = groups.tables_of_account(by.account, selection) if by.account is not None else frozenset()
    rows = []
    for each in groups.tables_of(selection):
        opens = keeps or each.pk in mine
        people = ngettext("%(count)s person", "%(count)s people", each.people) % {"count": each.people}
        places = ngettext("%(count)s institution", "%(count)s institutions", each.institutions)
        rows.append(
            (
                Cell(str(each), url=reverse("practices:table", args=[each.pk]) if opens else ""),
                Cell(people, note=places % {"count": each.institutions}),
                Cell(each.code if keeps else "—", whole=True),
            )
        )
    return table(_("Tables"), (_("Working table"), _("Who sits there"), _("Code to sit down")), rows)


def candidates(found: list[Practice]) -> Table | None:
    """Return candidates with where each stands and what the definition says of it today."""
    titles = practices.titles_of(found)
    rows = []
    for each in found:
        verdict = verdict_on(told(practices.texts_of(each)))
        positive = ", ".join(str(words.DIMENSIONS[name]) for name in verdict.positive)
        rows.append(
            (
                Cell(title_of(each, titles), url=reverse("practices:practice", args=[each.pk]), note=each.code),
                Cell(str(each.table) if each.table else "—"),
                Cell(str(words.STATES[each.state])),
                Cell(positive or "—", note="" if verdict.is_practice else " ".join(verdict.reasons)),
            )
        )
    heads = (_("Practice"), _("Working table"), _("State"), _("Positive effect on"))
    return table(_("Candidates"), heads, rows) if rows else None


def table_page(by: Actor, held: WorkingTable) -> Sheet:
    """Gather a table: its candidates, and a new one to begin."""
    found = list(Practice.objects.filter(table=held).select_related("table", "kept_by"))
    actions: tuple[Action, ...] = ()
    writes = may(by, permissions.ENTER_CANDIDATE, held, by_table=permissions.MAY)
    if writes and held.selection.closed_at is None:
        url = reverse("practices:candidate", args=[held.pk])
        actions = (Action(_("Begin a candidate"), url, kind="primary", icon="add"),)
    made = candidates(found)
    where = (home(), _all(), Link(held.selection.title, reverse("practices:selection", args=[held.selection_id])))
    return Sheet(
        PageHeader(str(held), where=where, actions=actions),
        tables=(made,) if made else (),
        empty=EmptyState(_("This table has not begun a candidate yet.")),
    )
