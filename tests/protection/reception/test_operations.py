"""From a report to an alert: codes in clear, words sealed; the report never knows the case."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.protection.cases.vocabulary import TRAFFICKING
from amparo.protection.pathways.queries import runs
from amparo.protection.reception import operations
from tests.conftest import As, Browsing
from tests.foundation.access.wall import as_owner
from tests.prevention.community.doing import NOW, newest, sent


def test_a_report_becomes_a_case_once_and_the_case_waits_for_triage(as_staff: As) -> None:
    sent()

    with as_staff("cr.recepcion") as by:
        pathway = operations.open_alert(by=by, report=newest(by), mandate=TRAFFICKING, at=NOW)
        waiting = [step.path for step in runs.work_of(by, limit=10)]
    with pytest.raises(Refused), as_staff("cr.recepcion") as by:
        operations.open_alert(by=by, report=newest(by), mandate=TRAFFICKING, at=NOW)

    assert waiting == ["call_reports/triage"]
    assert as_owner("select count(*) from cases_case") == [(1,)]
    rows = as_owner(
        "select row_to_json(e)::text from pathways_pathwayevent e union all select state::text from pathways_pathway"
    )
    assert "camioneta" not in json.dumps(rows)
    assert {group for (group,) in as_owner('select "group" from people_sealedanswers')} == {"C2", "C4"}
    linked = as_owner("select action, subject like 'report:%%' from audit_entry where case_id = %s", pathway.case.pk)
    assert ("ALERT_FROM_REPORT", True) in linked
    assert as_owner(
        "select count(*) from information_schema.columns where table_name like 'community%%'"
        " and column_name like '%%case%%'"
    ) == [(0,)]


def test_whoever_takes_no_reports_opens_no_alert_from_one(as_staff: As, browsing: Browsing) -> None:
    sent()
    with as_staff("cr.recepcion") as by:
        report = newest(by)

    for username in ("cr.guardia", "cr.supervision", "hn.recepcion"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            operations.open_alert(by=by, report=report, mandate=TRAFFICKING, at=NOW)
    address = reverse("reception:alert", args=[report.pk])
    intake = browsing("cr.recepcion")

    assert browsing("cr.guardia").get(address).status_code == 404
    assert intake.get(address).status_code == 200
    assert intake.post(address, {"mandate": "TRAFFICKING"}).status_code == 302
