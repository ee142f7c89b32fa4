"""Closing a period, restating what was measured in it, and letting a measurement be published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.evidence.claims import operations as claims
from amparo.evidence.claims import queries as claim_queries
from amparo.evidence.claims import vocabulary as claim_words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules.figures import Number, Told, completed
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Closing, DefinitionVersion, Indicator, Measurement, Period
from amparo.evidence.results.queries import counting, frames, sums
from amparo.evidence.results.queries.counting import TooLong, Whole
from amparo.evidence.results.rules import periods as rules
from amparo.evidence.results.rules.definitions import Definition
from amparo.evidence.results.rules.wholes import Counted
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note

Count = Callable[[DefinitionVersion, Period], Whole]
TOO_LONG = _lazy("Counting took too long and was given up; nothing was changed. Try again at a quiet hour.")


@transaction.atomic
def close_period(*, by: Actor, period: Period, today: date, at: datetime) -> Closing:
    """Close a period: every indicator is counted once more, and its figure kept. Raises `Refused`."""
    project = period.project
    permits.require(by, permissions.CLOSE_PERIOD, project, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_close(
        ends_on=period.ends_on,
        today=today,
        is_closed=Closing.objects.filter(period=period).exists(),
        earlier_open=frames.open_before(period),
    )
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.CLOSE_PERIOD)
    return closed(by=by, period=period, account=account, at=at, count=_counted_now)


def closed(*, by: Actor, period: Period, account: int, at: datetime, count: Count) -> Closing:
    """Close a period and keep the figure of every indicator; a part of closing it, at once or once all is counted."""
    project = period.project
    closing = _closed_once(period, account, at)
    for version in frames.newest_definitions(list(frames.indicators_of(project))).values():
        _restate_so_far(by, _measure(version, period, account, at, count(version, period)), at)
    facts = {"project": project.code, "period": period.label}
    entries.record(Note("PERIOD_CLOSED", subject=f"project:{project.code}", facts=facts), by=by)
    return closing


def _counted_now(version: DefinitionVersion, period: Period) -> Whole:
    """Count an indicator while one waits. Raises `Refused` when that takes too long."""
    try:
        return counting.count_whole(frames.read(version), frames.window_of(period))
    except TooLong as given_up:
        raise Refused([str(TOO_LONG)]) from given_up


def _restate_so_far(by: Actor, row: Measurement, at: datetime) -> None:
    """Restate what was published of an indicator while its period was open, where closing it gives another figure."""
    if row.withheld:
        return
    number = number_of(frames.read(row.definition), Counted(row.k, row.n))
    for figure in claim_queries.opening(opens_of(row.indicator, row.period)):
        differs = completed(number) != claim_queries.number_of(figure)
        if figure.country_id == row.period.project.country_id and differs:
            why = str(_("The period was closed."))
            claims.restate_figure(by=by, figure=figure, number=number, why=why, at=at)


def _closed_once(period: Period, account: int, at: datetime) -> Closing:
    """Close a period; whoever comes second at the same moment is told so."""
    try:
        with transaction.atomic():
            return Closing.objects.create(period=period, account=account, closed_at=at)
    except IntegrityError as taken:
        raise Refused([_("This period is closed already.")]) from taken


def _measure(
    version: DefinitionVersion, period: Period, account: int, at: datetime, found: Whole, **more: Any
) -> Measurement:  # fmt: skip
    """Keep what an indicator gives in a period."""
    return Measurement.objects.create(
        indicator=version.indicator, period=period, definition=version, k=found.counted.k, n=found.counted.n,
        withheld=found.counted.withheld, parts=counting.plain_parts(found.parts), account=account, measured_at=at,
        **more,
    )  # fmt: skip


@transaction.atomic
def restate_measurement(*, by: Actor, measurement: Measurement, why: str, at: datetime) -> Measurement:
    """Count a closed period anew because its rows were corrected; published figures of it are restated with it.

    Raises `Refused` when the rows give the same figure, or no reason is given.
    """
    project = measurement.period.project
    permits.require(by, permissions.RESTATE_MEASUREMENT, project, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_restate(is_last=frames.is_newest(measurement), why=why)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.RESTATE_MEASUREMENT)
    return restated(by=by, measurement=measurement, why=why, account=account, at=at, count=_counted_now)


def restated(
    *, by: Actor, measurement: Measurement, why: str, account: int, at: datetime, count: Count
) -> Measurement:  # fmt: skip
    """Keep a closed figure counted anew, and restate what was published of it; a part of restating it."""
    project, definition = measurement.period.project, frames.read(measurement.definition)
    more = {"restates": measurement, "edition": measurement.edition + 1, "why": why.strip()}
    counted = count(measurement.definition, measurement.period)
    found = _measure(measurement.definition, measurement.period, account, at, counted, **more)
    if (found.k, found.n, found.withheld) == (measurement.k, measurement.n, measurement.withheld):
        raise Refused([_("The rows give the same figure: there is nothing to restate.")])
    facts = {"indicator": measurement.indicator.code, "period": measurement.period.label}
    entries.record(Note("MEASUREMENT_RESTATED", subject=f"project:{project.code}", facts=facts), by=by)
    number = number_of(definition, Counted(found.k, found.n))
    for figure in claim_queries.opening(opens_of(measurement.indicator, measurement.period)):
        if figure.country_id == project.country_id:
            claims.restate_figure(by=by, figure=figure, number=number, why=why, at=at)
    return found


def number_of(definition: Definition, counted: Counted) -> Number:
    """Return what was counted as a number of the register."""
    if counted.n is None:
        return Number(claim_words.COUNT, definition.unit, value=counted.k)
    if counted.n == 0:
        return Number(claim_words.COUNT, definition.unit, value=0)
    return Number(claim_words.SHARE, definition.unit, k=counted.k, n=counted.n)


def opens_of(indicator: Indicator, period: Period) -> str:
    """Return the address of the rows behind an indicator in a period."""
    return f"/resultados/indicadores/{indicator.pk}/filas/?periodo={period.pk}"


@transaction.atomic
def publish_measurement(*, by: Actor, measurement: Measurement, licence: str, at: datetime) -> PublishedFigure:
    """Write what was measured into the register of figures, from where it opens to its rows. Raises `Refused`."""
    permits.require(by, permissions.PUBLISH_MEASUREMENT, measurement.period.project, by_table=permissions.MAY)
    counted = Counted(measurement.k, measurement.n, withheld=measurement.withheld)
    snapshot = {"definition": measurement.definition.digest, "measurement": measurement.pk}
    return _published(by, measurement.definition, measurement.period, counted, licence, at, snapshot)


@transaction.atomic
def publish_so_far(*, by: Actor, indicator: Indicator, period: Period, licence: str, at: datetime) -> PublishedFigure:
    """Write what an indicator gives in an open period, as it stands now, into the register of figures.

    A report that cites it is warned that the period is open; closing the period restates it. Asked again it is
    restated with what the rows give then. Raises `Refused`.
    """
    permits.require(by, permissions.PUBLISH_MEASUREMENT, period.project, by_table=permissions.MAY)
    version = frames.definition_in_force(indicator)
    if version is None:
        raise Refused([_("It is not defined yet how this indicator counts.")])
    if frames.is_closed(period):
        raise Refused([_("The period is closed: its figure is the one that was kept.")])
    try:
        counted = counting.count(frames.read(version), frames.window_of(period))
    except TooLong as given_up:
        raise Refused([str(TOO_LONG)]) from given_up
    former = claim_queries.current(period.project.country.code, code_of(indicator, period))
    if former is not None and not counted.withheld:
        why = str(_("Counted again while the period was open."))
        number = number_of(frames.read(version), counted)
        return claims.restate_figure(by=by, figure=former, number=number, why=why, at=at)
    snapshot = {"definition": version.digest, "counted_at": at.isoformat()}
    return _published(by, version, period, counted, licence, at, snapshot)


def _published(
    by: Actor, version: DefinitionVersion, period: Period, counted: Counted, licence: str, at: datetime,
    snapshot: dict[str, Any],
) -> PublishedFigure:  # fmt: skip
    """Write a figure of an indicator into the register."""
    project, indicator, definition = period.project, version.indicator, frames.read(version)
    if counted.withheld:
        raise Refused([_("It is not shown: %(why)s.") % {"why": words.WITHHELD[counted.withheld]}])
    if counted.n == 0:
        raise Refused([_("There is no base yet: nothing can be said of it.")])
    beside = sums.told_with(definition, frames.window_of(period))
    told = Told(
        code=code_of(indicator, period),
        texts=indicator.names,
        source_kind=claim_words.INDICATOR,
        source=indicator.data_source,
        base=dict(beside.base),
        question=indicator.code,
        about=f"{project.code}-{indicator.code}".lower().replace(".", "-"),
        chapter=indicator.outcome.chapter,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        opens=opens_of(indicator, period),
        licence=licence,
        is_verified=True,
        is_invented=project.is_invented or beside.is_invented,
    )
    number = number_of(definition, counted)
    return claims.record_figure(by=by, country=project.country, number=number, told=told, at=at, snapshot=snapshot)


def code_of(indicator: Indicator, period: Period) -> str:
    """Return the short name of an indicator in a period, in the register."""
    plain = f"{period.project.code}-{indicator.code}-{period.label}".lower()
    return "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in plain)
