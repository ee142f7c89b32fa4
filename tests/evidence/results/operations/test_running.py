"""Money, risks, and whether changes last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amparo.evidence.results.models import Amount, LastingCheck, Risk
from amparo.evidence.results.operations import running
from amparo.evidence.results.operations.running import Money, Reviewed
from amparo.evidence.results.queries import frames
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.results.rolling import AT, TODAY, content, loaded

YEAR = date(2021, 4, 1)


def test_gra_06_an_amount_in_dollars_keeps_the_rate_of_its_day(as_staff: As) -> None:
    project = loaded(content())
    money = Money("SPENT", YEAR, Decimal(25000), "usd", Decimal("1.268"), date(2021, 5, 1))
    with as_staff("hn.secretaria") as by:
        outcome = frames.outcomes_of(project)[0]
        for _each in range(2):
            running.record_amount(by=by, outcome=outcome, money=money, at=AT)

        assert sum(row.value * (row.rate or 1) for row in Amount.objects.all()) == Decimal(63400)
        with pytest.raises(Refused):
            running.record_amount(by=by, outcome=outcome, money=Money("SPENT", YEAR, Decimal(1), "USD"), at=AT)
        with pytest.raises(Refused):
            running.record_amount(by=by, outcome=outcome, money=Money("LOST", YEAR, Decimal(1), "CAD"), at=AT)


def test_a_risk_is_entered_and_looked_at_again(as_staff: As) -> None:
    project = loaded(content())
    texts = {"names": {"es": "Que no haya sala"}, "response": {"es": "Otra sede"}}
    with as_staff("hn.secretaria") as by:
        risk = running.enter_risk(
            by=by, project=project, kind="RISK", texts=texts, owner=None, reviewed=Reviewed(4, 2), at=AT
        )
        running.review_risk(by=by, risk=risk, reviewed=Reviewed(1, 2, "CLOSED"), at=AT)

        assert [(row.likelihood, row.state) for row in risk.reviews.all()] == [(1, "CLOSED"), (4, "OPEN")]
        with pytest.raises(Refused):
            running.review_risk(by=by, risk=risk, reviewed=Reviewed(9, 2), at=AT)
        with pytest.raises(Refused):
            running.enter_risk(
                by=by, project=project, kind="RISK", texts={"names": {"es": " "}}, owner=None, reviewed=Reviewed(1, 1),
                at=AT,
            )  # fmt: skip
        assert Risk.objects.count() == 1


def test_a_change_that_is_not_the_projects_is_not_checked(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        running.check_lasting(
            by=by, project=project, change="ACT:X:02:1", months=12, state="LASTS", note="x", today=TODAY, at=AT
        )
    assert LastingCheck.objects.count() == 0


def test_others_write_nothing(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.policia") as by:
        outcome = frames.outcomes_of(project)[0]
        with pytest.raises(NotAllowed):
            running.record_amount(by=by, outcome=outcome, money=Money("SPENT", YEAR, Decimal(1), "CAD"), at=AT)
        with pytest.raises(NotAllowed):
            running.enter_risk(
                by=by, project=project, kind="RISK", texts={"names": {"es": "x"}}, owner=None,
                reviewed=Reviewed(1, 1), at=AT,
            )  # fmt: skip
        with pytest.raises(NotAllowed):
            running.check_lasting(
                by=by, project=project, change="x", months=12, state="LASTS", note="x", today=TODAY, at=AT
            )
