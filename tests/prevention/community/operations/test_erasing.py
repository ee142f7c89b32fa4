"""Erasing on the day: what was told and its keys are gone, and the receipt opens nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation import keys
from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed
from amparo.prevention.community import tasks
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.operations import erasing, following
from amparo.prevention.community.rules import sealing
from amparo.prevention.reporting.operations import returning
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.prevention.community.doing import TODAY, newest, reporter, sent


def test_a_closed_report_is_erased_on_its_day_and_not_before(as_staff: As) -> None:
    receipt = sent()
    with as_staff("cr.recepcion") as by:
        report = newest(by)
        following.close_report(by=by, report=report, status=words.NO_MORE, today=TODAY)

    copy = as_owner("select wrapped, by_intake from community_reportkey")[0]
    too_soon = tasks.erase_due(TODAY + timedelta(days=89))
    erased = tasks.erase_due(TODAY + timedelta(days=90))
    with reporter():
        found = returning.open_with(by=NOBODY, receipt=receipt)

    subject = sealing.subject_of(report.ref)
    with as_staff("cr.recepcion") as by:
        ticket = keys.issue(
            session=by.session, account=by.account, case_id=subject, group=words.GROUP, purpose=words.PURPOSE
        )
    with pytest.raises(keys.Unavailable):
        sealing.key_for_staff(ticket, bytes(copy[0]), bytes(copy[1]))

    assert (too_soon, erased, found) == (0, 1, None)
    assert as_owner(
        "select (select count(*) from community_reportkey), (select count(*) from community_reportpart)"
    ) == [(0, 0)]
    assert as_owner("select state, erased_on is not null from community_communityreport") == [("CLOSED", True)]
    assert as_owner("select action from audit_entry where action = 'REPORT_ERASED'") == [("REPORT_ERASED",)]


def test_no_member_of_staff_erases(as_staff: As) -> None:
    sent()

    with pytest.raises(NotAllowed), as_staff("cr.recepcion") as by:
        erasing.erase_report(by=by, report=newest(by), today=TODAY)

    assert as_owner("select count(*) from community_reportkey") == [(1,)]
