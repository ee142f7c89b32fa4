"""An alert opens a case; a running case keeps the versions that it started with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries
from amparo.protection.cases.models import Case
from amparo.protection.pathways import operations
from amparo.protection.pathways.models import OpenStep, Pathway
from tests.conftest import As
from tests.partnership.procedures.drafts import renamed


def test_an_alert_opens_a_case_whose_first_step_waits_for_the_team_that_took_it(carrier: Carrier) -> None:
    code = carrier.open()

    step = OpenStep.objects.using("owner").select_related("team").get()
    assert (code[:3], step.path, step.team.code) == ("CR-", "call_reports/receive_report", "guard")


@pytest.mark.parametrize("username", ["cr.gestora", "cr.policia", "cr.datos", "cr.tecnica", "cr.secretaria"])
def test_who_takes_no_alerts_starts_nothing(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        operations.start_pathway(by=actor, mandate="TRAFFICKING", at=datetime.now(UTC))

    assert Case.objects.using("owner").count() == 0


@pytest.mark.parametrize("mandate", ["", "trafficking", "\x00", "X" * 10_000])
def test_an_unknown_mandate_starts_nothing(as_staff: As, mandate: str) -> None:
    with pytest.raises(Refused), as_staff("cr.recepcion") as actor:
        operations.start_pathway(by=actor, mandate=mandate, at=datetime.now(UTC))

    assert Case.objects.using("owner").count() == 0


def test_a_running_case_keeps_its_versions_and_a_new_one_takes_the_newest(carrier: Carrier, publishing: None) -> None:
    carrier.open()
    before = queries.current_set()
    with acting(service_token(60)) as actor:
        (made,) = procedures.publish_procedures(by=actor, drafts=[renamed("01")], at=datetime.now(UTC))
    second = Carrier("CR")

    second.open()
    carrier.do("call_reports/receive_report")

    kept = {row.case.code: row.versions for row in Pathway.objects.using("owner").select_related("case")}
    assert kept == {carrier.code: before, second.code: {**before, "p01_reports": made.pk}}
