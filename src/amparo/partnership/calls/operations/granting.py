"""Agreeing a grant, paying its tranches, and the visits that support it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import (
    Application,
    BudgetLine,
    CallMail,
    DueReport,
    GrantActivity,
    GrantAgreement,
    Payment,
    Tranche,
)
from amparo.partnership.calls.operations.applying import lines_of
from amparo.partnership.calls.queries import applications
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.rules import deadlines
from amparo.partnership.calls.rules import money as rules
from amparo.partnership.calls.rules.money import Line, Rate
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations.organisations import organisation_named
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.directory.vocabulary import CIVIL_SOCIETY
from amparo.partnership.rolls import vocabulary as rolls
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations.planning import ActivityPlan, plan_activity


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed: when it was signed and by whom, from when, in how many tranches, at the rate of which day."""

    signed_on: date
    signed_by: str
    starts_on: date
    rate: Rate
    tranches: Sequence[Decimal] = ()
    reports: int = 2
    note: str = ""


@transaction.atomic
def agree(*, by: Actor, application: Application, terms: Terms, at: datetime) -> GrantAgreement:
    """Write down what was agreed with who was chosen; every amount stays as it is here. Raises `Refused`."""
    call = application.call
    permits.require(by, permissions.AGREE_GRANT, call, by_table=permissions.MAY)
    plan = applications.latest_sending(application, words.PLAN)
    if application.state != words.FUNDED or plan is None:
        raise Refused([_("A grant is agreed with who was chosen for it, once they were told.")])
    if GrantAgreement.objects.filter(application=application).exists():
        raise Refused([_("It was agreed already.")])
    lines = lines_of(plan.budget)
    tranches = tuple(terms.tranches) or rules.halves(plan.amount, 2)
    today = at.date()
    reasons = rules.reasons_not_to_agree(
        amount=plan.amount, lines=lines, tranches=tranches, rate=terms.rate, today=today
    )
    reasons += _reasons_not_to_sign(terms, len(tranches), plan.months, today)
    if reasons:
        raise Refused(reasons)
    organisation = _organisation(by, application, at)
    made = _write(by, application, organisation, terms, plan.amount, plan.months, at)
    _write_parts(made, lines, tranches, terms)
    entries.record(Note("GRANT_AGREED", subject=f"grant:{made.number}"), by=by)
    return made


def _reasons_not_to_sign(terms: Terms, tranches: int, months: int, today: date) -> list[str]:
    reasons = []
    if not terms.signed_by.strip() or len(terms.signed_by) > words.LONGEST_LINE:
        reasons.append(_("Write who signed for them."))
    if terms.signed_on > today:
        reasons.append(_("The day of the signature has not come yet."))
    if not 1 <= terms.reports <= min(months, 6) or not 1 <= tranches <= terms.reports + 1:
        reasons.append(_("Each tranche after the first waits for a report: there are too few of them, or too many."))
    return reasons


def _organisation(by: Actor, application: Application, at: datetime) -> Organisation:
    """Return the entry of the directory of who was chosen; it is made when there is none."""
    country = application.call.country
    said = Entry("-", organisation=application.name, sector=CIVIL_SOCIETY, country=country.code)
    return organisation_named(by=by, kept_by=country, said=said, at=at)


def _write(
    by: Actor, application: Application, organisation: Organisation, terms: Terms, amount: Decimal, months: int,
    at: datetime,
) -> GrantAgreement:  # fmt: skip
    call, rate = application.call, terms.rate
    return GrantAgreement.objects.create(
        application=application,
        organisation=organisation,
        number=f"{call.code}-{application.number}",
        amount=amount,
        currency=call.currency,
        rate=rate.value,
        rate_currency=rate.currency,
        rate_on=rate.on,
        rate_source=rate.source.strip(),
        converted=rules.converted(amount, rate.value),
        signed_on=terms.signed_on,
        signed_by=terms.signed_by.strip(),
        starts_on=terms.starts_on,
        months=months,
        ends_on=deadlines.last_day(terms.starts_on, months),
        note=terms.note,
        account=permissions.account_of(by, permissions.AGREE_GRANT),
        recorded_at=at,
    )


def _write_parts(made: GrantAgreement, lines: Sequence[Line], tranches: Sequence[Decimal], terms: Terms) -> None:
    BudgetLine.objects.bulk_create(
        BudgetLine(agreement=made, number=number, category=line.category, text=line.text, amount=line.amount)
        for number, line in enumerate(lines, start=1)
    )
    due = deadlines.reports_due(made.starts_on, made.months, count=terms.reports)
    DueReport.objects.bulk_create(
        DueReport(agreement=made, number=each.number, from_on=each.from_on, to_on=each.to_on, due_on=each.due_on)
        for each in due
    )
    Tranche.objects.bulk_create(
        Tranche(
            agreement=made,
            number=number,
            amount=amount,
            planned_on=made.starts_on if number == 1 else due[number - 2].due_on,
            after_report=number - 1,
        )
        for number, amount in enumerate(tranches, start=1)
    )


@dataclass(frozen=True, slots=True)
class Paid:
    """That a tranche was paid: on which day, by which reference, at the rate of which day."""

    paid_on: date
    reference: str
    rate: Rate


@transaction.atomic
def pay(*, by: Actor, tranche: Tranche, paid: Paid, at: datetime) -> Payment:
    """Write down that a tranche was paid. Raises `Refused` while its report was not accepted."""
    agreement = _agreement_held(by, tranche.agreement)
    others = asked.tranches_of(agreement)
    reasons = rules.reasons_not_to_pay(
        is_paid=Payment.objects.filter(tranche=tranche).exists(),
        waits_for=tranche.after_report,
        accepted=asked.accepted_reports(agreement),
        earlier_unpaid=any(row.number < tranche.number and not hasattr(row, "payment") for row in others),
    )
    reasons += rules.reasons_not_to_take_rate(paid.rate, today=at.date())
    if paid.paid_on > at.date() or not paid.reference.strip():
        reasons.append(_("Write on which day it was paid, and by which reference."))
    if reasons:
        raise Refused(reasons)
    made = Payment.objects.create(
        tranche=tranche,
        paid_on=paid.paid_on,
        reference=paid.reference.strip()[: words.LONGEST_LINE],
        rate=paid.rate.value,
        rate_currency=paid.rate.currency,
        rate_on=paid.rate.on,
        rate_source=paid.rate.source.strip(),
        converted=rules.converted(tranche.amount, paid.rate.value),
        account=permissions.account_of(by, permissions.AGREE_GRANT),
        recorded_at=at,
    )
    CallMail.objects.create(application=agreement.application, kind=words.NEWS, queued_at=at)
    facts = {"tranche": tranche.number}
    entries.record(Note("TRANCHE_PAID", subject=f"grant:{agreement.number}", facts=facts), by=by)
    return made


def _agreement_held(by: Actor, agreement: GrantAgreement) -> GrantAgreement:
    """Ask for permission, and hold the grant, by its application, against a change at the same moment."""
    permits.require(by, permissions.AGREE_GRANT, agreement.application.call, by_table=permissions.MAY)
    Application.objects.select_for_update().get(pk=agreement.application_id)
    return agreement


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of technical support: when, where, and what was seen and agreed."""

    on: date
    place: str
    note: str


@transaction.atomic
def record_visit(*, by: Actor, agreement: GrantAgreement, visit: Visit, at: datetime) -> GrantActivity:
    """Write down a visit of technical support as an activity that hangs on a grant. Raises `Refused`."""
    agreement = _agreement_held(by, agreement)
    if not visit.note.strip() or len(visit.note) > words.LONGEST_TEXT:
        raise Refused([_("Write what was seen and agreed, without naming anybody who was helped.")])
    call = agreement.application.call
    title = _("Technical support: %(grant)s") % {"grant": agreement.organisation.name}
    plan = ActivityPlan(
        rolls.VISIT, title, call.country.code, call.country.time_zone, visit.on, visit.on,
        place=visit.place, project=call.project,
    )  # fmt: skip
    activity = plan_activity(by=by, kept_by=call.country, plan=plan, at=at)
    return hang(by=by, agreement=agreement, activity=activity, role=words.VISIT, note=visit.note.strip(), at=at)


def hang(
    *, by: Actor, agreement: GrantAgreement, activity: Activity, role: str, at: datetime, note: str = ""
) -> GrantActivity:
    """Hang an activity on a grant, inside an operation that was allowed; an activity hangs on one at most."""
    made = GrantActivity.objects.create(
        agreement=agreement,
        activity=activity,
        role=role,
        note=note,
        account=permissions.account_of(by, permissions.AGREE_GRANT),
        linked_at=at,
    )
    facts = {"activity": activity.code, "role": role}
    entries.record(Note("GRANT_ACTIVITY_ADDED", subject=f"grant:{agreement.number}", facts=facts), by=by)
    return made
