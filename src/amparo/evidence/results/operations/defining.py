"""Defining an indicator anew, setting what it aims at, and deciding which of several dates holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as claims
from amparo.evidence.claims.rules.percentages import reasons_not_to_take
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Aim, DateChoice, DefinitionVersion, Indicator, StatedDate
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules import definitions as rules
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note


@transaction.atomic
def define_indicator(
    *, by: Actor, indicator: Indicator, content: Mapping[str, Any], why: str, at: datetime
) -> DefinitionVersion:  # fmt: skip
    """Say anew how an indicator counts; figures of closed periods keep the definition they had. Raises `Refused`."""
    project = indicator.outcome.project
    permits.require(by, permissions.DEFINE_INDICATOR, project, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_define(content)
    if reasons:
        raise Refused(reasons)
    definition = rules.definition_of(content)
    last, digest = frames.definition_in_force(indicator), rules.digest_of(definition)
    if last is not None and last.digest == digest:
        raise Refused([_("Nothing would change.")])
    if last is not None and not why.strip():
        raise Refused([_("Say why.")])
    facts = {"indicator": indicator.code, "digest": digest[:12]}
    entries.record(Note("INDICATOR_DEFINED", subject=f"project:{project.code}", facts=facts), by=by)
    return DefinitionVersion.objects.create(
        indicator=indicator, number=(last.number if last else 0) + 1, content=rules.plain(definition), digest=digest,
        why=why.strip(), account=by.account, defined_at=at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aimed:
    """A baseline or a target: the number, of what base, by which day, and how its source said it."""

    kind: str
    by_on: date
    k: int | None = None
    n: int | None = None
    percent: Decimal | None = None
    qualifier: str = claims.EXACT
    said: Mapping[str, str] | None = None
    source: Mapping[str, str] | None = None


@transaction.atomic
def set_aim(*, by: Actor, indicator: Indicator, aimed: Aimed, at: datetime) -> Aim:
    """Set a baseline or a target; a former one of the same day stays behind it. Raises `Refused`."""
    project = indicator.outcome.project
    permits.require(by, permissions.SET_AIM, project, by_table=permissions.MAY)
    reasons = _wrong_aim(aimed)
    if reasons:
        raise Refused(reasons)
    facts = {"indicator": indicator.code, "kind": aimed.kind}
    entries.record(Note("AIM_SET", subject=f"project:{project.code}", facts=facts), by=by)
    return written_aim(by=by, indicator=indicator, aimed=aimed, at=at)


def _wrong_aim(aimed: Aimed) -> list[str]:
    if aimed.kind not in words.AIMS or aimed.qualifier not in claims.QUALIFIERS:
        return [_("Choose a baseline or a target.")]
    if aimed.percent is None and aimed.n is None:
        return [] if aimed.k is not None else [_("Give a percentage, or a count.")]
    if aimed.n is None and aimed.k is None:
        return (
            []
            if aimed.percent is not None and 0 <= aimed.percent <= 100
            else [_("A percentage lies between 0 and 100.")]
        )
    return reasons_not_to_take(aimed.percent, k=aimed.k, n=aimed.n)


def written_aim(*, by: Actor, indicator: Indicator, aimed: Aimed, at: datetime) -> Aim:
    """Write the row of a baseline or a target inside its operation."""
    return Aim.objects.create(
        indicator=indicator, kind=aimed.kind, by_on=aimed.by_on, k=aimed.k, n=aimed.n, percent=aimed.percent,
        qualifier=aimed.qualifier, said=dict(aimed.said or {}), source=dict(aimed.source or {}), account=by.account,
        set_at=at,
    )  # fmt: skip


@transaction.atomic
def choose_date(*, by: Actor, stated: StatedDate, why: str, at: datetime) -> DateChoice:
    """Decide which of several stated dates reports go by; the others stay beside it. Raises `Refused`."""
    permits.require(by, permissions.CHOOSE_DATE, stated.project, by_table=permissions.MAY)
    if not why.strip():
        raise Refused([_("Say why.")])
    facts = {"edge": stated.edge, "said": stated.said}
    entries.record(Note("DATE_CHOSEN", subject=f"project:{stated.project.code}", facts=facts), by=by)
    account = permissions.account_of(by, permissions.CHOOSE_DATE)
    return DateChoice.objects.create(stated=stated, why=why.strip(), account=account, chosen_at=at)
