"""Calls as everybody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amparo.foundation.design.fields import Field, Mistake, Option
from amparo.foundation.design.pieces import Fact
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Call, Criterion, DeadlineChange
from amparo.partnership.calls.queries import calls as asked
from amparo.partnership.calls.rules.deadlines import is_open


@dataclass(frozen=True, slots=True)
class CallCard:
    """A call on the list: its title, whose it is, until when, and where it is read."""

    title: str
    coalition: str
    when: str
    url: str
    is_open: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class CallsPage:
    """The calls that are open, and those that were."""

    open: tuple[CallCard, ...]
    past: tuple[CallCard, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a call under its heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """A call in plain language."""

    code: str
    title: str
    coalition: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    criteria: tuple[tuple[str, tuple[Fact, ...]], ...]
    changes: tuple[str, ...]
    is_open: bool
    takes_plans: bool
    is_invented: bool
    origin: str
    note: str


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The questions of who may apply."""

    code: str
    title: str
    fields: tuple[Field, ...]
    mistakes: tuple[Mistake, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class BackPage:
    """Where a code is typed."""

    code: str
    title: str
    e_mail: str


def title_of(call: Call) -> str:
    """Return the title of a call in the reader's language."""
    told = asked.text_of(call)
    return told.title if told else call.code


def moment(at: datetime | None, call: Call) -> str:
    """Return a moment in the time of the country of a call, to the minute, with the name of that time."""
    if at is None:
        return "—"
    there = localtime(at, ZoneInfo(call.country.time_zone))
    return _("%(moment)s, time of %(country)s") % {
        "moment": date_format(there, "DATETIME_FORMAT"),
        "country": in_language(call.country.names, call.country.code),
    }


def money(amount: Decimal, currency: str) -> str:
    """Return an amount with its currency."""
    return f"{number_format(amount, 2, force_grouping=True)} {currency}"


def _takes(call: Call, at: datetime) -> bool:
    return is_open(opens_at=call.opens_at, closes_at=call.concepts_close_at, at=at)


def _takes_plans(call: Call, at: datetime) -> bool:
    return is_open(opens_at=call.concepts_told_at, closes_at=call.plans_close_at, at=at)


def calls_page(calls: Iterable[Call], at: datetime) -> CallsPage:
    """Make the list of calls."""
    cards = [_card(call, at) for call in calls]
    return CallsPage(tuple(card for card in cards if card.is_open), tuple(card for card in cards if not card.is_open))


def _card(call: Call, at: datetime) -> CallCard:
    takes = _takes(call, at)
    until = moment(call.concepts_close_at, call)
    return CallCard(
        title_of(call),
        in_language(call.country.coalition, call.country.code),
        _("Until %(moment)s") % {"moment": until} if takes else _("Closed: %(moment)s") % {"moment": until},
        reverse("calls:call", args=[call.code]),
        takes,
        call.is_invented,
    )


def call_page(call: Call, at: datetime) -> CallPage:
    """Make the page of a call."""
    told = asked.text_of(call)
    speak = (get_language() or "es")[:2]
    parts = (
        (_("What it is for"), told.purpose if told else ""),
        (_("Who may apply"), told.who if told else ""),
        (_("What is supported"), told.funded if told else ""),
        (_("What is not supported"), told.not_funded if told else ""),
        (_("What is given beside the money"), told.support if told else ""),
        (_("How it is chosen, and by when"), told.choice if told else ""),
    )
    return CallPage(
        code=call.code,
        title=told.title if told else call.code,
        coalition=in_language(call.country.coalition, call.country.code),
        facts=_facts(call),
        parts=tuple(Part(heading, text) for heading, text in parts if text),
        asked=tuple(
            (str(words.STAGES[stage]), tuple(each.label for each in asked.asked_in(call, stage)))
            for stage in words.STAGES
        ),
        criteria=tuple(
            (str(label), tuple(_criterion(row) for row in asked.criteria_of(call, stage)))
            for stage, label in words.STAGES.items()
        ),
        changes=tuple(_change(call, row) for row in call.deadline_changes.all()),
        is_open=_takes(call, at),
        takes_plans=_takes_plans(call, at),
        is_invented=call.is_invented,
        origin=in_language(call.origin),
        note=_("This call is not translated to your language.") if told and told.language != speak else "",
    )


def _criterion(row: Criterion) -> Fact:
    return Fact(str(row), _("%(weight)s of 100") % {"weight": row.weight}, note=in_language(row.helps))


def _change(call: Call, row: DeadlineChange) -> str:
    facts = {"before": moment(row.before, call), "after": moment(row.after, call), "why": row.why}
    return _("The last moment was moved from %(before)s to %(after)s. Why: %(why)s") % facts


def _facts(call: Call) -> tuple[Fact, ...]:
    months = ngettext("%(count)s month", "%(count)s months", call.months) % {"count": call.months}
    grants = ngettext("%(count)s project", "%(count)s projects", call.grants_planned) % {"count": call.grants_planned}
    return (
        Fact(_("Last moment for the concept note"), moment(call.concepts_close_at, call),
             note=_("By the clock of this site: a second later is not taken.")),
        Fact(_("How much"), _("Up to %(money)s for each project") % {"money": money(call.most_each, call.currency)}),
        Fact(_("For how long"), _("Up to %(months)s") % {"months": months}),
        Fact(_("How many projects"), grants),
        Fact(_("In two stages"), _("A short concept note; who is invited then writes an action plan.")),
        Fact(_("Doubts"), call.e_mail or "—"),
    )  # fmt: skip


def begin_page(call: Call, said: Mapping[str, str], reasons: Iterable[str], at: datetime) -> BeginPage:
    """Make the questions of who may apply, with what was answered."""
    fields = tuple(
        Field(
            each.code,
            each.label,
            kind="yes_no",
            options=(
                Option(words.YES, _("Yes"), said.get(each.code) == words.YES),
                Option(words.NO, _("No"), said.get(each.code) == words.NO),
            ),
            layout="row",
        )
        for each in asked.asked_in(call, words.ELIGIBILITY)
    )
    mistakes = tuple(Mistake(reason) for reason in reasons)
    return BeginPage(call.code, title_of(call), fields, mistakes, _takes(call, at))


def back_page(call: Call) -> BackPage:
    """Make the page where a code is typed."""
    return BackPage(call.code, title_of(call), call.e_mail)
