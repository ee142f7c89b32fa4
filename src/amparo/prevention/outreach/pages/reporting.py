"""Channels: laid out with how they stand, and the page of all of them."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, PageHeader
from amparo.foundation.lists.actions import take_away
from amparo.partnership.governance.pages.board import day_words
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel
from amparo.prevention.outreach.pages.board import Outside, Section, tabs, where
from amparo.prevention.outreach.pages.home import WORST, due_of
from amparo.prevention.outreach.queries import initiatives
from amparo.prevention.outreach.rules.reporting import good_until


def channels_table(rows: list[Channel], today: date, *, tests: bool, with_work: bool, closes: bool = False) -> Table:
    """Lay channels out with how they stand, who tested them last and what came of it; `closes` leads to closing one."""
    columns = [_("Channel"), _("Leads to"), _("How it stands"), _("Last test")]
    shown = []
    for each in rows:
        past = [one for one in each.tests.all() if one.tested_on <= today]
        last = past[0] if past else None
        standing = initiatives.standing(each, today)
        works = last is not None and standing == words.WORKED
        again = _("test again by %(day)s") % {"day": day_words(good_until(last.tested_on))} if last and works else ""
        address = reverse("outreach:test", args=[each.pk]) if tests else ""
        told = f"{last.tested_by}. {words.RESULTS[last.result]}. {last.found}" if last else ""
        cells = [
            Cell(f"{words.CHANNELS[each.kind]}: {each.reached_at}", address, note=_("Test it") if tests else ""),
            Cell(each.leads_to),
            Cell("", due=due_of(standing), note=again),
            Cell(day_words(last.tested_on) if last else _("Never tested"), note=told),
        ]
        if closes:
            cells.append(Cell(_("Close it"), reverse("outreach:close_channel", args=[each.pk])))
        if with_work:
            work = each.initiative
            cells.insert(0, Cell(work.place, reverse("outreach:initiative", args=[work.pk]), note=work.title))
        shown.append(tuple(cells))
    if closes:
        columns.append(_("When it is used no more"))
    if with_work:
        columns.insert(0, _("Municipality"))
    return table(_("Reporting channels"), tuple(columns), tuple(shown), caption_unseen=True)


def channels_page(by: Actor, today: date) -> Outside:
    """Gather the channels of all places, those that nobody should trust first."""
    rows = initiatives.channels_of(initiatives.initiatives_visible_to(by))
    order = {standing: place for place, standing in enumerate(WORST)}
    rows.sort(key=lambda each: (order[initiatives.standing(each, today)], each.initiative.place, each.pk))
    tests = bool(by.roles & (words.FIELD | {words.SECRETARIAT}))
    empty = EmptyState(_("No reporting channel is entered."), _("They are entered in a strategy, plan or agreement."))
    part = (
        Section(table=channels_table(rows, today, tests=tests, with_work=True)) if rows else Section(empty=empty)
    )  # fmt: skip
    lead = _(
        "First those that nobody should trust. A test is worth a year; a failed one stays until somebody tries again."
    )
    actions = (take_away("canales"),) if words.SECRETARIAT in by.roles and rows else ()
    header = PageHeader(_("Reporting channels"), where=where(), lead=lead, actions=actions)
    return Outside(header, tabs("channels"), parts=(part,))
