"""The list of surveys, and one survey with what it asks and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.queries.links import ANYONE, token_of
from amparo.evidence.surveys.queries.surveys import Progress
from amparo.evidence.surveys.rules.form import Form, Question, in_words
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, More, PageHeader, Tile
from amparo.foundation.lists import actions as lists

SHOWN = 50


@dataclass(frozen=True, slots=True)
class SurveyList:
    """The surveys of a country, latest first."""

    header: PageHeader
    table: Table | None
    empty: EmptyState
    more: More | None


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """One survey."""

    header: PageHeader
    tiles: tuple[Tile, ...]
    questions: Table
    days: Table | None
    address: str
    is_invented: bool
    waits: str
    kept: int


def day(on: date | None) -> str:
    """Return a day in words, or a dash."""
    return date_format(on, "SHORT_DATE_FORMAT") if on else "—"


def address_of(name: str, survey: Survey) -> str:
    """Return the address of a page of a survey."""
    return reverse(f"surveys:{name}", args=[survey.code])


def where(survey: Survey | None = None) -> tuple[Link, ...]:
    """Return the way to a page of a survey."""
    first = Link(_("Surveys"), reverse("surveys:list"))
    return (first, Link(str(survey), address_of("survey", survey))) if survey else (first,)


def survey_list(by: Actor, rows: Sequence[Survey]) -> SurveyList:
    """Make the list; one row more than is shown tells that it goes on."""
    makes = bool(by.roles & words.MAKES_SURVEYS)
    actions = (Action(_("Make a survey"), reverse("surveys:make"), "primary", "add"),) if makes else ()
    cells = [
        (
            Cell(str(row), url=address_of("survey" if makes else "results", row)),
            Cell(str(words.STATES[row.state])),
            Cell(day(row.opens_on)),
            Cell(day(row.closes_on)),
        )
        for row in rows[:SHOWN]
    ]
    columns = (_("Survey"), _("State"), _("Opened"), _("Last day"))
    more = None
    if len(rows) > SHOWN:
        more = More(
            _("%(count)s surveys shown") % {"count": SHOWN}, f"{reverse('surveys:list')}?antes={rows[SHOWN - 1].pk}"
        )
    return SurveyList(
        header=PageHeader(
            _("Surveys"),
            lead=_("Anonymous: nobody can know who answered what."),
            actions=(*actions, lists.take_away("encuestas")) if makes and cells else actions,
        ),
        table=table(_("Surveys, latest first"), columns, cells, caption_unseen=True) if cells else None,
        empty=EmptyState(
            _("No survey yet."),
            _("A survey appears here once it is made, and its results once it has closed."),
            actions,
        ),
        more=more,
    )


def survey_page(
    survey: Survey,
    form: Form,
    progress: Progress,
    tallies: Sequence[tuple[date, str, int]],
    *,
    has_closed: bool,
    kept: int,
) -> SurveyPage:
    """Make the page of a survey."""
    token = token_of(ANYONE, survey.pk) if survey.takes_anyone and survey.state == words.OPEN else ""
    return SurveyPage(
        header=PageHeader(
            str(survey),
            where=where(),
            lead=_lead(survey, has_closed=has_closed),
            actions=tuple(_actions(survey, has_closed=has_closed)),
        ),
        tiles=_tiles(survey, progress),
        questions=_questions(form),
        days=_days(tallies),
        address=reverse("surveys:start", args=[token]) if token else "",
        is_invented=survey.is_invented,
        waits=_("It has closed. Count the answers to open the results.") if has_closed else "",
        kept=kept,
    )


def _lead(survey: Survey, *, has_closed: bool) -> str:
    if survey.state == words.OPEN and not has_closed:
        return _("Open until %(day)s.") % {"day": day(survey.closes_on)}
    return str(words.STATES[survey.state]) if not has_closed else _("Closed, not counted yet.")


def _actions(survey: Survey, *, has_closed: bool) -> list[Action]:
    workbook = Action(_("Download the form"), address_of("workbook", survey), icon="download")
    copied = Action(_("Make a copy"), address_of("copy", survey), icon="copy", post=True)
    if survey.state == words.DRAFT:
        return [
            Action(_("Open the survey"), address_of("open", survey), "primary"),
            Action(_("Bring another form"), address_of("bring", survey), icon="upload"),
            workbook,
        ]
    if survey.state == words.COUNTED:
        return [Action(_("See the results"), address_of("results", survey), "primary", "results"), workbook, copied]
    if has_closed:
        return [Action(_("Count the answers"), address_of("count", survey), "primary", post=True), workbook, copied]
    return [
        Action(_("Invite"), address_of("invitations", survey), "primary", "mail"),
        Action(_("Collectors"), address_of("collectors", survey), icon="phone"),
        Action(_("Change the last day"), address_of("closing", survey), icon="calendar"),
        workbook,
        copied,
    ]


def _tiles(survey: Survey, progress: Progress) -> tuple[Tile, ...]:
    if survey.state == words.DRAFT:
        return ()
    came = Tile(_("Answers"), str(progress.answers), _("by link and by collectors"))
    if not progress.invited:
        return (came,)
    invited = Tile(_("Invited"), str(progress.invited), _("by mail, once each"))
    answered = Tile(_("Of those invited, answered"), str(progress.answered), _("who they are is kept apart"))
    return (came, invited, answered)


def _days(tallies: Sequence[tuple[date, str, int]]) -> Table | None:
    rows = [
        (Cell(day(on)), Cell(str(words.CHANNELS[channel])), Cell(str(n), number=True)) for on, channel, n in tallies
    ]
    return table(_("Answers by day"), (_("Day"), _("Way"), _("Answers")), rows) if rows else None


def _questions(form: Form) -> Table:
    speak = (get_language() or "es")[:2]
    rows = [
        (
            Cell(in_words(each.labels, speak) or each.name),
            Cell(str(words.KINDS[each.kind])),
            Cell(_details(form, each, speak)),
        )
        for each in form.questions
    ]
    return table(_("What it asks"), (_("Question"), _("Kind"), _("Answers and conditions")), rows)


def _details(form: Form, question: Question, speak: str) -> str:
    parts = ["; ".join(in_words(choice.labels, speak) for choice in form.choices(question))]
    if question.conditions:
        parts.append(_("Asked only if %(condition)s") % {"condition": " and ".join(question.conditions)})
    if question.constraint:
        parts.append(_("Must hold: %(condition)s") % {"condition": question.constraint})
    if question.calculation:
        parts.append(question.calculation)
    if question.required:
        parts.append(_("must be answered"))
    if question.breakdown:
        parts.append(_("breaks results down"))
    return " · ".join(filter(None, parts)) or "—"
