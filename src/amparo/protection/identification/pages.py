"""The panel's page: the file, the seats, the days left, one's vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.boards import Day, DaysLeft, Seat
from amparo.foundation.design.pieces import EyeLine, Fact, Link, PageHeader
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition.rules import calendar_of
from amparo.protection.identification import queries, vocabulary
from amparo.protection.identification.models import Vote
from amparo.protection.pathways.models import OpenStep
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.queries import runs
from amparo.protection.people import operations as people


@dataclass(frozen=True, slots=True)
class Panel:
    """What a member of the panel sees."""

    header: PageHeader
    days_left: DaysLeft | None
    seats: tuple[Seat, ...]
    file: tuple[Fact, ...]
    earlier: tuple[Fact, ...]
    eye: EyeLine
    has_voted: bool


def panel_page(view: View, step: OpenStep) -> Panel:
    """Gather the panel's page; the facts are those already known: nobody asks the person again."""
    run = runs.running(step.pathway)
    code = view.case.code
    file = queries.open_file(view.case, step.path)
    votes = queries.votes_of(file) if file else []
    return Panel(
        header=PageHeader(
            words.step_title(run, step.path),
            where=(Link(_("My work"), reverse("pathways:work")), Link(code, reverse("pathways:case", args=[code]))),
            lead=str(run.words(step.path, "steps", words.lang()).get("why", "")),
        ),
        days_left=_days_left(view, step),
        seats=_seats(view.by, step, votes),
        file=tuple(_facts(view)),
        earlier=tuple(_earlier(view)),
        eye=EyeLine(_("the panel, the case manager and the person's lawyer"), _("police, prosecutor")),
        has_voted=any(vote.account_id == view.by.account for vote in votes),
    )


def _seats(by: Actor, step: OpenStep, votes: list[Vote]) -> tuple[Seat, ...]:
    labels = accounts.labels_of({vote.account_id for vote in votes})
    institution = step.team.institution.short_name
    zone = step.case.country.time_zone
    seats = [
        Seat(
            labels.get(vote.account_id, ""),
            institution,
            str(vocabulary.CHOICES.get(vote.choice, vote.choice)),
            words.moment(vote.cast_at, zone),
            vote.account_id == by.account,
        )
        for vote in votes
    ]
    if not any(seat.yours for seat in seats) and len(seats) < vocabulary.SEATS:
        seats.append(Seat(by.label, institution, yours=True))
    while len(seats) < vocabulary.SEATS:
        seats.append(Seat(_("Another seat"), institution))
    return tuple(seats)


def _facts(view: View) -> list[Fact]:
    known = dictionary.fields()
    return [
        Fact(words.field_label(name), words.value_label(name, value))
        for name, (value, _event) in sorted(runs.known_answers(view.case).items())
        if name in known and known[name].compartment in view.readable & {"C3"}
    ]


def _earlier(view: View) -> list[Fact]:
    return [
        Fact(
            str(vocabulary.CHOICES.get(resolution.outcome, resolution.outcome)),
            words.moment(resolution.resolved_at, view.zone),
            _("after the limit") if resolution.was_late else "",
        )
        for resolution in queries.resolutions_of(view.case)
    ]


def reasons_of(view: View) -> list[Fact]:
    """Open the accreditation file: the reasons of votes and resolutions. Audited before it is shown."""
    relation = next((each for each in view.relations if "CA" in each.groups), None)
    purpose = relation.purpose if relation else need_to_know.ACCREDITATION
    opened: list[Fact] = []
    for file in queries.files_of(view.case):
        for vote in file.vote_set.all():
            found = people.reveal(view.by, view.case, group="CA", purpose=purpose, record=f"vote:{vote.pk}")
            label = str(vocabulary.CHOICES.get(vote.choice, vote.choice))
            opened.extend(Fact(label, str(text)) for text in found.values())
    return opened


def _days_left(view: View, step: OpenStep) -> DaysLeft | None:
    """Every day from the start of the term to its end, with what is not worked marked."""
    if step.due_at is None:
        return None
    zone = ZoneInfo(view.zone)
    first, last = _start(view, step).astimezone(zone).date(), step.due_at.astimezone(zone).date()
    today = view.now.astimezone(zone).date()
    is_worked = calendar_of(view.case.country.code, view.case.country.facts)
    span = [first + timedelta(days=count) for count in range(min((last - first).days, 45) + 1)]
    left = sum(1 for day in span if today < day <= last and is_worked(day))
    text = ngettext("%(count)s working day left", "%(count)s working days left", left) % {"count": left}
    rest = [day for day in span if not is_worked(day) and day.weekday() < 5]
    names = ", ".join(date_format(day, "MONTH_DAY_FORMAT") for day in rest)
    return DaysLeft(
        due=words.due(step.due_at, view.now, view.zone),
        days=tuple(_day(day, today, last, is_worked(day)) for day in span),
        text=text,
        holidays=_("Not worked: %(days)s") % {"days": names} if names else "",
        badge=words.deadline_badge(_deadline(view, step)),
    )


def _day(day: date, today: date, last: date, is_worked: bool) -> Day:
    if not is_worked:
        kind = "holiday" if day.weekday() < 5 else "rest"
    elif day == today:
        kind = "today"
    else:
        kind = "spent" if day < today else "left"
    whole = f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}"
    return Day(date_format(day, "D"), str(day.day), whole, kind, day == last)  # type: ignore[arg-type]


def _deadline(view: View, step: OpenStep) -> Any:
    run = runs.running(step.pathway)
    note = run.net.node(step.path).step
    if note is None or not note.deadline:
        return None
    return run.deadline(step.path, note.deadline, view.case.country.code)


def _start(view: View, step: OpenStep) -> datetime:
    """From when the panel's term counts."""
    given = _deadline(view, step) or {}
    return view.case.opened_at if given.get("counts_from") == "knowledge" else step.opened_at
