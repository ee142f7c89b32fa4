"""A company commits, somebody looks, and it is named only while it agrees and keeps its word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.outreach.models import Commitment, Company
from amparo.prevention.outreach.operations import companies as operations
from amparo.prevention.outreach.operations.companies import Checking, Committing, Consenting
from amparo.prevention.outreach.queries import companies
from tests.conftest import As
from tests.prevention.outreach.doing import NOW, TODAY, company

CODE = Committing("CODE", TODAY - timedelta(days=60), TODAY + timedelta(days=300))
LOOKED = Checking(TODAY, "Cámara de turismo", "KEPT")
AGREED = Consenting("Gerencia", TODAY)


def look(by: Actor, commitment: Commitment, finding: str = "KEPT") -> None:
    operations.check_commitment(
        by=by, commitment=commitment, checking=replace(LOOKED, finding=finding), today=TODAY, at=NOW
    )


def named() -> list[int]:
    return [each.pk for each in companies.named_companies_of("HN", TODAY)]


def test_a_company_is_named_only_with_consent_and_a_check_in_force(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        made = company(by)
        commitment = operations.record_commitment(by=by, company=made, committing=CODE, at=NOW)
        operations.record_consent(by=by, company=made, consenting=AGREED, today=TODAY, at=NOW)
        with pytest.raises(Refused):
            operations.record_consent(by=by, company=made, consenting=AGREED, today=TODAY, at=NOW)
    assert named() == []
    with as_staff("hn.inclusion") as by:
        look(by, commitment)
        with pytest.raises(NotAllowed):
            operations.record_commitment(by=by, company=made, committing=CODE, at=NOW)
    assert named() == [made.pk]
    with as_staff("hn.secretaria") as by:
        operations.withdraw_company_consent(by=by, company=made, on=TODAY)
        assert named() == []
        with pytest.raises(Refused):
            operations.withdraw_company_consent(by=by, company=made, on=TODAY)
        operations.record_consent(by=by, company=made, consenting=AGREED, today=TODAY, at=NOW)
        assert named() == [made.pk]
        look(by, commitment, "NOT_KEPT")
    assert named() == []


def test_a_consent_that_ran_out_is_given_again_and_a_partner_that_left_is_none(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        made = company(by)
        old = Consenting("Gerencia", TODAY - timedelta(days=90), TODAY - timedelta(days=1))
        operations.record_consent(by=by, company=made, consenting=old, today=TODAY, at=NOW)
        operations.record_consent(by=by, company=made, consenting=AGREED, today=TODAY, at=NOW)
        operations.change_company(by=by, company=made, branch="TOURS", place="Roatán", is_association=True)
        operations.end_company(by=by, company=made, on=TODAY)
        with pytest.raises(Refused):
            operations.end_company(by=by, company=made, on=TODAY)
        with pytest.raises(Refused):
            operations.record_commitment(by=by, company=made, committing=CODE, at=NOW)
        again = operations.CompanyEntry(made.organisation, "LODGING", "Tela")
        with pytest.raises(Refused):
            operations.enter_company(by=by, kept_by=made.kept_by, entry=again, at=NOW)

    assert Company.objects.get(pk=made.pk).place == "Roatán"
