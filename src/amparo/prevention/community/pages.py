"""What the pages of reports show: the inbox, a report in codes, what it says once opened, slices and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, Due, EmptyState, Fact, Link, More, PageHeader
from amparo.partnership.adoption.pages import life
from amparo.partnership.governance.pages.board import Part, Told, day_words
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import Card, CommunityReport, Slice
from amparo.prevention.community.operations.opening import Opened
from amparo.prevention.community.queries import inbox, questions
from amparo.prevention.community.rules import due as rules


@dataclass(frozen=True, slots=True)
class Board:
    """A page of reports: header, tabs, notices, parts."""

    header: PageHeader
    tabs: tuple[Chip, ...] = ()
    notices: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()


def tabs(by: Actor, current: str) -> tuple[Chip, ...]:
    """Return the parts of reports that the actor's roles use; `current` is the name of the page."""
    places = []
    if by.roles & {words.INTAKE, words.SUPERVISOR}:
        places += [("inbox", _("To look at"), reverse("community:inbox"))]
        places += [("closed", _("Closed reports"), reverse("community:closed"))]
    if by.roles & words.RECEIVERS:
        places += [("slices", _("Passed on to us"), reverse("community:slices"))]
    if by.roles & words.MAKES_CARDS:
        places += [("cards", _("Cards"), reverse("community:cards"))]
    return tuple(Chip(label, url, name == current) for name, label, url in places)


def _where(*more: Link) -> tuple[Link, ...]:
    return (Link(_("Reported to us"), reverse("community:home")), *more)


def due_of(report: CommunityReport, now: datetime) -> Due:
    """Return until when somebody has to look at a report."""
    clock = getattr(report, "clock", None)
    if clock is None:
        if report.state == words.NEW:
            return Due("today", _("to be looked at"))
        return Due("soon", _("something new")) if report.has_news else Due("none", "")
    local = clock.due_at.astimezone(ZoneInfo(report.kept_by.time_zone))
    hour = date_format(local, "H:i")
    if clock.due_at < now:
        return Due("late", _("late: since %(hour)s") % {"hour": hour})
    return Due("today", _("urgent: until %(hour)s") % {"hour": hour})


def _kind(report: CommunityReport) -> str:
    told = [str(words.KINDS[report.kind])]
    if report.card is not None:
        told.append(f"{words.PLACES[report.card.kind]}, {report.card.place}")
    return " · ".join(told)


def _rows(reports: Sequence[CommunityReport], now: datetime, today: date) -> Table:
    rows = []
    for each in reports:
        ends = _("erased on %(day)s") % {"day": day_words(each.erase_on)}
        rows.append(
            (
                Cell(each.ref, reverse("community:report", args=[each.pk]), note=_kind(each), whole=True),
                Cell(str(words.STATES[each.state]), due=due_of(each, now) if due_of(each, now).text else None),
                Cell(str(words.ANSWERS[each.danger])),
                Cell(str(words.ANSWERS[each.child])),
                Cell(day_words(each.received_on), note=ends if rules.is_warned(each.erase_on, today) else ""),
                Cell(each.same_as.ref if each.same_as else str(words.CREDIBILITIES[each.credibility])),
            )
        )
    columns = (
        _("Code"), _("How it stands"), _("Danger"), _("Child"), _("Came on"), _("Weighed, or the same as"),
    )  # fmt: skip
    return table(_("Reported to us"), columns, tuple(rows), caption_unseen=True)


def inbox_page(by: Actor, now: datetime, today: date) -> Board:
    """Gather what is not closed, what is urgent first."""
    reports = inbox.open_reports(by)
    empty = EmptyState(_("Nothing waits."), _("A report that comes in stands here at once."))
    late = [each for each in reports if due_of(each, now).kind == "late"]
    notices = (
        (Told("danger", _("An urgent report is late."), _("Open it now, or call who is on duty.")),) if late else ()
    )
    actions: tuple[Action, ...] = ()
    if words.INTAKE in by.roles:
        actions = (Action(_("Take down a call"), reverse("community:take_down"), "primary", "phone"),)
    lead = _("What is urgent is opened within 15 minutes. What a report says is read only once you open it.")
    part = Part(table=_rows(reports, now, today)) if reports else Part(empty=empty)
    return Board(PageHeader(_("Reported to us"), lead=lead, actions=actions), tabs(by, "inbox"), notices, (part,))


def closed_page(by: Actor, now: datetime, today: date, before: int | None) -> Board:
    """Gather those that are closed and not erased yet."""
    reports = inbox.closed_reports(by, before)
    shown = reports[: inbox.PAGE]
    more = None
    if len(reports) > inbox.PAGE:
        url = f"{reverse('community:closed')}?antes={shown[-1].pk}"
        more = More(_("%(count)s shown") % {"count": len(shown)}, url)
    empty = EmptyState(_("No report is closed."), _("A closed one is kept for three months, then erased."))
    part = Part(table=_rows(shown, now, today), more=more) if shown else Part(empty=empty)
    return Board(PageHeader(_("Closed reports"), where=_where()), tabs(by, "closed"), (), (part,))


def facts_of(report: CommunityReport) -> tuple[Fact, ...]:
    """Return what is known of a report without opening it."""
    facts = [
        Fact(_("How it came"), _kind(report)),
        Fact(_("Came on"), day_words(report.received_on)),
        Fact(_("Danger"), str(words.ANSWERS[report.danger])),
        Fact(_("Child"), str(words.ANSWERS[report.child])),
        Fact(_("Language"), questions.SPOKEN.get(report.language, report.language)),
        Fact(_("How it stands"), str(words.STATES[report.state])),
        Fact(_("Whoever reported reads"), str(words.STATUSES[report.status])),
        Fact(_("Credibility"), str(words.CREDIBILITIES[report.credibility])),
        Fact(_("Erased on"), day_words(report.erase_on)),
    ]
    if report.same_as is not None:
        facts.append(Fact(_("The same as"), report.same_as.ref))
    if report.is_alert:
        facts.append(Fact(_("Alert"), _("An alert was opened from it.")))
    return tuple(facts)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report in codes, what was passed on, and what may be done."""

    header: PageHeader
    facts: tuple[Fact, ...]
    slices: Table | None
    actions: tuple[Action, ...]
    notices: tuple[Told, ...]
    opens: str


def report_page(by: Actor, report: CommunityReport, now: datetime, today: date, alert_url: str = "") -> ReportPage:
    """Gather a report without opening it."""
    follows = words.INTAKE in by.roles
    actions = []
    if follows:
        names = [("weigh", _("Weigh it")), ("join", _("The same as another")), ("pass_on", _("Pass on answers"))]
        names += [("keep", _("Keep it longer"))]
        if report.state != words.CLOSED:
            names.append(("close", _("Close it")))
        actions = [Action(label, reverse(f"community:{name}", args=[report.pk])) for name, label in names]
        if alert_url and not report.is_alert:
            actions.insert(0, Action(_("Open an alert"), alert_url, icon="alert"))
    notices: tuple[Told, ...] = ()
    if rules.is_warned(report.erase_on, today):
        text = _("Keep it longer if somebody still needs it.")
        notices = (Told("due", _("It is erased on %(day)s.") % {"day": day_words(report.erase_on)}, text),)
    header = PageHeader(report.ref, where=_where(), due=due_of(report, now))
    opens = reverse("community:open", args=[report.pk]) if follows else ""
    return ReportPage(header, facts_of(report), _slices(report) if follows else None, tuple(actions), notices, opens)


def _slices(report: CommunityReport) -> Table | None:
    labels = {each.code: each.label for each in questions.questions()}
    rows = tuple(
        (
            Cell(str(each.institution)), Cell(day_words(each.passed_on)),
            Cell("; ".join(labels.get(code, code) for code in each.codes)),
            Cell(str(words.OUTCOMES.get(each.outcome, "")) or (_("Opened") if each.opened_on else _("Not opened yet"))),
        )
        for each in inbox.slices_of(report)
    )  # fmt: skip
    columns = (_("Passed on to"), _("On"), _("What it may see"), _("What came of it"))
    return table(_("Passed on"), columns, rows) if rows else None


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """What a report says."""

    header: PageHeader
    answers: tuple[Fact, ...]
    opened: Opened


def answers_shown(answers: dict[str, str]) -> tuple[Fact, ...]:
    """Return answers with their questions, in the reader's language."""
    asked = {each.code: each for each in questions.questions()}
    return tuple(
        Fact(
            asked[code].label if code in asked else code,
            dict(asked[code].options).get(said, said) if code in asked else said,
        )
        for code, said in answers.items()
        if said
    )


def opened_page(opened: Opened) -> OpenedPage:
    """Gather what a report says, for whoever opened it."""
    report = opened.report
    where = _where(Link(report.ref, reverse("community:report", args=[report.pk])))
    header = PageHeader(_("What %(ref)s says") % {"ref": report.ref}, where=where)
    return OpenedPage(header, answers_shown(dict(opened.answers)), opened)


def slices_page(by: Actor, rows: Sequence[Slice]) -> Board:
    """Gather what was passed on to the actor's institution."""
    shown = tuple(
        (
            Cell(each.ref, reverse("community:slice", args=[each.pk]), whole=True), Cell(day_words(each.passed_on)),
            Cell(day_words(each.opened_on) if each.opened_on else _("Not opened yet")),
            Cell(str(words.OUTCOMES.get(each.outcome, "—"))),
        )
        for each in rows
    )  # fmt: skip
    columns = (_("What was passed on"), _("On"), _("Opened"), _("What came of it"))
    lead = _("Answers of a report that your institution may see. Who reported is not known.")
    empty = EmptyState(_("Nothing was passed on to your institution."))
    part = Part(table=table(_("Passed on to us"), columns, shown, caption_unseen=True)) if shown else Part(empty=empty)
    return Board(PageHeader(_("Passed on to us"), where=_where(), lead=lead), tabs(by, "slices"), (), (part,))


def cards_page(by: Actor, cards: Sequence[Card], address: str) -> Board:
    """Gather the cards of the country, and the way to a new one."""
    rows = tuple(
        (
            Cell(each.code, reverse("community:card", args=[each.pk]), whole=True), Cell(str(words.PLACES[each.kind])),
            Cell(each.place), Cell(day_words(each.made_on)), Cell(day_words(each.ended_on)),
        )
        for each in cards
    )  # fmt: skip
    columns = (_("Card"), _("Kind of place"), _("Municipality"), _("Made on"), _("Ended on"))
    actions = (
        Action(_("Make a card"), reverse("community:make_card"), "primary"),
        Action(_("Words to pass on"), reverse("community:pass_words")),
    )
    lead = _("A card leads to the pages for reports. At first sight it says nothing of what it is for.")
    empty = EmptyState(_("No card yet."), _("Make one for each kind of place in a municipality."))
    notices: tuple[Told, ...] = ()
    if not address:
        text = _("Whoever runs this installation sets AMPARO_REPORTS_ADDRESS; until then cards cannot be printed.")
        notices = (Told("due", _("The address of the pages for reports is not set."), text),)
    part = Part(table=table(_("Cards"), columns, rows, caption_unseen=True)) if rows else Part(empty=empty)
    return Board(
        PageHeader(_("Cards"), where=_where(), lead=lead, actions=actions), tabs(by, "cards"), notices, (part,)
    )


def hear_work(*, by: Actor, on: date) -> list[life.Told]:
    """Tell intake what came in, and a receiver what was passed on to its institution."""
    waiting, passed = inbox.waiting_for(by), inbox.passed_on_to(by)
    found = []
    if waiting.urgent:
        title = ngettext("%(count)s urgent report waits", "%(count)s urgent reports wait", waiting.urgent)
        text = _("Somebody may be in danger. Open it within 15 minutes.")
        found.append(_told("danger", title % {"count": waiting.urgent}, text, "community:inbox"))
    if waiting.others:
        title = ngettext("%(count)s report waits", "%(count)s reports wait", waiting.others)
        text = _("It is new, or somebody wrote again.")
        found.append(_told("due", title % {"count": waiting.others}, text, "community:inbox"))
    if passed:
        title = ngettext("%(count)s report was passed on to you", "%(count)s reports were passed on to you", passed)
        text = _("You see the part that your institution needs.")
        found.append(_told("due", title % {"count": passed}, text, "community:slices"))
    return found


def _told(kind: str, title: str, text: str, where: str) -> life.Told:
    return life.Told(kind, title, text, (Action(_("Look at it"), reverse(where), kind="small"),))
