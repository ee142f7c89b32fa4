"""An application in full, as whoever runs the call reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Action, Confirm, Fact, Link, PageHeader
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Sending
from amparo.partnership.calls.operations.applying import lines_of
from amparo.partnership.calls.pages.calls import where
from amparo.partnership.calls.pages.public import moment, money
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries import reviewing
from amparo.partnership.calls.queries.calls import asked_in, has_closed
from amparo.partnership.calls.queries.grants import grant_of


@dataclass(frozen=True, slots=True)
class Covered:
    """Words that reviewers do not see: by whom they were covered, and how they are shown again."""

    phrase: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file: where it is opened, and how reviewers come to see it."""

    name: str
    note: str
    url: str
    clear_url: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent in a stage."""

    title: str
    when: str
    facts: tuple[Fact, ...]
    warned: bool


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """An application in full."""

    header: PageHeader
    about: tuple[Fact, ...]
    sent: tuple[Sent, ...]
    covered: tuple[Covered, ...]
    files: tuple[FileLine, ...]
    asked: tuple[Fact, ...]
    told: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RenewedPage:
    """A new code, shown once."""

    header: PageHeader
    code: str
    back: str


def number_words(row: Application) -> str:
    """Return what an application is called."""
    return _("Application %(number)s") % {"number": row.number}


def application_page(row: Application, at: datetime) -> ApplicationPage:
    """Make the page of an application."""
    about = asked.about_of(row)
    together = ", ".join(f"{each.name} ({words.LEGAL[each.legal]})" for each in row.co_applicants.all())
    sendings = [found for stage in words.STAGES if (found := asked.latest_sending(row, stage)) is not None]
    return ApplicationPage(
        header=PageHeader(
            number_words(row),
            where=where(row.call),
            lead=str(words.APPLICATION_STATES[row.state]),
            actions=tuple(_actions(row, at, bool(sendings))),
        ),
        about=(
            Fact(_("Who applies"), about.name or "—", note=str(words.LEGAL[about.legal])),
            *((Fact(_("Receives the money for them"), about.backed_by),) if about.backed_by else ()),
            Fact(_("Who applies with them"), together or "—"),
            Fact(_("Where they work"), about.place or "—"),
            Fact(_("Speak with"), about.contact or "—", note=" · ".join(filter(None, (about.e_mail, about.telephone)))),
        ),
        sent=tuple(_sent(row, each) for each in reversed(sendings)),
        covered=tuple(_covered(row)),
        files=tuple(_files(row)),
        asked=tuple(Fact(each.asked, each.answer or _("No answer yet")) for each in asked.clarifications_of(row)),
        told=tuple(_told(row)),
    )


def _actions(row: Application, at: datetime, is_sent: bool) -> Iterator[Action]:
    call, stage, args = row.call, row.stage, [row.call.code, row.number]
    screened = asked.screenings_in(call, stage).get(row.pk)
    waiting = asked.latest_sending(row, stage) is not None and has_closed(call, stage, at) and not call.told_at(stage)
    if waiting and screened is None and row.state != words.WITHDRAWN:
        yield Action(_("Is it inside the call?"), reverse("calls:screen", args=args), "primary", "check")
    elif waiting and screened is not None and screened.is_admissible:
        enough = len(reviewing.reviews_of(row, stage)) >= call.reviews_needed
        yield Action(_("Decide"), reverse("calls:decide", args=args), "primary" if enough else "", "scale")
    if row.state == words.FUNDED:
        grant = grant_of(row)
        url = reverse("calls:grant", args=[grant.pk]) if grant else reverse("calls:agree", args=args)
        yield Action(_("See the grant") if grant else _("Write the agreement down"), url, "primary", "results")
    if is_sent and call.told_at(stage) is None:
        yield Action(_("Cover words"), reverse("calls:cover", args=args), icon="eye")
        yield Action(_("Ask one thing"), reverse("calls:ask", args=args), icon="mail")
    yield Action(_("Give a new code"), reverse("calls:renew_code", args=args), icon="lock")


def _sent(row: Application, sending: Sending) -> Sent:
    call = row.call
    facts = [Fact(each.label, sending.answers.get(each.code, "") or "—") for each in asked_in(call, sending.stage)]
    facts += [
        Fact(line.text, money(line.amount, call.currency), note=str(words.BUDGET_CATEGORIES[line.category]))
        for line in lines_of(sending.budget)
    ]
    facts.append(Fact(_("They ask for"), money(sending.amount, call.currency)))
    facts.append(Fact(_("For how many months"), str(sending.months)))
    return Sent(
        str(words.STAGES[sending.stage]),
        _("Sent on %(moment)s") % {"moment": moment(sending.sent_at, call)},
        tuple(facts),
        sending.names_nobody,
    )


def _covered(row: Application) -> Iterator[Covered]:
    for each in asked.redactions_of(row).filter(lifted_at=None):
        note = _("Found by Amparo") if each.account is None else _("Covered by a reader")
        url = reverse("calls:uncover", args=[row.call.code, row.number, each.pk])
        yield Covered(each.phrase, note, url if row.call.told_at(row.stage) is None else "")


def _files(row: Application) -> Iterator[FileLine]:
    for each in asked.files_of(row):
        args = [row.call.code, row.number, each.pk]
        note = _("Reviewers may open it") if each.cleared_at else _("Reviewers do not see it yet")
        clear = "" if each.cleared_at else reverse("calls:clear_file", args=args)
        yield FileLine(each.name, note, reverse("calls:file", args=args), clear)


def _told(row: Application) -> Iterator[Fact]:
    for screened in row.screenings.all():
        said = _("Inside the call") if screened.is_admissible else _("Outside the call")
        yield Fact(str(words.STAGES[screened.stage]), said, note=screened.why)
    for decision in row.decisions.all():
        waits = "" if row.call.told_at(decision.stage) else _("not told yet")
        note = " · ".join(filter(None, (waits, decision.reasons)))
        yield Fact(str(words.STAGES[decision.stage]), str(words.APPLICATION_STATES[decision.outcome]), note=note)


def renew_confirm(row: Application) -> Confirm:
    """Make the last look before a new code is given."""
    return Confirm(
        title=_("Give a new code?"),
        label=_("Give a new code"),
        back_url=reverse("calls:application", args=[row.call.code, row.number]),
        text=_(
            "Only when whoever applied lost theirs, and you are sure who they are. The old code opens nothing then."
        ),
    )


def renewed_page(row: Application, code: str) -> RenewedPage:
    """Make the page that shows a new code once."""
    back = reverse("calls:application", args=[row.call.code, row.number])
    return RenewedPage(PageHeader(_("A new code"), where=(*where(row.call), Link(number_words(row), back))), code, back)
