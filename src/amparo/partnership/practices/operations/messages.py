"""Advocacy messages and their uses; exchanges between countries and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption.operations import cells
from amparo.partnership.adoption.operations.cells import Done
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.vocabulary import COUNTRIES
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import (
    AdvocacyMessage,
    Exchange,
    MessagePractice,
    MessageUse,
    Practice,
    SeenPractice,
    Selection,
)
from amparo.partnership.practices.operations.groups import InCountry
from amparo.partnership.practices.rules import publishing as rules
from amparo.partnership.procedures.models import Procedure

# How a channel is told on the cell of the matrix.
AS_ACTION = {"LETTER": "LETTER", "MEETING": "MEETING"}


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its text and what it asks, by language; for whom, by which channel, and on what it rests."""

    texts: Mapping[str, str]
    asks: Mapping[str, str]
    audience: str
    channel: str
    practices: Collection[Practice]
    selection: Selection | None = None
    source: str = ""
    is_invented: bool = False


def _filled(texts: Mapping[str, str]) -> dict[str, str]:
    return {lang: text.strip() for lang, text in texts.items() if text.strip()}


@transaction.atomic
def write_message(*, by: Actor, kept_by: Country, said: Said, at: datetime) -> AdvocacyMessage:
    """Record an advocacy message, tied to the practices on which it rests. Raises `Refused`."""
    permits.require(by, permissions.KEEP_MESSAGES, InCountry(kept_by), by_table=permissions.MAY)
    texts, asks = _filled(said.texts), _filled(said.asks)
    retained = [each for each in said.practices if each.state in words.WAS_RETAINED]
    reasons = rules.reasons_not_to_say(
        text="".join(texts.values()), ask="".join(asks.values()), practices=len(retained), audience=said.audience,
        channel=said.channel,
    )  # fmt: skip
    if len(retained) < len(said.practices):
        reasons.append(_("Choose one of the answers."))
    if reasons:
        raise Refused(reasons)
    made = AdvocacyMessage.objects.create(
        kept_by=kept_by, selection=said.selection, texts=texts, asks=asks, audience=said.audience,
        channel=said.channel, source=said.source, is_invented=said.is_invented,
        account=permissions.account_of(by, permissions.KEEP_MESSAGES), recorded_at=at,
    )  # fmt: skip
    MessagePractice.objects.bulk_create(MessagePractice(message=made, practice=each) for each in retained)
    entries.record(Note("MESSAGE_WRITTEN", subject=f"message:{made.pk}", facts={"practices": len(retained)}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Used:
    """How a message was used; towards an institution, on which procedure, with whom by post and what came of it."""

    used_on: date
    channel: str
    place: str
    institution: Institution | None = None
    procedure: Procedure | None = None
    with_role: str = ""
    result: str = ""


@transaction.atomic
def use_message(*, by: Actor, message: AdvocacyMessage, used: Used, today: date, at: datetime) -> MessageUse:
    """Write down that a message was used; towards an institution it becomes an action on its cell of the matrix.

    Raises `Refused` when the actor may not, or the action on the cell is refused; then nothing is written.
    """
    permits.require(by, permissions.KEEP_MESSAGES, message, by_table=permissions.MAY)
    reasons = [] if used.place.strip() else [_("Write where it was used.")]
    if used.channel not in words.CHANNELS:
        reasons.append(_("Choose one of the answers."))
    if used.used_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    if (used.institution is None) != (used.procedure is None):
        reasons.append(_("Towards an institution, choose the procedure that it is asked to adopt too."))
    if reasons:
        raise Refused(reasons)
    advocacy = None
    if used.institution is not None and used.procedure is not None:
        done = Done(
            AS_ACTION.get(used.channel, "MEETING"), used.used_on, used.with_role, used.result, note=str(message)[:500]
        )
        more = {"institution": used.institution, "procedure": used.procedure}
        advocacy = cells.record_advocacy(by=by, done=done, today=today, at=at, **more)  # type: ignore[arg-type]
    made = MessageUse.objects.create(
        message=message, used_on=used.used_on, channel=used.channel, place=used.place.strip(),
        institution=used.institution, advocacy=advocacy,
        account=permissions.account_of(by, permissions.KEEP_MESSAGES), recorded_at=at,
    )  # fmt: skip
    entries.record(Note("MESSAGE_USED", subject=f"message:{message.pk}", facts={"channel": used.channel}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: where, which practice if it is a record, and what follows from it."""

    country: str
    told: str
    practice: Practice | None = None
    follow_up: str = ""
    responsible: str = ""
    due_on: date | None = None
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class Travelled:
    """An exchange: who went, by posts, to which countries, when and from what source it is known."""

    title: str
    who: str
    countries: Sequence[str]
    period: str
    source: str = ""
    is_invented: bool = False


@transaction.atomic
def record_exchange(*, by: Actor, kept_by: Country, travelled: Travelled, at: datetime) -> Exchange:
    """Record an exchange with other countries. Raises `Refused`."""
    permits.require(by, permissions.KEEP_MESSAGES, InCountry(kept_by), by_table=permissions.MAY)
    reasons = [] if travelled.title.strip() else [_("Write the title.")]
    if not travelled.who.strip():
        reasons.append(_("Write who went, by post and institution."))
    if not travelled.countries or not set(travelled.countries) <= set(COUNTRIES) - {kept_by.code}:
        reasons.append(_("Choose at least one other country."))
    if reasons:
        raise Refused(reasons)
    made = Exchange.objects.create(
        kept_by=kept_by, title=travelled.title.strip(), who=travelled.who.strip(),
        countries=sorted(travelled.countries), period=travelled.period.strip(), source=travelled.source,
        is_invented=travelled.is_invented, account=permissions.account_of(by, permissions.KEEP_MESSAGES),
        recorded_at=at,
    )  # fmt: skip
    facts = {"countries": made.countries}
    entries.record(Note("EXCHANGE_RECORDED", subject=f"exchange:{made.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def record_seen(*, by: Actor, exchange: Exchange, seen: Seen, at: datetime) -> SeenPractice:
    """Record what was seen in an exchange and what follows from it. Raises `Refused`."""
    permits.require(by, permissions.KEEP_MESSAGES, exchange, by_table=permissions.MAY)
    reasons = [] if seen.told.strip() else [_("Write what was seen.")]
    if seen.country not in exchange.countries:
        reasons.append(_("Choose one of the countries of the exchange."))
    if seen.follow_up.strip() and (not seen.responsible.strip() or seen.due_on is None):
        reasons.append(_("What follows has a responsible and a date."))
    if reasons:
        raise Refused(reasons)
    made = SeenPractice.objects.create(
        exchange=exchange, country=seen.country, told=seen.told.strip(), practice=seen.practice,
        follow_up=seen.follow_up.strip(), responsible=seen.responsible.strip(), due_on=seen.due_on,
        is_invented=seen.is_invented, account=permissions.account_of(by, permissions.KEEP_MESSAGES), recorded_at=at,
    )  # fmt: skip
    entries.record(Note("PRACTICE_SEEN", subject=f"exchange:{exchange.pk}", facts={"where": seen.country}), by=by)
    return made


@transaction.atomic
def follow_seen(*, by: Actor, seen: SeenPractice, came: str, on: date, today: date) -> SeenPractice:
    """Write down what came of something that was seen. Raises `Refused`."""
    permits.require(by, permissions.KEEP_MESSAGES, seen.exchange, by_table=permissions.MAY)
    reasons = [] if came.strip() else [_("Write what was done.")]
    if seen.came_on is not None:
        reasons.append(_("It was written down already."))
    if on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    if reasons:
        raise Refused(reasons)
    seen.came, seen.came_on = came.strip(), on
    seen.save(update_fields=["came", "came_on"])
    entries.record(Note("SEEN_FOLLOWED", subject=f"exchange:{seen.exchange_id}"), by=by)
    return seen
