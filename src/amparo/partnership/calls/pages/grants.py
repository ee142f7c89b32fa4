"""Grants as whoever runs and steers the programme sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader, Tile
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, DueReport, GrantAgreement, GrantReport, Sending
from amparo.partnership.calls.pages.calls import where
from amparo.partnership.calls.pages.grantee import facts, session_table, sessions, standing, tranches
from amparo.partnership.calls.pages.public import money, title_of
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.rolls.vocabulary import AGE_BANDS


@dataclass(frozen=True, slots=True)
class GrantsPage:
    """The grants of a country with their sums."""

    header: PageHeader
    tiles: tuple[Tile, ...]
    table: Table | None
    empty: EmptyState


@dataclass(frozen=True, slots=True)
class WaitingSession:
    """A session that waits to be counted."""

    text: str
    counts: str
    take_url: str
    return_url: str


@dataclass(frozen=True, slots=True)
class GrantPage:
    """A grant."""

    header: PageHeader
    tiles: tuple[Tile, ...]
    facts: tuple[Fact, ...]
    tranches: Table
    reports: Table
    budget: Table
    waiting: tuple[WaitingSession, ...]
    sessions: Table | None
    visits: Table | None
    reminders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as it was sent, with the sessions of its days."""

    header: PageHeader
    facts: tuple[Fact, ...]
    spent: Table
    sessions: Table | None
    may_answer: bool
    answered: str


def _sums(grants: Iterable[GrantAgreement]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in grants:
        found[each.currency] = found.get(each.currency, Decimal(0)) + each.amount
        # A sum of amounts in the other currency is the sum of what was kept, never counted anew.
        found[f"{each.rate_currency}*"] = found.get(f"{each.rate_currency}*", Decimal(0)) + each.converted
    return found


def list_page(grants: Iterable[GrantAgreement], today: date) -> GrantsPage:
    """Make the list of grants with their sums."""
    rows = list(grants)
    sums = _sums(rows)
    tiles = [
        Tile(_("Agreed"), money(amount, currency), _("in %(count)s grants") % {"count": len(rows)})
        for currency, amount in sums.items()
        if not currency.endswith("*")
    ]
    tiles += [
        Tile(_("Agreed, in the other currency"), money(amount, currency[:-1]), _("each at the rate of its own day"))
        for currency, amount in sums.items()
        if currency.endswith("*")
    ]
    cells = [
        (
            Cell(row.organisation.name, url=reverse("calls:grant", args=[row.pk]), note=row.number),
            Cell(money(row.amount, row.currency), number=True, note=money(row.converted, row.rate_currency)),
            Cell(
                f"{date_format(row.starts_on, 'SHORT_DATE_FORMAT')} – {date_format(row.ends_on, 'SHORT_DATE_FORMAT')}"
            ),
            _next_report(row, today),
        )
        for row in rows
    ]
    columns = (_("Grantee"), _("Amount"), _("Days"), _("Next report"))
    return GrantsPage(
        PageHeader(_("Grants"), where=where()),
        tuple(tiles) if rows else (),
        table(_("Grants"), columns, cells, caption_unseen=True) if cells else None,
        EmptyState(_("There is no grant yet."), _("A grant is agreed with whoever a call chose.")),
    )


def _next_report(grant: GrantAgreement, today: date) -> Cell:
    waiting = [each for each in asked.due_reports_of(grant) if standing(each, today).kind != "done"]
    return Cell("", due=standing(waiting[0], today)) if waiting else Cell(_("All accepted"))


def agree_lead(row: Application, plan: Sending) -> str:
    """Return what is about to be agreed."""
    told = _("%(who)s: %(money)s for %(months)s months. Amounts stay as they are at the rate of this day.")
    return told % {"who": row.name, "money": money(plan.amount, row.call.currency), "months": plan.months}


def grant_page(by: Actor, grant: GrantAgreement, today: date) -> GrantPage:
    """Make the page of a grant."""
    secretariat = "secretariat" in by.roles
    paid, held = asked.paid_so_far(grant), asked.counted_of(grant)
    visits = [
        (
            Cell(day(each.activity.starts_on), url=reverse("rolls:activity", args=[each.activity_id])),
            Cell(each.activity.place),
            Cell(each.note),
        )
        for each in asked.activities_of(grant, words.VISIT)
    ]
    visit = Action(_("Write down a visit"), reverse("calls:visit", args=[grant.pk]), icon="people")
    return GrantPage(
        header=PageHeader(
            grant.organisation.name,
            where=(*where(grant.application.call), Link(_("Grants"), reverse("calls:grants"))),
            lead=title_of(grant.application.call),
            actions=(visit,) if secretariat else (),
        ),
        tiles=(
            Tile(
                _("Paid"), money(paid, grant.currency), _("of %(sum)s") % {"sum": money(grant.amount, grant.currency)}
            ),
            Tile(_("Sessions counted"), str(held[0]), _("on the rolls of the programme, once each")),
            Tile(_("People counted"), str(held[1]), _("some perhaps more than once")),
        ),
        facts=facts(grant),
        tranches=tranches(grant, pay=secretariat),
        reports=_reports(grant, today),
        budget=_budget(grant),
        waiting=tuple(_waiting(grant)) if secretariat else (),
        sessions=session_table(sessions(grant)),
        visits=table(_("Technical support"), (_("Day"), _("Where"), _("What was seen and agreed")), visits)
        if visits
        else None,
        reminders=tuple(_reminders(grant)),
    )


def _reports(grant: GrantAgreement, today: date) -> Table:
    rows = []
    for each in asked.due_reports_of(grant):
        sent = next(iter(each.reports.all()), None)
        url = reverse("calls:report", args=[grant.pk, each.number]) if sent else ""
        label = _("Report %(number)s") % {"number": each.number}
        rows.append(
            (
                Cell(label, url=url),
                Cell(f"{day(each.from_on)} – {day(each.to_on)}"),
                Cell(day(each.due_on)),
                Cell("", due=standing(each, today)),
            )
        )
    return table(_("Reports"), (_("Report"), _("Days"), _("Due on"), _("State")), rows)


def _budget(grant: GrantAgreement) -> Table:
    spent = asked.spent_by_line(grant)
    rows = [
        (
            Cell(row.text, note=str(words.BUDGET_CATEGORIES[row.category])),
            Cell(number_format(row.amount, 2, force_grouping=True), number=True),
            Cell(number_format(spent.get(row.pk, Decimal(0)), 2, force_grouping=True), number=True),
            Cell(number_format(row.amount - spent.get(row.pk, Decimal(0)), 2, force_grouping=True), number=True),
        )
        for row in grant.lines.all()
    ]
    caption = _("Budget, in %(currency)s") % {"currency": grant.currency}
    return table(caption, (_("Line"), _("Agreed"), _("Spent, by accepted reports"), _("Still to spend")), rows)


def _waiting(grant: GrantAgreement) -> Iterable[WaitingSession]:
    for each in asked.sessions_of(grant).filter(state=words.DECLARED):
        counts = "; ".join(
            f"{AGE_BANDS[band]}: {women} + {men} + {others}" for band, (women, men, others) in each.counts.items()
        )
        args = [grant.pk, each.pk]
        yield WaitingSession(
            f"{each.title} · {each.place} · {day(each.starts_at.date())}",
            counts,
            reverse("calls:take_session", args=args),
            reverse("calls:return_session", args=args),
        )


def _reminders(grant: GrantAgreement) -> Iterable[str]:
    for due in asked.due_reports_of(grant):
        for each in due.reminders.all():
            told = {"number": due.number, "kind": words.REMINDER_WORDS[each.kind], "day": day(each.made_on)}
            yield _("Report %(number)s: %(kind)s (%(day)s)") % told


def report_page(by: Actor, grant: GrantAgreement, due: DueReport, report: GrantReport) -> ReportPage:
    """Make the page of a report."""
    answer = getattr(report, "answer", None)
    spent = [
        (Cell(each.line.text), Cell(money(each.amount, grant.currency), number=True)) for each in report.spent.all()
    ]
    return ReportPage(
        header=PageHeader(
            _("Report %(number)s") % {"number": due.number},
            where=(
                *where(grant.application.call),
                Link(grant.organisation.name, reverse("calls:grant", args=[grant.pk])),
            ),
            lead=f"{day(due.from_on)} – {day(due.to_on)}",
        ),
        facts=tuple(
            Fact(label, text or "—")
            for label, text in (
                (_("What was done"), report.was_done),
                (_("What came of it"), report.results),
                (_("What was difficult, and what you learned"), report.difficulties),
                (_("What follows"), report.follows),
            )
        ),
        spent=table(_("Spent in these days"), (_("Line"), _("Amount")), spent),
        sessions=session_table(sessions(grant, (due.from_on, due.to_on))),
        may_answer=answer is None and "secretariat" in by.roles,
        answered=""
        if answer is None
        else (_("Report accepted") if answer.is_accepted else _("Returned: %(why)s") % {"why": answer.why}),
    )
