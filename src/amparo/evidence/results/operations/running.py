"""Money against results, risks, and checks that changes last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Amount, LastingCheck, Outcome, Project, Risk, RiskReview
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules import lasting as rules
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Institution


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in its currency, with the rate to the project's currency as it was on its day."""

    kind: str
    year_starts_on: date
    value: Decimal
    currency: str
    rate: Decimal | None = None
    rate_on: date | None = None
    note: str = ""


@transaction.atomic
def record_amount(*, by: Actor, outcome: Outcome, money: Money, at: datetime) -> Amount:
    """Write down what was planned or spent for a result. Raises `Refused`."""
    project = outcome.project
    permits.require(by, permissions.RECORD_AMOUNT, project, by_table=permissions.MAY)
    reasons = []
    if money.kind not in words.AMOUNTS or len(money.currency) != 3 or not money.currency.isalpha():
        reasons.append(_("Choose what the amount is, and write its currency as three letters."))
    if money.currency.upper() != project.currency and (money.rate is None or money.rate_on is None):
        reasons.append(_("Give the rate and its day: it is kept and never computed again."))
    if reasons:
        raise Refused(reasons)
    facts = {"outcome": outcome.code, "kind": money.kind}
    entries.record(Note("AMOUNT_RECORDED", subject=f"project:{project.code}", facts=facts), by=by)
    is_own = money.currency.upper() == project.currency
    return Amount.objects.create(
        outcome=outcome, kind=money.kind, year_starts_on=money.year_starts_on, value=money.value,
        currency=money.currency.upper(), rate=None if is_own else money.rate, rate_on=None if is_own else money.rate_on,
        note=money.note.strip(), account=by.account, recorded_at=at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How likely and how heavy a risk is held to be, where it stands, and when it is looked at again."""

    likelihood: int
    impact: int
    state: str = words.OPEN
    note: str = ""
    next_on: date | None = None


@transaction.atomic
def enter_risk(
    *, by: Actor, project: Project, kind: str, texts: Mapping[str, Mapping[str, str]], owner: Institution | None,
    reviewed: Reviewed, at: datetime,
) -> Risk:  # fmt: skip
    """Enter a risk (`texts`: names and response by language) with a first review. Raises `Refused`."""
    permits.require(by, permissions.RECORD_RISK, project, by_table=permissions.MAY)
    reasons = _wrong_review(reviewed)
    if kind not in words.RISKS or not any(text.strip() for text in texts.get("names", {}).values()):
        reasons.append(_("Say what may happen."))
    if reasons:
        raise Refused(reasons)
    risk = Risk.objects.create(
        project=project, kind=kind, names=dict(texts["names"]), response=dict(texts.get("response", {})), owner=owner,
        account=by.account, entered_at=at,
    )  # fmt: skip
    _review(by, risk, reviewed, at)
    return risk


@transaction.atomic
def review_risk(*, by: Actor, risk: Risk, reviewed: Reviewed, at: datetime) -> RiskReview:
    """Look at a risk again. Raises `Refused`."""
    permits.require(by, permissions.RECORD_RISK, risk.project, by_table=permissions.MAY)
    reasons = _wrong_review(reviewed)
    if reasons:
        raise Refused(reasons)
    return _review(by, risk, reviewed, at)


def _wrong_review(reviewed: Reviewed) -> list[str]:
    on_scale = reviewed.likelihood in words.SCALE and reviewed.impact in words.SCALE
    return [] if on_scale and reviewed.state in words.RISK_STATES else [_("Choose how likely and how heavy it is.")]


def _review(by: Actor, risk: Risk, reviewed: Reviewed, at: datetime) -> RiskReview:
    facts = {"risk": risk.pk, "state": reviewed.state}
    entries.record(Note("RISK_REVIEWED", subject=f"project:{risk.project.code}", facts=facts), by=by)
    return RiskReview.objects.create(
        risk=risk, likelihood=reviewed.likelihood, impact=reviewed.impact, state=reviewed.state,
        note=reviewed.note.strip(), next_on=reviewed.next_on, account=by.account, reviewed_at=at,
    )  # fmt: skip


@transaction.atomic
def check_lasting(
    *, by: Actor, project: Project, change: str, months: int, state: str, note: str, today: date, at: datetime
) -> LastingCheck:
    """Write down whether a change lasts, 12 or 24 months after it came into force. Raises `Refused`."""
    permits.require(by, permissions.CHECK_LASTING, project, by_table=permissions.MAY)
    found = next((each for each in frames.changes_of(project) if each.code == change), None)
    if found is None:
        raise Refused([_("This change is not among those of the project.")])
    reasons = rules.reasons_not_to_check(months=months, state=state, note=note, since=found.since, today=today)
    if frames.checks_of(project).filter(change=change, months=months).exists():
        reasons.append(_("This check was done already."))
    if reasons:
        raise Refused(reasons)
    facts = {"change": change, "months": months, "state": state}
    entries.record(Note("LASTING_CHECKED", subject=f"project:{project.code}", facts=facts), by=by)
    account = permissions.account_of(by, permissions.CHECK_LASTING)
    return LastingCheck.objects.create(
        project=project, change=change, months=months, since=found.since, state=state, note=note.strip(),
        account=account, checked_at=at,
    )  # fmt: skip
