"""Writing into the register of figures; nothing in it is edited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from amparo.evidence.claims import permissions, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import Licensing, PublishedFigure, Withdrawal
from amparo.evidence.claims.rules import figures as rules
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country


class Keeper:
    """The country, where a permission asks for a record of one."""

    def __init__(self, country: Country) -> None:
        """Keep the country."""
        self.country, self.code = country, ""


@transaction.atomic
def record_figure(
    *, by: Actor, country: Country, number: Number, told: Told, at: datetime, snapshot: dict[str, Any] | None = None
) -> PublishedFigure:
    """Write a figure into the register of a country.

    Raises `Refused` when the actor may not, or its percentage, count and base do not fit together.
    """
    permits.require(by, permissions.RECORD_FIGURE, Keeper(country), by_table=permissions.MAY)
    is_taken = queries.current(country.code, told.code) is not None
    reasons = rules.reasons_not_to_record(number, told, is_taken=is_taken)
    if reasons:
        raise Refused(reasons)
    figure = _written(by, country, number, told, at, snapshot=snapshot or {})
    entries.record(Note("FIGURE_ENTERED", subject=f"figure:{figure.code}"), by=by)
    return figure


def _written(
    by: Actor, country: Country, number: Number, told: Told, at: datetime, **more: Any
) -> PublishedFigure:  # fmt: skip
    """Write the row of a figure."""
    full = rules.completed(number)
    return PublishedFigure.objects.create(
        country=country, code=told.code, kind=full.kind, texts=dict(told.texts), question=told.question,
        about=told.about, chapter=told.chapter, printed=full.printed, k=full.k, n=full.n,
        k_inferred=full.k is not None and number.k is None, value=full.value, qualifier=full.qualifier,
        unit=full.unit, base=dict(told.base or {}), starts_on=told.starts_on, ends_on=told.ends_on,
        source_kind=told.source_kind, source=dict(told.source or {}), address=told.address, opens=told.opens,
        licence=told.licence, is_verified=told.is_verified, is_invented=told.is_invented, account=by.account,
        recorded_at=at, **more,
    )  # fmt: skip


@transaction.atomic
def restate_figure(
    *, by: Actor, figure: PublishedFigure, number: Number, why: str, at: datetime,
    snapshot: dict[str, Any] | None = None,
) -> PublishedFigure:  # fmt: skip
    """Say a figure anew, with the reason; the former stays and leads to the new one. Raises `Refused`."""
    permits.require(by, permissions.RESTATE_FIGURE, figure, by_table=permissions.MAY)
    last = queries.current(figure.country.code, figure.code)
    reasons = rules.reasons_not_to_restate(
        is_last=last is not None and last.pk == figure.pk,
        is_withdrawn=Withdrawal.objects.filter(figure=figure).exists(),
        is_same=rules.completed(number) == queries.number_of(figure),
        why=why,
    )
    told = _told_of(figure)
    reasons += rules.reasons_not_to_record(number, told, is_taken=False)
    if reasons:
        raise Refused(reasons)
    more = {"restates": figure, "edition": figure.edition + 1, "why": why.strip(), "snapshot": snapshot or {}}
    found = _written(by, figure.country, number, told, at, **more)
    facts = {"edition": found.edition}
    entries.record(Note("FIGURE_RESTATED", subject=f"figure:{figure.code}", facts=facts), by=by)
    return found


def _told_of(figure: PublishedFigure) -> Told:
    """Return what is told of a figure, for its next edition."""
    return Told(
        code=figure.code, texts=figure.texts, source_kind=figure.source_kind, source=figure.source, base=figure.base,
        question=figure.question, about=figure.about, chapter=figure.chapter, starts_on=figure.starts_on,
        ends_on=figure.ends_on, address=figure.address, opens=figure.opens, licence=queries.licence_of(figure),
        is_verified=figure.is_verified, is_invented=figure.is_invented,
    )  # fmt: skip


@transaction.atomic
def withdraw_figure(*, by: Actor, figure: PublishedFigure, why: str, at: datetime) -> Withdrawal:
    """Withdraw a figure; it stays in the register and in no new report. Raises `Refused`."""
    permits.require(by, permissions.WITHDRAW_FIGURE, figure, by_table=permissions.MAY)
    is_withdrawn = Withdrawal.objects.filter(figure=figure).exists()
    is_last = not PublishedFigure.objects.filter(restates=figure).exists()
    reasons = rules.reasons_not_to_restate(is_last=is_last, is_withdrawn=is_withdrawn, is_same=False, why=why)
    if reasons:
        raise Refused(reasons)
    entries.record(Note("FIGURE_WITHDRAWN", subject=f"figure:{figure.code}"), by=by)
    return Withdrawal.objects.create(figure=figure, why=why.strip(), account=by.account, withdrawn_at=at)


@transaction.atomic
def license_figure(*, by: Actor, figure: PublishedFigure, licence: str, why: str, at: datetime) -> Licensing:
    """Let a figure be published, or keep it within the coalition again. Raises `Refused`."""
    permits.require(by, permissions.LICENSE_FIGURE, figure, by_table=permissions.MAY)
    number = queries.number_of(figure)
    reasons = rules.small_cells(number) if licence == words.MAY_PUBLISH else []
    is_same = licence == queries.licence_of(figure) or licence not in words.LICENCES
    reasons += rules.reasons_not_to_restate(is_last=True, is_withdrawn=False, is_same=is_same, why=why)
    if reasons:
        raise Refused(reasons)
    facts = {"licence": licence}
    entries.record(Note("FIGURE_LICENSED", subject=f"figure:{figure.code}", facts=facts), by=by)
    return Licensing.objects.create(
        figure=figure, licence=licence, why=why.strip(), account=by.account, licensed_at=at
    )  # fmt: skip
