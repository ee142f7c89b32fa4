"""Sessions with the public: their list, and one with its counts as the reader may see them."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Grid, GridRow
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, More, PageHeader
from amparo.foundation.lists.actions import bring, take_away
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.vocabulary import GROUPS
from amparo.partnership.rolls import permissions as rolls
from amparo.partnership.rolls import vocabulary as of_rolls
from amparo.partnership.rolls.models import Session
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.pages.board import Notice, Outside, Section, tabs, where
from amparo.prevention.outreach.queries import sessions
from amparo.prevention.outreach.queries.sessions import Told
from amparo.prevention.outreach.rules.counts import groups_to_others, shown_to_others

PAGE = 50
SEXES = ("women", "men", "others")


def counts_grid(typed: Mapping[str, str]) -> Grid:
    """Return the questions of how many came, by age, with what was typed."""
    columns = (_("Women"), _("Men"), _("Others"))
    rows = tuple(
        GridRow(
            str(label),
            tuple(
                (f"{band}.{name}", column, typed.get(f"{band}.{name}", "")[:6])
                for name, column in zip(SEXES, columns, strict=True)
            ),
        )
        for band, label in of_rolls.AGE_BANDS.items()
    )
    note = _("Only counts: no name is asked or kept. What is left empty is nobody.")
    return Grid(_("How many people came"), _("Age"), columns, rows, note)


def groups_grid(typed: Mapping[str, str]) -> Grid:
    """Return the questions of how many said themselves that they are of a group; all may stay empty."""
    column = _("How many")
    rows = tuple(
        GridRow(str(label), ((f"group.{code}", column, typed.get(f"group.{code}", "")[:6]),))
        for code, label in GROUPS.items()
    )
    note = _("Not needed. Only how many said so themselves: nobody is asked.")
    return Grid(_("Groups, where people said so themselves"), _("Which group"), (column,), rows, note)


def list_page(by: Actor, asked: Mapping[str, str]) -> Outside:
    """Gather the sessions of the coalition, latest first, whoever told of them."""
    rows = list(sessions.after(sessions.sessions_visible_to(by), row_key(asked.get("tras", "")))[: PAGE + 1])
    shown = tuple(_row(each) for each in sessions.told_of(rows[:PAGE]))
    more = None
    if len(rows) > PAGE:
        more = More(_("%(count)s shown") % {"count": PAGE}, f"?tras={rows[PAGE - 1].pk}")
    columns = (_("Session"), _("Day"), _("Municipality"), _("Who held it"), _("People who came"))
    empty = EmptyState(_("No session is recorded yet."), _("Whoever holds one records it by counts, without names."))
    title = _("Sessions with the public")
    part = (
        Section(table=table(title, columns, shown, caption_unseen=True), more=more) if shown else Section(empty=empty)
    )  # fmt: skip
    lead = _("Each session stands once on the rolls and feeds the indicators from there, whoever told of it.")
    header = PageHeader(title, where=where(), lead=lead, actions=tuple(_actions(by)))
    return Outside(header, tabs("sessions"), parts=(part,))


def _actions(by: Actor) -> list[Action]:
    subject = rolls.InPublic(coalition.country_by_code(by.country), by.institution)
    if not may(by, rolls.HOLD_IN_PUBLIC, subject, by_table=rolls.MAY):
        return []
    actions = [Action(_("Record a session"), reverse("outreach:hold"), kind="primary")]
    if words.SECRETARIAT in by.roles:
        actions += [take_away("sesiones-publico"), bring("sesiones-publico")]
    return actions


def _row(told: Told) -> tuple[Cell, ...]:
    activity = told.session.activity
    who = activity.organiser.name if activity.organiser else _("Not told")
    return (
        Cell(activity.title, reverse("outreach:session", args=[told.session.pk])),
        Cell(_day(told.session)),
        Cell(activity.place or "—"),
        Cell(who, note=_("under a grant") if told.is_of_a_grant else ""),
        Cell(str(told.total), number=True),
    )


def _day(session: Session) -> str:
    return date_format(session.starts_at.astimezone(ZoneInfo(session.activity.time_zone)), "SHORT_DATE_FORMAT")


def session_page(by: Actor, session: Session) -> Outside:
    """Gather one session: its counts in full for who may see them, put together for others."""
    (told,) = sessions.told_of([session])
    activity = session.activity
    sees_all = may(by, permissions.READ_COUNTS, sessions.kept(session), by_table=permissions.MAY)
    corrects = may(by, rolls.FILL_ROLL, activity, by_table=rolls.MAY)
    listed = Link(_("Sessions with the public"), reverse("outreach:sessions"))
    actions = (Action(_("Correct the counts"), reverse("rolls:counts", args=[session.pk])),) if corrects else ()
    return Outside(
        header=PageHeader(
            activity.title, where=where(listed), lead=f"{_day(session)} · {activity.place}", actions=actions
        ),
        notices=()
        if sees_all
        else (
            Notice(
                "info",
                _("Groups of fewer than ten are put together: whoever counted sees them apart."),
            ),
        ),
        parts=(Section(facts=tuple(_facts(told))), *(_in_full(told) if sees_all else _put_together(told))),
    )


def _facts(told: Told) -> list[Fact]:
    activity = told.session.activity
    facts = [
        Fact(_("People who came"), str(told.total)),
        Fact(_("Who held it"), activity.organiser.name if activity.organiser else _("Not told")),
    ]
    if told.initiative is not None:
        facts.append(Fact(_("Part of"), told.initiative.title))
    if told.is_of_a_grant:
        facts.append(Fact(_("Counted"), _("Once, under the grant that it belongs to")))
    if activity.note:
        facts.append(Fact(_("Note"), activity.note))
    if activity.origin:
        facts.append(Fact(_("Source"), activity.origin))
    return facts


def _in_full(told: Told) -> list[Section]:
    rows = tuple(
        (Cell(str(label)), *(Cell(str(count), number=True) for count in told.counts[band]))
        for band, label in of_rolls.AGE_BANDS.items()
        if band in told.counts
    )
    columns = (_("Age"), _("Women"), _("Men"), _("Others"))
    parts = [Section(_("By age"), table=table(_("By age"), columns, rows, caption_unseen=True))]
    return parts + _groups(told.groups)


def _put_together(told: Told) -> list[Section]:
    shown = shown_to_others(told.counts)
    parts = []
    for heading, cells in ((_("Women, men and others"), shown.sexes), (_("By age"), shown.ages)):
        if cells:
            rows = tuple((Cell(label), Cell(str(count), number=True)) for label, count in cells)
            told_ = table(heading, (heading, _("People who came")), rows, caption_unseen=True)
            parts.append(Section(heading, table=told_))
    return parts + _groups(groups_to_others(told.groups, told.total))


def _groups(groups: dict[str, int]) -> list[Section]:
    if not groups:
        return []
    heading = _("Groups, where people said so themselves")
    rows = tuple((Cell(str(GROUPS[group])), Cell(str(count), number=True)) for group, count in groups.items())
    columns = (_("Which group"), _("People who came"))
    return [Section(heading, table=table(heading, columns, rows, caption_unseen=True))]
