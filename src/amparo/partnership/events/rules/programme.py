"""When something can be on the programme, and how a day is laid out: what is at once is side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amparo.partnership.events import vocabulary as words
from amparo.partnership.rolls.vocabulary import OFFERS, ONLINE


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """What is said of something on the programme."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    offer: str
    room: str = ""
    summary: str = ""
    languages: tuple[str, ...] = ()
    interpreted_to: tuple[str, ...] = ()
    source: str = ""
    is_invented: bool = False


def overlap(one: Any, other: Any) -> bool:
    """Say whether two things are held at once, if only for a moment."""
    return bool(one.starts_at < other.ends_at and other.starts_at < one.ends_at)


def reasons_not_to_place(
    entry: ItemEntry, *, days: tuple[date, date], zone: str, others: Iterable[tuple[str, Any]], has_track: bool
) -> list[str]:
    """Say why something cannot be on the programme so; `others` are what is on it beside, each with its title."""
    reasons = _wanting(entry)
    local = [moment.astimezone(ZoneInfo(zone)).date() for moment in (entry.starts_at, entry.ends_at)]
    if entry.ends_at <= entry.starts_at:
        reasons.append(_("It ends before it begins."))
    elif local[0] < days[0] or local[1] > days[1]:
        reasons.append(_("It is outside the days of the event."))
    elif local[0] != local[1]:
        reasons.append(_("It begins and ends on one day: put it on each of them."))
    if has_track and entry.kind != words.WORKING_GROUP:
        reasons.append(_("Only a working group is part of a group: choose that kind, or leave the group empty."))
    room = entry.room.strip().casefold()
    taken = [
        title for title, other in others if room and other.room.strip().casefold() == room and overlap(entry, other)
    ]
    if taken:
        facts = {"room": entry.room.strip(), "title": taken[0]}
        reasons.append(_("The room %(room)s is taken at that time: %(title)s.") % facts)
    return reasons


def _wanting(entry: ItemEntry) -> list[str]:
    reasons = []
    if not entry.title.strip() or len(entry.title) > words.LONGEST_LINE:
        reasons.append(_("Write a title of at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    if max(len(entry.room), len(entry.source)) > words.LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    if len(entry.summary) > words.LONGEST_TEXT:
        reasons.append(_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    spoken = {*entry.languages, *entry.interpreted_to} <= set(words.SPOKEN)
    if entry.kind not in words.ITEM_KINDS or entry.offer not in OFFERS or not spoken:
        reasons.append(_("Choose one of the answers that are offered."))
    if set(entry.languages) & set(entry.interpreted_to):
        reasons.append(_("It is interpreted to a language in which it is spoken already."))
    return reasons


def roll_for(entry: Any, sessions: Sequence[Any]) -> int | None:
    """Return which of some sessions holds the roll of something: the shortest one that lasts through it, else None."""
    holding = [
        (other.ends_at - other.starts_at, at)
        for at, other in enumerate(sessions)
        if other.starts_at <= entry.starts_at and entry.ends_at <= other.ends_at
    ]
    return min(holding)[1] if holding else None


@dataclass(slots=True)
class Slot:
    """What is held at once, or overlaps: shown side by side."""

    starts_at: datetime
    ends_at: datetime
    items: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme."""

    on: date
    slots: list[Slot]


def laid_out(items: Iterable[Any], zone: str) -> list[Day]:
    """Lay a programme out by the days of its place; things that overlap share a slot, by room."""
    days: dict[date, list[Slot]] = {}
    place = ZoneInfo(zone)
    for item in sorted(items, key=lambda each: (each.starts_at, each.ends_at)):
        slots = days.setdefault(item.starts_at.astimezone(place).date(), [])
        if not slots or slots[-1].ends_at <= item.starts_at:
            slots.append(Slot(item.starts_at, item.ends_at))
        slots[-1].items.append(item)
        slots[-1].ends_at = max(slots[-1].ends_at, item.ends_at)
    for slots in days.values():
        for slot in slots:
            slot.items.sort(key=lambda each: (each.starts_at, each.room.casefold()))
    return [Day(on, slots) for on, slots in sorted(days.items())]


def is_stream_open(spans: Iterable[tuple[datetime, datetime, str]], *, opens_before: int, at: datetime) -> bool:
    """Say whether the address of the stream is shown at a moment: around what is held online, and at no other time."""
    early, late = timedelta(minutes=opens_before), timedelta(minutes=30)
    return any(offer in _HEARD and start - early <= at <= end + late for start, end, offer in spans)


_HEARD = frozenset({ONLINE, "MIXED"})


def reasons_not_to_name(
    *, name: str, presented_as: str, part: str, visibility: str, agreed_on: date | None, today: date
) -> list[str]:
    """Say why somebody cannot be named on the programme so; a name is shown only to whom the person agreed to."""
    reasons = []
    if not name.strip() or max(len(name), len(presented_as)) > words.LONGEST_LINE:
        reasons.append(_("Write the name as the person wants it said, in at most %(count)s letters.") % _LINE)
    if part not in words.PARTS or visibility not in words.VISIBILITIES:
        reasons.append(_("Choose one of the answers that are offered."))
    if visibility != words.HIDDEN and agreed_on is None:
        reasons.append(_("Write on which day the person agreed to be shown; without it the name stays hidden."))
    if agreed_on is not None and agreed_on > today:
        reasons.append(_("That day has not come yet."))
    return reasons


_LINE = {"count": words.LONGEST_LINE}
