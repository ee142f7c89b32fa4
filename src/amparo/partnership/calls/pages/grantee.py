"""What a grantee sees of the grant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Due, Fact
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import DueReport, GrantAgreement, GrantReport
from amparo.partnership.calls.pages.public import money, title_of
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.rules.reporting import zone_of
from amparo.partnership.rolls.vocabulary import AGE_BANDS

SEXES = ("women", "men", "others")


@dataclass(frozen=True, slots=True)
class MyGrant:
    """A grant for its grantee."""

    title: str
    facts: tuple[Fact, ...]
    tranches: Table
    reports: Table
    sessions: Table | None
    visits: Table | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountLine:
    """An age band with its three counts as they were typed."""

    label: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """The form of a session."""

    title: str
    lines: tuple[CountLine, ...]


def standing(due: DueReport, today: date) -> Due:
    """Return where a report stands: awaited, late, sent, returned or accepted."""
    newest: GrantReport | None = next(iter(due.reports.all()), None)
    if newest is not None and not hasattr(newest, "answer"):
        return Due("waiting", _("Sent: waits for an answer"))
    if newest is not None and newest.answer.is_accepted:
        return Due("done", _("Report accepted"))
    if newest is not None:
        return Due("soon", _("Returned to be mended"))
    if due.due_on < today:
        return Due("late", _("Late since %(day)s") % {"day": day(due.due_on)})
    return Due("soon" if (due.due_on - today).days <= 14 else "later", _("Due on %(day)s") % {"day": day(due.due_on)})


def tranche_rows(grant: GrantAgreement, pay: bool = False) -> list[tuple[Cell, ...]]:
    """Return the tranches of a grant: how much, when, and what each waits for or at which rate it was paid."""
    accepted = asked.accepted_reports(grant)
    rows: list[tuple[Cell, ...]] = []
    for each in asked.tranches_of(grant):
        blocked = bool(each.after_report) and each.after_report not in accepted
        payment = getattr(each, "payment", None)
        if payment is not None:
            rate = _("%(converted)s, at %(rate)s of %(day)s") % {
                "converted": money(payment.converted, payment.rate_currency),
                "rate": rate_words(payment.rate), "day": day(payment.rate_on),
            }  # fmt: skip
            state = Cell(_("Paid on %(day)s") % {"day": day(payment.paid_on)}, note=rate)
        elif blocked:
            waits = _("Blocked until report %(number)s is accepted") % {"number": each.after_report}
            state = Cell(waits, due=Due("waiting", waits))
        else:
            url = reverse("calls:pay", args=[grant.pk, each.number]) if pay else ""
            state = Cell(_("Write the payment down") if pay else _("To be paid"), url=url)
        planned = Cell(day(each.planned_on))
        rows.append((Cell(str(each.number)), Cell(money(each.amount, grant.currency), number=True), planned, state))
    return rows


def rate_words(rate: Decimal) -> str:
    """Return a rate without zeros at its end."""
    plain = format(rate.normalize(), "f")
    return number_format(Decimal(plain), max(0, len(plain.partition(".")[2])))


def tranches(grant: GrantAgreement, pay: bool = False) -> Table:
    """Make the table of the tranches."""
    columns = (_("Tranche"), _("Amount"), _("Planned for"), _("State"))
    return table(_("Tranches"), columns, tranche_rows(grant, pay))


def sessions(grant: GrantAgreement, span: tuple[date, date] | None = None) -> list[tuple[Cell, ...]]:
    """Return the sessions that a grantee told of, in some days or in all."""
    zone = zone_of(grant.application.call.country.time_zone)
    rows: list[tuple[Cell, ...]] = []
    for each in asked.sessions_of(grant):
        held = localtime(each.starts_at, zone)
        if span and not span[0] <= held.date() <= span[1]:
            continue
        people = sum(sum(told) for told in each.counts.values())
        state = Cell(str(words.SESSION_STATES[each.state]), note=each.why)
        rows.append((Cell(each.title, note=each.place), Cell(day(held.date())), Cell(str(people), number=True), state))
    return rows


def session_table(rows: list[tuple[Cell, ...]]) -> Table | None:
    """Make the table of sessions, if there are any."""
    columns = (_("Session"), _("Day"), _("People counted"), _("State"))
    return table(_("Sessions with the public"), columns, rows) if rows else None


def grant_page(grant: GrantAgreement, today: date) -> MyGrant:
    """Make the page of a grant for its grantee."""
    reports = [
        (
            Cell(_("Report %(number)s") % {"number": each.number}, url=_url(each)),
            Cell(f"{day(each.from_on)} – {day(each.to_on)}"),
            Cell("", due=standing(each, today)),
        )
        for each in asked.due_reports_of(grant)
    ]
    visits = [
        (Cell(day(each.activity.starts_on)), Cell(each.activity.place), Cell(each.note))
        for each in asked.activities_of(grant, words.VISIT)
    ]
    return MyGrant(
        title=title_of(grant.application.call),
        facts=facts(grant),
        tranches=tranches(grant),
        reports=table(_("Reports"), (_("Report"), _("Days"), _("State")), reports),
        sessions=session_table(sessions(grant)),
        visits=table(_("Technical support"), (_("Day"), _("Where"), _("What was seen and agreed")), visits)
        if visits
        else None,
        told=tuple(_returned(grant)),
    )


def _url(due: DueReport) -> str:
    return reverse("calls:my_report", args=[due.number])


def _returned(grant: GrantAgreement) -> Iterable[str]:
    for due in asked.due_reports_of(grant):
        newest = next(iter(due.reports.all()), None)
        if newest is not None and hasattr(newest, "answer") and newest.answer.why:
            yield _("On report %(number)s: %(why)s") % {"number": due.number, "why": newest.answer.why}


def facts(grant: GrantAgreement) -> tuple[Fact, ...]:
    """Return the facts of a grant: the rate is that of its own day, whatever it is today."""
    at_rate = _("%(converted)s, at %(rate)s of %(day)s. %(source)s") % {
        "converted": money(grant.converted, grant.rate_currency), "rate": rate_words(grant.rate),
        "day": day(grant.rate_on), "source": grant.rate_source,
    }  # fmt: skip
    return (
        Fact(_("Number"), grant.number),
        Fact(_("Amount"), money(grant.amount, grant.currency), note=at_rate),
        Fact(_("From"), day(grant.starts_on)),
        Fact(_("To"), day(grant.ends_on)),
        Fact(_("Signed"), day(grant.signed_on), note=grant.signed_by),
        *((Fact(_("Note"), grant.note),) if grant.note else ()),
    )


def counts_of(sent: Mapping[str, str]) -> tuple[dict[str, tuple[int, int, int]], bool]:
    """Return the counts that were typed by age band, and whether any is none."""
    found: dict[str, tuple[int, int, int]] = {}
    for band in AGE_BANDS:
        typed = [sent.get(f"n_{band}_{sex}", "").strip() or "0" for sex in SEXES]
        if not all(each.isascii() and each.isdigit() and len(each) <= 6 for each in typed):
            return {}, True
        women, men, others = map(int, typed)
        found[band] = (women, men, others)
    return found, False


def session_page(grant: GrantAgreement, sent: Mapping[str, str]) -> SessionPage:
    """Make the form of a session with what was typed."""
    labels = {"women": _("Women"), "men": _("Men"), "others": _("Others")}
    lines = tuple(
        CountLine(
            str(label),
            tuple((f"n_{band}_{sex}", labels[sex], sent.get(f"n_{band}_{sex}", "")[:6]) for sex in SEXES),
        )
        for band, label in AGE_BANDS.items()
    )
    return SessionPage(title_of(grant.application.call), lines)
