"""Grants: money at the rate of its day, tranches that wait, and visits of support."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import DueReport, GrantActivity, GrantAgreement, Payment
from amparo.partnership.calls.operations import granting, reporting
from amparo.partnership.calls.operations.granting import Paid, Visit
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.calls.rules.money import Rate
from amparo.partnership.rolls.models import Activity
from tests.conftest import As
from tests.partnership.calls.calling import LATER, RATE, STARTS, funded, terms
from tests.partnership.calls.operations.test_reporting import report

TODAY = LATER.date()


def test_gra_06_two_grants_keep_their_amounts_at_the_rate_of_their_day_whatever_comes(as_staff: As) -> None:
    chosen = funded(as_staff, grants=2)

    rows = list(GrantAgreement.objects.order_by("pk"))
    assert sum(row.amount for row in rows) == Decimal(50000)
    assert [row.converted for row in rows] == [Decimal("31700.00")] * 2
    assert sum(row.converted for row in rows) == Decimal("63400.00")
    assert (rows[0].rate, rows[0].rate_on, rows[0].rate_currency) == (RATE.value, RATE.on, "CAD")
    other = Rate(Decimal("1.5"), "CAD", TODAY, "Otro banco")
    with as_staff("hn.secretaria") as actor:
        first = asked.tranche_of(chosen.grants[0], 1)
        assert first is not None
        payment = granting.pay(by=actor, tranche=first, paid=Paid(TODAY, "TR-1", other), at=LATER)
    assert payment.converted == Decimal("18750.00")
    assert GrantAgreement.objects.get(pk=rows[0].pk).converted == Decimal("31700.00")
    with as_staff("hn.secretaria"), pytest.raises(DatabaseError), transaction.atomic():
        GrantAgreement.objects.update(rate=Decimal(2))


def test_gra_09_a_six_month_grant_has_an_end_date_and_reports_with_their_days(as_staff: As) -> None:
    grant = funded(as_staff).grants[0]

    assert grant.months == 6
    assert grant.ends_on > STARTS + timedelta(days=179)
    due = list(DueReport.objects.filter(agreement=grant))
    assert (due[0].from_on, due[-1].to_on) == (STARTS, grant.ends_on)
    assert all(row.due_on > row.to_on for row in due)


def test_gra_07_the_second_tranche_is_blocked_until_the_first_report_is_accepted(as_staff: As) -> None:
    chosen = funded(as_staff)
    first, second = asked.tranches_of(chosen.grants[0])

    def pay(tranche: object) -> None:
        with as_staff("hn.secretaria") as actor:
            granting.pay(by=actor, tranche=tranche, paid=Paid(TODAY, "TR", RATE), at=LATER)  # type: ignore[arg-type]

    with pytest.raises(Refused):
        pay(second)
    pay(first)
    with pytest.raises(Refused):
        pay(second)
    sent = report(chosen)
    with pytest.raises(Refused):
        pay(second)
    with as_staff("hn.secretaria") as actor:
        reporting.answer_report(by=actor, report=sent, is_accepted=True, why="", at=LATER)
    pay(second)
    with pytest.raises(Refused):
        pay(second)

    assert Payment.objects.count() == 2
    assert asked.paid_so_far(chosen.grants[0]) == chosen.grants[0].amount


def test_a_grant_is_agreed_once_by_the_secretariat_with_who_was_chosen(as_staff: As) -> None:
    chosen = funded(as_staff)
    good, bad = (each.application for each in chosen.applicants)

    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        granting.agree(by=actor, application=good, terms=terms(), at=LATER)
    with as_staff("hn.secretaria") as actor:
        for row in (good, bad):
            with pytest.raises(Refused):
                granting.agree(by=actor, application=row, terms=terms(), at=LATER)


def test_gra_11_a_visit_of_support_is_an_activity_that_hangs_on_the_grant(as_staff: As) -> None:
    grant = funded(as_staff).grants[0]

    with as_staff("hn.secretaria") as actor:
        with pytest.raises(Refused):
            granting.record_visit(by=actor, agreement=grant, visit=Visit(TODAY, "Choluteca", " "), at=LATER)
        granting.record_visit(by=actor, agreement=grant, visit=Visit(TODAY, "Choluteca", "Se acordó"), at=LATER)

    activity = Activity.objects.get(kind="VISIT")
    hung = GrantActivity.objects.get()
    assert (hung.activity_id, hung.role, hung.agreement_id) == (activity.pk, words.VISIT, grant.pk)
    assert (activity.project, activity.place) == ("HN-DEMO", "Choluteca")
