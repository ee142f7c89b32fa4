"""The roll of a session, its codes, and its counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.pieces import Action, Chip, Link, More, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import PaperRoll, Session
from amparo.partnership.rolls.pages.activities import when
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules.planning import is_offered

PAGE = 100
AS_INVITED: Final = "invitacion"


Marks = Mapping[int, AbstractSet[str]]
SIGNS: Final = ((words.IN_PERSON, "p"), (words.ONLINE, "o"))


@dataclass(frozen=True, slots=True)
class RollLine:
    """A person on a roll, and the ways in which they are ticked."""

    person: int
    name: str
    note: str
    in_person: bool
    online: bool


@dataclass(frozen=True, slots=True)
class RollPage:
    """The roll of a session, some people at a time.

    `was` tells what was marked when the page was made: only what is ticked otherwise is changed, so that two who fill
    one roll, or one who fills it without a line, undo nothing of each other.
    """

    header: PageHeader
    sessions: tuple[Chip, ...]
    presets: tuple[Chip, ...]
    key: str
    lines: tuple[RollLine, ...]
    shown: str
    was: str
    takes_in_person: bool
    takes_online: bool
    papers: tuple[tuple[int, str], ...]
    more: More | None
    came: int


def header_of(session: Session, title: str, *actions: Action) -> PageHeader:
    """Return the top of a page of a session."""
    activity = session.activity
    return PageHeader(
        title,
        where=(
            Link(_("Activities"), reverse("rolls:activities")),
            Link(activity.title, reverse("rolls:activity", args=[activity.pk])),
        ),
        lead=f"{session.number}. {session.title} · {when(session, activity.time_zone)}",
        actions=actions,
    )


def roll_page(session: Session, start: int, asked: str = "", typed: Marks | None = None) -> RollPage:
    """Gather the roll of a session from the nth person on; who declined is not on it.

    `asked` ticks people before anything is saved: as they were invited, or as in another session. `typed` is what was
    ticked and could not be saved.
    """
    marks, everybody = presence.marks_of(session), _who_may_come(session)
    rows = everybody[start : start + PAGE]
    ticked = typed if typed is not None else {**marks, **_preset(session, asked, everybody, marks)}
    lines = tuple(
        RollLine(
            row.person,
            f"{row.professional.family_names}, {row.professional.given_names}",
            row.organisation.name if row.organisation else "",
            words.IN_PERSON in ticked.get(row.person, ()),
            words.ONLINE in ticked.get(row.person, ()),
        )
        for row in rows
    )
    here, goes_on = reverse("rolls:roll", args=[session.pk]), len(everybody) > start + PAGE
    shown = _("%(count)s shown") % {"count": len(lines)}
    return RollPage(
        header=_roll_header(session),
        sessions=_sessions(session),
        presets=_presets(session, here, start, asked) if lines else (),
        key=f"{session.pk}:{start}",
        lines=lines,
        shown=",".join(str(line.person) for line in lines),
        was=",".join(_signs(rows, marks)),
        takes_in_person=is_offered(session.offer, words.IN_PERSON),
        takes_online=is_offered(session.offer, words.ONLINE),
        papers=tuple((paper.pk, _paper(paper)) for paper in activities.papers_of(session)),
        more=More(shown, f"{here}?tras={start + PAGE}") if goes_on else None,
        came=len(marks),
    )


def _roll_header(session: Session) -> PageHeader:
    return header_of(
        session,
        _("Roll"),
        Action(_("Codes to sign in"), reverse("rolls:codes", args=[session.pk])),
        Action(_("Print the roll"), reverse("rolls:printed", args=[session.pk])),
        Action(_("Attach the paper roll"), reverse("rolls:attach_paper", args=[session.pk])),
        Action(_("How each was marked"), reverse("rolls:marks", args=[session.pk])),
        lists.take_away("asistencia", session.pk),
        lists.bring("asistencia", session.pk),
    )


def _signs(rows: list[Any], marks: Marks) -> Iterator[str]:
    """Return what is marked of some people, each as the tick of the page is named: p12, o12."""
    for row in rows:
        for mode, sign in SIGNS:
            if mode in marks.get(row.person, ()):
                yield f"{sign}{row.person}"


def _preset(session: Session, asked: str, everybody: list[Any], marks: Marks) -> dict[int, AbstractSet[str]]:
    """Return how people are ticked beforehand: nobody who is marked already loses a mark by it."""
    if asked == AS_INVITED:
        told: Marks = {row.person: {row.mode} for row in everybody if row.mode != words.MIXED}
    else:
        other = activities.session_of(session.activity, row_key(asked))
        told = presence.marks_of(other) if other is not None else {}
    offered = {mode for mode, _sign in SIGNS if is_offered(session.offer, mode)}
    return {person: marks.get(person, set()) or (set(modes) & offered) for person, modes in told.items()}


def _presets(session: Session, here: str, start: int, asked: str) -> tuple[Chip, ...]:
    """Return the ways of ticking everybody at once; nothing is saved by one."""
    others = [each for each in activities.sessions_of(session.activity) if each.starts_at < session.starts_at]
    told = [(AS_INVITED, _("Tick everybody as they were invited"))]
    if others:
        told.append((str(others[-1].pk), _("Tick as in session %(number)s") % {"number": others[-1].number}))
    after = f"&tras={start}" if start else ""
    return tuple(Chip(label, f"{here}?marcar={code}{after}", code == asked) for code, label in told)


def _sessions(session: Session) -> tuple[Chip, ...]:
    rows = list(activities.sessions_of(session.activity))
    if len(rows) < 2:
        return ()
    return tuple(
        Chip(_("Session %(number)s") % {"number": each.number}, reverse("rolls:roll", args=[each.pk]), each == session)
        for each in rows
    )


def _who_may_come(session: Session) -> list[Any]:
    return list(presence.enrolments_of(session.activity).exclude(state=words.DECLINED))


def _paper(paper: PaperRoll) -> str:
    return f"{date_format(localtime(paper.added_at), 'SHORT_DATE_FORMAT')} · {paper.digest[:8]}"


@dataclass(frozen=True, slots=True)
class PrintedRoll:
    """A roll to be printed, with room for signatures."""

    title: str
    lead: str
    lines: tuple[tuple[str, str], ...]


def printed_roll(session: Session) -> PrintedRoll:
    """Gather a roll to be printed: names and organisations, nothing else of anybody."""
    lines = tuple(
        (row.professional.name, row.organisation.name if row.organisation else "") for row in _who_may_come(session)
    )
    activity = session.activity
    lead = f"{session.number}. {session.title} · {when(session, activity.time_zone)} · {activity.place}"
    return PrintedRoll(activity.title, lead, lines)
