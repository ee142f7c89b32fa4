"""The list of activities and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, More, PageHeader, Tile
from amparo.foundation.lists import actions as lists
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity, Session
from amparo.partnership.rolls.pages.invited import InvitedPart, invited_part
from amparo.partnership.rolls.queries import activities, invited, presence

PAGE = 50
# With these hours a first session begins, to be changed.
MORNING: Final = (time(8), time(12))
# What these need beyond their rolls, programme and registration, is on pages of its own.
HAVE_A_PROGRAMME: Final = frozenset({words.CONGRESS, words.WORKSHOP})
# Who runs courses on kits; what a course needs beyond its roll is on a page of its own.
RUNS_COURSES: Final = frozenset({"secretariat", "trainer"})


def days(activity: Activity) -> str:
    """Return the days of an activity in words."""
    first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (activity.starts_on, activity.ends_on))
    return first if first == last else f"{first} – {last}"


def place_in(asked: Mapping[str, str]) -> tuple[date, int] | None:
    """Return the place after which the list goes on, as its address tells it."""
    key = row_key(asked.get("tras", ""))
    try:
        return (date.fromisoformat(asked.get("desde", "")), key) if key is not None else None
    except ValueError:
        return None


def list_page(by: Actor, asked: Mapping[str, str]) -> tuple[PageHeader, Table | None, More | None, EmptyState]:
    """Gather a page of the activities of the coalition, latest first."""
    here = reverse("rolls:activities")
    rows = activities.with_counts(activities.after(activities.activities_visible_to(by), place_in(asked)))
    shown = list(rows[: PAGE + 1])
    cells = tuple(
        (
            Cell(each.title, reverse("rolls:activity", args=[each.pk])),
            Cell(
                str(words.KINDS[each.kind]), note=str(words.STATES[each.state]) if each.state != words.PLANNED else ""
            ),
            Cell(days(each)),
            Cell(each.place or "—"),
            Cell(str(each.sessions_held), number=True),  # type: ignore[attr-defined]
            Cell("—" if each.is_by_counts else str(each.invited), number=True),  # type: ignore[attr-defined]
        )
        for each in shown[:PAGE]
    )
    more = None
    if len(shown) > PAGE:
        last = shown[PAGE - 1]
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{here}?desde={last.starts_on}&tras={last.pk}")
    actions = []
    if by.roles & {SECRETARIAT, PROGRAMME}:
        actions = [
            Action(_("Plan an activity"), reverse("rolls:plan"), kind="primary"),
            lists.bring("actividades"),
            *([lists.take_away("actividades")] if shown else []),
        ]
    columns = (_("Activity"), _("Kind"), _("Days"), _("Place"), _("Sessions"), _("Invited"))
    return (
        PageHeader(_("Activities"), actions=tuple(actions)),
        table(_("Activities, latest first"), columns, cells) if cells else None,
        more,
        EmptyState(_("No activity is planned yet."), _("The secretariat plans them.")),
    )


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity: what is said of it, how many came, its sessions and who was invited."""

    header: PageHeader
    others: tuple[Action, ...]
    cancelled: str
    answer_url: str
    tiles: tuple[Tile, ...]
    sessions: Table | None
    no_session: EmptyState
    invited: InvitedPart | None
    figures: Table | None
    facts: tuple[Fact, ...]


def activity_page(by: Actor, activity: Activity, language: str, asked: Mapping[str, str]) -> ActivityPage:
    """Gather the page of an activity; who was invited is for its staff, and a focal point's own people for them."""
    fills = may(by, permissions.FILL_ROLL, activity, by_table=permissions.MAY)
    plans = may(by, permissions.PLAN_ACTIVITY, activity, by_table=permissions.MAY)
    own = invited.own_invitation(by, activity)
    waits = own is not None and own.state == words.INVITED and activity.state == words.PLANNED
    to_plan = Action(_("Plan a session"), reverse("rolls:plan_session", args=[activity.pk]), kind="primary")
    return ActivityPage(
        header=PageHeader(
            activity.title,
            where=(Link(_("Activities"), reverse("rolls:activities")),),
            lead=" · ".join((str(words.KINDS[activity.kind]), days(activity), activity.place or _("Online"))),
            actions=tuple(_actions(by, activity)),
        ),
        others=tuple(_others(by, activity, plans)),
        cancelled=activity.cancelled_why if activity.state == words.CANCELLED else "",
        answer_url=reverse("rolls:answer", args=[activity.pk, own.pk]) if own is not None and waits else "",
        tiles=tuple(_tiles(activity)),
        sessions=_sessions(activity, fills),
        no_session=EmptyState(
            _("No session is planned yet."), _("Each session has its own roll."), (to_plan,) if plans else ()
        ),
        invited=None if activity.is_by_counts else invited_part(by, activity, asked),
        figures=_figures(activity),
        facts=tuple(_facts(activity, language)),
    )


def _actions(by: Actor, activity: Activity) -> Iterator[Action]:
    """Return what is done next on the way from the plan to the certificates."""
    is_planned, by_names = activity.state == words.PLANNED, not activity.is_by_counts
    if is_planned and by_names and by.roles & {SECRETARIAT, FOCAL_POINT, PROGRAMME}:
        yield Action(_("Invite people"), reverse("rolls:enrol", args=[activity.pk]), kind="primary")
    if is_planned and may(by, permissions.PLAN_ACTIVITY, activity, by_table=permissions.MAY):
        yield Action(_("Plan a session"), reverse("rolls:plan_session", args=[activity.pk]))
    if by.roles & RUNS_COURSES and activity.kind == words.COURSE:
        yield Action(_("Kit, grid and certificates"), reverse("training:of_activity", args=[activity.pk]))
    if SECRETARIAT in by.roles and activity.kind in HAVE_A_PROGRAMME:
        yield Action(_("Programme and registration"), reverse("events:hold", args=[activity.pk]))


def _others(by: Actor, activity: Activity, plans: bool) -> Iterator[Action]:
    """Return what is done now and then."""
    by_names, is_planned = not activity.is_by_counts, activity.state == words.PLANNED
    if plans and is_planned:
        yield Action(_("Change the plan"), reverse("rolls:change", args=[activity.pk]))
        if by_names and may(by, permissions.BRING_PARTICIPANTS, activity, by_table=permissions.MAY):
            yield Action(_("Import participants"), reverse("rolls:read_participants", args=[activity.pk]))
        if may(by, permissions.NAME_STAFF, activity, by_table=permissions.MAY):
            yield Action(_("Who fills the rolls"), reverse("rolls:name_staff", args=[activity.pk]))
        yield Action(_("What a source says"), reverse("rolls:record_figure", args=[activity.pk]))
        yield lists.bring("sesiones", activity.pk, label=_("Bring sessions (Excel)"))
        yield lists.take_away("sesiones", activity.pk, label=_("Sessions (Excel)"))
    if by_names and may(by, permissions.READ_ROLL, activity, by_table=permissions.MAY):
        yield lists.take_away("participantes", activity.pk, label=_("Who was invited (Excel)"))
    yield Action(_("Calendar"), reverse("rolls:calendar", args=[activity.pk]))
    if plans and is_planned:
        yield Action(_("Cancel the activity"), reverse("rolls:cancel", args=[activity.pk]))


def _tiles(activity: Activity) -> Iterator[Tile]:
    if activity.is_by_counts:
        counts = presence.head_count_of([activity])
        yield Tile(
            _("Attendances, by counts"), str(sum(counts.values())), _("Told without names: not persons counted once")
        )
        for label, name in ((_("Women"), "women"), (_("Men"), "men"), (_("Others"), "others")):
            yield Tile(label, str(counts[name]), _("attendances"))
        return
    reach, invited = presence.reach_of([activity]), presence.invited_reach_of([activity])
    ways = _("%(room)s on site, %(line)s online, %(both)s in both ways")
    for label, told, base in (
        (_("Persons who came"), reach, _("each counted once")),
        (_("Persons invited"), invited, _("without those who declined")),
    ):
        trend = ways % {"room": told.in_person, "line": told.online, "both": told.mixed}
        yield Tile(label, str(told.unique), base, trend)
    yield Tile(_("Attendances"), str(reach.attendances), _("a person in a session"))


def _facts(activity: Activity, language: str) -> Iterator[Fact]:
    yield Fact(_("Code"), activity.code)
    yield Fact(_("Country"), country_name(activity.country, language))
    yield Fact(_("Time zone"), activity.time_zone)
    countries = presence.countries_of([activity]) or presence.countries_of([activity], invited=True)
    if countries:
        names = sorted(country_name(code, language) for code in countries)
        yield Fact(_("Countries of those who take part"), f"{len(names)}: {', '.join(names)}")
    if activity.project:
        yield Fact(_("Code of the project"), activity.project)
    if activity.origin:
        yield Fact(_("Where its figures come from"), activity.origin)
    if activity.note:
        yield Fact(_("Note"), activity.note)
    if activity.erased_on:
        yield Fact(_("Diet, telephone and codes erased on"), date_format(activity.erased_on, "SHORT_DATE_FORMAT"))


def when(session: Session, zone: str) -> str:
    """Return when a session is held, at its place."""
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (session.starts_at, session.ends_at))
    return f"{date_format(start, 'SHORT_DATE_FORMAT')} {start:%H:%M}–{end:%H:%M}"


def next_session(activity: Activity) -> dict[str, Any]:
    """Return what a new session begins with: the day after the last one at the same hours, else the first morning."""
    zone = ZoneInfo(activity.time_zone)
    last = activities.sessions_of(activity).last()
    if last is not None:
        start, end = (moment.astimezone(zone) + timedelta(days=1) for moment in (last.starts_at, last.ends_at))
        if end.date() <= activity.ends_on:
            return {"starts_at": start, "ends_at": end, "offer": last.offer}
    start, end = (datetime.combine(activity.starts_on, hour, zone) for hour in MORNING)
    ways = (words.MIXED if activity.place else words.ONLINE) if activity.online_address else words.IN_PERSON
    return {"starts_at": start, "ends_at": end, "offer": last.offer if last else ways}


def _sessions(activity: Activity, fills: bool) -> Table | None:
    rows = []
    for session in activities.sessions_of(activity):
        url = reverse("rolls:counts" if activity.is_by_counts else "rolls:roll", args=[session.pk]) if fills else ""
        title = session.title or _("Session")
        total = sum(row.total for row in presence.counts_of(session)) if activity.is_by_counts else None
        rows.append(
            (
                Cell(f"{session.number}. {title}", url),
                Cell(when(session, activity.time_zone)),
                Cell(str(words.OFFERS[session.offer])),
                Cell(f"{session.hours.normalize():f}", number=True),
                Cell(str(total if total is not None else len(presence.marks_of(session))), number=True),
            )
        )
    columns = (_("Session"), _("When, at the place"), _("How one takes part"), _("Hours"), _("Came"))
    return table(_("Sessions"), columns, tuple(rows)) if rows else None


def _figures(activity: Activity) -> Table | None:
    rows = tuple(
        (Cell(f"{words.QUALIFIERS[row.qualifier]} {row.value}"), Cell(str(words.UNITS[row.unit])), Cell(row.source))
        for row in activities.figures_of(activity)
    )
    caption = _("What sources say of how many came")
    return table(caption, (_("How many"), _("Of what"), _("Who says so, and where")), rows) if rows else None
