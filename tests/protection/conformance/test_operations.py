"""Keeping sums of a compared log and removing them, on a real database, as the application role."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.protection.conformance import operations
from amparo.protection.conformance.models import KeptComparison
from tests.conftest import As

FOUND: dict[str, Any] = {
    "cases": 40,
    "events": 200,
    "fitting": 30,
    "late": 4,
    "most_skipped": [{"path": "vote", "title": "Vote", "lane": "Panel", "cases": 5}],
    "most_extra": [{"path": "", "title": "Called the sister", "lane": "", "cases": 2}],
    "deviating": {"c-1": [{"kind": "skipped", "path": "vote", "event": 1}]},
}


def a_version() -> ProcedureVersion:
    version = ProcedureVersion.objects.using("owner").first()
    assert version is not None
    return version


def kept_by(carrier: Carrier, as_staff: As, username: str, label: str = "Registro de marzo") -> KeptComparison:
    with as_staff(username) as actor:
        return operations.keep_comparison(by=actor, version=a_version(), label=label, found=FOUND, at=carrier.at)


def test_sums_are_kept_without_the_cases_and_without_words_of_the_log(carrier: Carrier, as_staff: As) -> None:
    kept = kept_by(carrier, as_staff, "cr.secretaria")

    row = KeptComparison.objects.using("owner").get(pk=kept.pk)
    assert (row.label, row.cases, row.fitting, row.kept_by) == ("Registro de marzo", 40, 30, "CR_SECRETARIAT")
    assert row.found == {"most_skipped": FOUND["most_skipped"], "most_extra": []}
    assert Entry.objects.using("owner").filter(action="COMPARISON_KEPT").count() == 1
    assert verify_chains().faults == ()


@pytest.mark.parametrize("username", ["cr.gestora", "cr.datos", "cr.policia"])
def test_who_is_not_of_the_secretariat_keeps_nothing(carrier: Carrier, as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed):
        kept_by(carrier, as_staff, username)

    assert KeptComparison.objects.using("owner").count() == 0


def test_without_a_name_nothing_is_kept(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused) as refused:
        kept_by(carrier, as_staff, "cr.secretaria", label="  ")

    assert len(refused.value.reasons) == 1
    assert KeptComparison.objects.using("owner").count() == 0


def test_what_was_kept_is_removed_by_its_own_country_only(carrier: Carrier, as_staff: As) -> None:
    kept = kept_by(carrier, as_staff, "cr.secretaria")

    with pytest.raises(NotAllowed), as_staff("hn.secretaria") as actor:
        operations.forget_comparison(by=actor, kept=KeptComparison.objects.get(pk=kept.pk))
    with as_staff("cr.secretaria") as actor:
        operations.forget_comparison(by=actor, kept=KeptComparison.objects.get(pk=kept.pk))

    assert KeptComparison.objects.using("owner").count() == 0
    assert Entry.objects.using("owner").filter(action="COMPARISON_FORGOTTEN").count() == 1
