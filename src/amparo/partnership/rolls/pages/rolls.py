"""The roll of a session, its codes, and its counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Action, Link, More, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import PaperRoll, Session
from amparo.partnership.rolls.pages.activities import when
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules.planning import is_offered

PAGE = 100


@dataclass(frozen=True, slots=True)
class RollLine:
    """A person on a roll, and the ways in which they are marked."""

    person: int
    name: str
    note: str
    in_person: bool
    online: bool


@dataclass(frozen=True, slots=True)
class RollPage:
    """The roll of a session, some people at a time."""

    header: PageHeader
    key: int
    lines: tuple[RollLine, ...]
    shown: str
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


def roll_page(session: Session, start: int) -> RollPage:
    """Gather the roll of a session from the nth person on; who declined is not on it."""
    marks = presence.marks_of(session)
    rows = list(_who_may_come(session)[start : start + PAGE + 1])
    lines = tuple(
        RollLine(
            row.person,
            f"{row.professional.family_names}, {row.professional.given_names}",
            row.organisation.name if row.organisation else "",
            words.IN_PERSON in marks.get(row.person, ()),
            words.ONLINE in marks.get(row.person, ()),
        )
        for row in rows[:PAGE]
    )
    here = reverse("rolls:roll", args=[session.pk])
    more = (
        More(_("%(count)s shown") % {"count": len(lines)}, f"{here}?tras={start + PAGE}") if len(rows) > PAGE else None
    )
    return RollPage(
        header=header_of(
            session,
            _("Roll"),
            Action(_("Codes to sign in"), reverse("rolls:codes", args=[session.pk])),
            Action(_("Print the roll"), reverse("rolls:printed", args=[session.pk])),
            Action(_("Attach the paper roll"), reverse("rolls:attach_paper", args=[session.pk])),
            lists.take_away("asistencia", session.pk),
            lists.bring("asistencia", session.pk),
        ),
        key=session.pk,
        lines=lines,
        shown=",".join(str(line.person) for line in lines),
        takes_in_person=is_offered(session.offer, words.IN_PERSON),
        takes_online=is_offered(session.offer, words.ONLINE),
        papers=tuple((paper.pk, _paper(paper)) for paper in activities.papers_of(session)),
        more=more,
        came=len(marks),
    )


def _who_may_come(session: Session) -> list[Any]:
    return list(presence.enrolments_of(session.activity).exclude(state=words.DECLINED))


def _paper(paper: PaperRoll) -> str:
    return f"{paper.added_at.date().isoformat()} · {paper.digest[:8]}"


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


@dataclass(frozen=True, slots=True)
class CountLine:
    """An age band with its counts; the names are those of the fields of the form."""

    band: str
    label: str
    fields: tuple[tuple[str, str, str], ...]


def count_lines(session: Session, typed: dict[str, str]) -> tuple[CountLine, ...]:
    """Gather the age bands with what was typed, else what was counted."""
    told = {row.age_band: row for row in presence.counts_of(session)}
    labels = (("women", _("Women")), ("men", _("Men")), ("others", _("Others")))
    return tuple(
        CountLine(
            band,
            str(label),
            tuple(
                (
                    f"{band}.{name}",
                    words_of,
                    typed.get(f"{band}.{name}", str(getattr(told[band], name)) if band in told else ""),
                )
                for name, words_of in labels
            ),
        )
        for band, label in words.AGE_BANDS.items()
    )
