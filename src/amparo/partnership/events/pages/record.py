"""The record of an event: what earlier ones left to do, who was there, minutes, practices, recommendations, press."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, PageHeader
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, FollowUp, PressRelease, Sheet
from amparo.partnership.events.pages.board import Board, Part, days_of, invented, moment, where
from amparo.partnership.events.pages.people import keeping_part, people_part, said_part, tiles_of
from amparo.partnership.events.queries import record as queries
from amparo.partnership.events.queries import sheets, telling
from amparo.partnership.events.queries.record import Inherited, Recommended
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.rules.promises import is_overdue
from amparo.partnership.governance.vocabulary import OPEN, POINTS
from amparo.partnership.practices import vocabulary as practice_words
from amparo.partnership.practices.queries import practices


def record_page(by: Actor, event: Event, at: datetime) -> Board:
    """Gather the record of an event as an actor sees it."""
    keeps = may(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    sums, today = queries.sums_of(event), at.date()
    told = [part for part in announce("EVENT_SHOWN", by=by, event=event, for_all=False) if part is not None]
    parts = [
        inherited_part(event, keeps=keeps), people_part(event, sums), said_part(event), *told,
        minutes_part(event, keeps=keeps), groups_part(event), recommended_part(event, today, keeps=keeps),
        _press(event, at, keeps=keeps),
        _certificates(event, keeps=keeps), keeping_part(event, today),
    ]  # fmt: skip
    actions = [Action(_("Report"), reverse("events:report", args=[event.pk]), kind="primary", icon="document")]
    if keeps:
        evaluate = reverse("events:evaluate", args=[event.pk])
        actions.append(Action(_("Evaluate it by a survey"), evaluate, icon="reports"))
    return Board(
        PageHeader(
            _("Record of the event"),
            where=where(event),
            lead=f"{event.activity.title} · {days_of(event)} · {event.activity.place}".strip(" ·"),
            actions=tuple(actions),
        ),
        tiles=tiles_of(event, sums),
        parts=tuple(part for part in parts if part is not None),
    )


# --- what is continued


def inherited_part(event: Event, *, keeps: bool = False) -> Part | None:
    """Gather what earlier events of the series recommended and was open when this one began."""
    earlier = queries.earlier_events(event)
    if not earlier:
        return None
    found = queries.inherited_by(event)
    rows = [_inherited(event, each, keeps=keeps) for each in found]
    heads = (_("What was recommended"), _("Responsible"), _("Until"), _("What this event says"))
    titles = ", ".join(each.activity.title for each in earlier)
    lead = _("This event continues: %(titles)s. It begins with what they recommended.") % {"titles": titles}
    return Part(
        _("What earlier events left to do"), words=lead,
        tables=(table(_("What earlier events left to do"), heads, rows, caption_unseen=True),) if rows else (),
        empty=None if rows else EmptyState(_("Nothing was open when this event began.")),
    )  # fmt: skip


def _inherited(event: Event, each: Inherited, *, keeps: bool) -> tuple[Cell, ...]:
    point, said = each.recommended.point, each.said
    can_follow = keeps and point is not None and point.state == OPEN
    url = reverse("events:follow", args=[event.pk, point.pk]) if can_follow and point is not None else ""
    text = in_language(each.recommended.texts)
    if said is None:
        answer = Cell(_("Say what came of it") if url else _("Nothing yet"), url)
    else:
        note = " · ".join(part for part in (said.note, invented(said.is_invented)) if part)
        answer = Cell(str(words.FOLLOWED[said.outcome]), url, note=note)
    return (
        Cell(text, note=invented(each.recommended.is_invented)), Cell(_who(each.recommended)),
        Cell(day(each.recommended.due_on)), answer,
    )  # fmt: skip


def _who(each: Recommended) -> str:
    return " · ".join(part for part in (each.post, each.point.responsible.name if each.point else "") if part)


# --- minutes


def minutes_part(event: Event, *, keeps: bool = False) -> Part:
    """Gather the minutes: of what, in which state, and where they are read or written."""
    rows = [_sheet(each) for each in sheets.sheets_of(event)]
    heads = (_("Minutes of"), _("State"), _("Language"))
    opening = Action(_("Keep minutes of something"), reverse("events:open_sheet", args=[event.pk]), icon="add")
    return Part(
        _("Minutes of the event"),
        tables=(table(_("Minutes of the event"), heads, rows, caption_unseen=True),) if rows else (),
        empty=None if rows else EmptyState(_("Nobody keeps minutes yet.")), actions=(opening,) if keeps else (),
    )  # fmt: skip


def _sheet(sheet: Sheet) -> tuple[Cell, ...]:
    last = next(iter(sheet.editions.all()), None)
    note = day(last.approved_at.date()) if last is not None else ""
    state = _("Version %(number)s approved") % {"number": last.number} if last else _("Being written")
    url = reverse("events:sheet", args=[sheet.pk])
    return Cell(title_of_sheet(sheet), url), Cell(state, note=note), Cell(sheet.language.upper())


def title_of_sheet(sheet: Sheet) -> str:
    """Return of what minutes are."""
    if sheet.track is not None:
        return _("Working group %(track)s") % {"track": sheet.track}
    return sheet.item.title if sheet.item is not None else _("The whole event")


# --- what the working groups brought


def groups_part(event: Event) -> Part:
    """Gather what was written at the tables of the working groups: it comes from there, and is typed nowhere else."""
    found = queries.practices_of(event)
    titles = practices.titles_of(found)
    tracks = {track.number: track for track in event.tracks.all()}
    rows = [
        (
            Cell(
                in_language(titles[each.pk], each.code), reverse("practices:practice", args=[each.pk]), note=each.code
            ),
            Cell(str((tracks.get(each.table.number) or each.table) if each.table else "—")),
            Cell(str(practice_words.STATES[each.state])),
        )
        for each in sorted(found, key=lambda one: one.state not in practice_words.WAS_RETAINED)
    ]
    retained = sum(each.state in practice_words.WAS_RETAINED for each in found)
    selections = list(queries.selections_of(event))
    lead = _("%(tables)s tables wrote %(candidates)s candidates; %(retained)s practices were retained.") % {
        "tables": sum(each.tables.count() for each in selections), "candidates": len(found), "retained": retained,
    }  # fmt: skip
    actions = tuple(
        Action(_("Tables: %(title)s") % {"title": each.title}, reverse("practices:selection", args=[each.pk]))
        for each in selections
    )
    heads = (_("Practice"), _("Working group"), _("State"))
    no_tables = EmptyState(
        _("No working tables were opened for this event."),
        _("Open them under good practices, and choose this activity: what is written there appears here by itself."),
    )
    parts = (table(_("Working groups"), heads, rows, caption_unseen=True),) if rows else ()
    messages = _messages(event)
    return Part(
        _("What the working groups brought"), words=lead if selections else "",
        tables=(*parts, *((messages,) if messages else ())), actions=actions, empty=None if selections else no_tables,
    )  # fmt: skip


def _messages(event: Event) -> Table | None:
    rows = [
        (
            Cell(str(each), reverse("practices:message", args=[each.pk]), note=invented(each.is_invented)),
            Cell(in_language(each.asks)), Cell(str(practice_words.AUDIENCES[each.audience])),
        )
        for selection in queries.selections_of(event)
        for each in selection.messages.order_by("pk")
    ]  # fmt: skip
    heads = (_("Message"), _("What the message asks"), _("For whom"))
    return table(_("Advocacy messages"), heads, rows) if rows else None


# --- what is recommended


def recommended_part(event: Event, today: date, *, keeps: bool = False) -> Part:
    """Gather what the event recommends, with who answers for it, until when and where it stands."""
    found = queries.recommended_by(event)
    said = queries.last_words_on(each.point.pk for each in found if each.point)
    rows = [_recommended(each, said, today) for each in found]
    heads = (_("Recommendation"), _("Responsible"), _("Until"), _("Where it stands"))
    actions = [Action(_("All action points"), reverse("governance:points"))]
    if keeps:
        actions.insert(0, Action(_("Recommend"), reverse("events:recommend", args=[event.pk]), icon="add"))
    return Part(
        _("Recommendations"), tables=(table(_("Recommendations"), heads, rows, caption_unseen=True),) if rows else (),
        empty=None if rows else EmptyState(
            _("Nothing is recommended yet."),
            _("Each recommendation has a responsible and a date, and stands among the coalition's action points."),
        ),
        actions=tuple(actions),
    )  # fmt: skip


def _recommended(each: Recommended, said: dict[int, FollowUp], today: date) -> tuple[Cell, ...]:
    url = reverse("practices:practice", args=[each.practice]) if each.practice else ""
    where_from = _("on a practice that was retained") if each.practice else ""
    note = " · ".join(part for part in (where_from, invented(each.is_invented)) if part)
    return (
        Cell(in_language(each.texts), url, note=note),
        Cell(_who(each)),
        Cell(day(each.due_on)),
        stands(each, said, today),
    )


def stands(each: Recommended, said: dict[int, FollowUp], today: date) -> Cell:
    """Return where a recommendation stands, and what a later event said of it last."""
    point: ActionPoint | None = each.point
    last = said.get(point.pk) if point else None
    note = f"{last.event.activity.title}: {last.note}" if last else (point.proof if point else "")
    if point is None:
        return Cell("—")
    if point.state != OPEN:
        return Cell("", due=Due("done", str(POINTS[point.state])), note=note)
    late = is_overdue(state=point.state, due_on=point.due_on, today=today)
    label = str(words.FOLLOWED[words.GOING_ON]) if last else str(POINTS[point.state])
    return Cell(
        "", due=Due("late" if late else "later", _("%(state)s, late") % {"state": label} if late else label), note=note
    )


# --- what is given out


def _press(event: Event, at: datetime, *, keeps: bool) -> Part | None:
    found = list(telling.releases_of(event))
    if not found and not keeps:
        return None
    texts = telling.texts_of_all(found)
    rows = [
        (
            Cell(
                in_language({code: row.title for code, row in texts[each.pk].items()}, each.code),
                reverse("events:release", args=[each.pk]), note=invented(each.is_invented),
            ),
            Cell(moment(each.embargo_at, event.activity.time_zone)), Cell("", due=state_of(each, at)),
            Cell(conference_of(each, event.activity.time_zone) or "—"),
        )
        for each in found
    ]  # fmt: skip
    heads = (_("Release"), _("Its hour"), _("State"), _("Press conference"))
    begin = Action(_("Write a press release"), f"{reverse('events:begin_release')}?evento={event.pk}", icon="add")
    return Part(
        _("Press"), tables=(table(_("Press releases"), heads, rows, caption_unseen=True),) if rows else (),
        empty=None if rows else EmptyState(_("No press release yet.")), actions=(begin,) if keeps else (),
    )  # fmt: skip


def state_of(release: PressRelease, at: datetime) -> Due:
    """Return where a release stands."""
    if release.withdrawn_at is not None:
        return Due("none", _("Withdrawn"))
    if release.released_at is None:
        return Due("waiting", _("Being written"))
    return Due("done", _("Published")) if telling.is_open(release, at) else Due("later", _("Waits for its hour"))


def conference_of(release: PressRelease, zone: str) -> str:
    """Return when and where the press conference of a release is, or nothing."""
    at = moment(release.conference_at, zone) if release.conference_at else ""
    return ", ".join(part for part in (at, release.conference_place) if part)


def _certificates(event: Event, *, keeps: bool) -> Part | None:
    if not keeps:
        return None
    given = telling.certificates_of(event).filter(withdrawn_on=None).count()
    facts = (
        Fact(_("Given"), str(given)), Fact(_("Without a certificate"), str(len(telling.without_certificate(event)))),
    )  # fmt: skip
    url = reverse("events:certificates", args=[event.pk])
    return Part(
        _("Certificates of attendance"),
        facts=facts,
        actions=(Action(_("Certificates of attendance"), url, icon="check"),),
    )
