"""Closing or restating where counting takes long: asked for first, counted by the clock, and then done whole."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Closing, CountAsked, Measurement, Period
from amparo.evidence.results.operations import measuring
from amparo.evidence.results.queries import asked as queries
from amparo.evidence.results.queries import frames, tallies
from amparo.evidence.results.queries.counting import TooLong
from amparo.evidence.results.rules import periods as rules
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note


@transaction.atomic
def ask_to_close(*, by: Actor, period: Period, today: date, at: datetime) -> CountAsked:
    """Ask that a period be closed once all its indicators were counted. Raises `Refused`."""
    permits.require(by, permissions.CLOSE_PERIOD, period.project, by_table=permissions.MAY)
    _refuse(_reasons_not_to_close(period, today))
    account = permissions.account_of(by, permissions.CLOSE_PERIOD)
    return _asked(by, CountAsked(period=period, account=account, asked_at=at))


@transaction.atomic
def ask_to_restate(*, by: Actor, measurement: Measurement, why: str, at: datetime) -> CountAsked:
    """Ask that a closed figure be counted anew and restated. Raises `Refused`."""
    period = measurement.period
    permits.require(by, permissions.RESTATE_MEASUREMENT, period.project, by_table=permissions.MAY)
    _refuse(rules.reasons_not_to_restate(is_last=frames.is_newest(measurement), why=why))
    account = permissions.account_of(by, permissions.RESTATE_MEASUREMENT)
    asked = CountAsked(period=period, measurement=measurement, why=why.strip(), account=account, asked_at=at)
    return _asked(by, asked)


def _asked(by: Actor, asked: CountAsked) -> CountAsked:
    """Keep what is asked for; whoever asks a second time meanwhile is told so."""
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused([_("It is being counted already.")]) from taken
    _record(by, "COUNT_ASKED", asked)
    return asked


@transaction.atomic
def finish_count(*, by: Actor, key: int, today: date, at: datetime) -> CountAsked:
    """Close or restate what was asked for, whole and in one go, when all that is large was counted since.

    While something is left to be counted nothing happens. What can no longer be done is refused, and nothing changes.
    """
    permits.require(by, permissions.FINISH_COUNT, None, by_table=permissions.MAY)
    asked = CountAsked.objects.select_for_update(of=("self",)).get(pk=key)
    if asked.answered_at is not None or queries.left_of(asked):
        return asked
    try:
        with transaction.atomic():
            _done(by, asked, today, at)
    except TooLong:
        return _refused(by, asked, words.TOO_LONG, at)
    except Refused:
        return _refused(by, asked, words.SAME if asked.measurement_id else words.NOT_NOW, at)
    return _answered(asked, "", at)


@transaction.atomic
def give_count_up(*, by: Actor, key: int, at: datetime) -> CountAsked:
    """Say that counting takes too long; nothing is closed. Only the installation may."""
    permits.require(by, permissions.FINISH_COUNT, None, by_table=permissions.MAY)
    asked = CountAsked.objects.select_for_update(of=("self",)).get(pk=key)
    return _refused(by, asked, words.TOO_LONG, at)


def _done(by: Actor, asked: CountAsked, today: date, at: datetime) -> None:
    count = tallies.whole_of
    if asked.measurement is None:
        _refuse(_reasons_not_to_close(asked.period, today))
        measuring.closed(by=by, period=asked.period, account=asked.account, at=at, count=count)
        return
    _refuse(rules.reasons_not_to_restate(is_last=frames.is_newest(asked.measurement), why=asked.why))
    measuring.restated(
        by=by, measurement=asked.measurement, why=asked.why, account=asked.account, at=at, count=count
    )  # fmt: skip


def _reasons_not_to_close(period: Period, today: date) -> list[str]:
    return rules.reasons_not_to_close(
        ends_on=period.ends_on,
        today=today,
        is_closed=Closing.objects.filter(period=period).exists(),
        earlier_open=frames.open_before(period),
    )


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise Refused(reasons)


def _refused(by: Actor, asked: CountAsked, refusal: str, at: datetime) -> CountAsked:
    _record(by, "COUNT_GIVEN_UP", asked)
    return _answered(asked, refusal, at)


def _answered(asked: CountAsked, refusal: str, at: datetime) -> CountAsked:
    asked.answered_at, asked.refusal = at, refusal
    asked.save(update_fields=["answered_at", "refusal"])
    return asked


def _record(by: Actor, action: str, asked: CountAsked) -> None:
    project = asked.period.project
    facts = {"period": asked.period.label}
    entries.record(Note(action, subject=f"project:{project.code}", facts=facts), by=by)
