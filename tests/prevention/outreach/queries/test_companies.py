"""Companies are seen in their coalition, the longest due for a check first; an informal partner is never named."""

from __future__ import annotations

from datetime import timedelta

from amparo.prevention.outreach.operations import companies as operations
from amparo.prevention.outreach.operations import initiatives
from amparo.prevention.outreach.operations.companies import Checking, Committing, Consenting
from amparo.prevention.outreach.operations.initiatives import Joining
from amparo.prevention.outreach.queries import companies
from tests.conftest import As
from tests.prevention.outreach.doing import NOW, TODAY, company, entered


def test_who_is_due_for_a_check_and_who_is_named(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        first, second = company(by), company(by, "Asociación de prueba")
        said = ((first, 200, 100), (second, 500, 100), (second, 90, -1))
        made = [
            operations.record_commitment(
                by=by, company=each, at=NOW,
                committing=Committing("CODE", TODAY - timedelta(days=ago), TODAY + timedelta(days=left)),
            )
            for each, ago, left in said
        ]  # fmt: skip
        looked = Checking(TODAY, "Cámara", "KEPT")
        operations.check_commitment(by=by, commitment=made[0], checking=looked, today=TODAY, at=NOW)
        operations.record_consent(
            by=by, company=first, consenting=Consenting("Gerencia", TODAY), today=TODAY, at=NOW
        )  # fmt: skip

        rows = list(companies.companies_visible_to(by))
        assert companies.due_checks(rows, TODAY) == [
            (TODAY - timedelta(days=135), made[1]), (TODAY + timedelta(days=365), made[0]),
        ]  # fmt: skip
        assert companies.company_visible_to(by, first.pk) == first
        assert companies.commitment_visible_to(by, made[0].pk) == made[0]
        assert companies.named_companies_of("HN", TODAY) == [first]
        hidden = Joining(first.organisation, is_informal=True)
        initiatives.add_partner(by=by, initiative=entered(by), joining=hidden, at=NOW)
        assert companies.named_companies_of("HN", TODAY) == []
        assert companies.may_name(rows[1], TODAY) is False
    for username in ("cr.secretaria", "hn.datos"):
        with as_staff(username) as by:
            assert companies.company_visible_to(by, first.pk) is None
            assert companies.commitment_visible_to(by, made[0].pk) is None
