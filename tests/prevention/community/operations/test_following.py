"""Weighing, joining, closing, keeping longer, and taking down a call."""

from __future__ import annotations

import pytest

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport
from amparo.prevention.community.operations import following
from amparo.prevention.community.operations.following import Call
from amparo.prevention.reporting.operations import returning
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.prevention.community.doing import NOW, TODAY, TOLD, actions, newest, reporter, sent


def test_a_report_is_weighed_joined_kept_and_closed_and_its_reporter_learns_of_no_person(as_staff: As) -> None:
    first, second = sent(), sent({**TOLD, "danger": "NO"})

    with as_staff("cr.recepcion") as by:
        report, older = newest(by), CommunityReport.objects.order_by("pk")[0]
        following.weigh_report(by=by, report=report, credibility="LIKELY")
        following.join_reports(by=by, report=report, ref=older.ref.lower())
        following.close_report(by=by, report=report, status=words.ACTED, today=TODAY)
    with as_staff("cr.recepcion") as by:
        report = newest(by)
        told = (report.credibility, report.same_as == older, report.state, (report.erase_on - TODAY).days)
        with pytest.raises(Refused):
            following.close_report(by=by, report=report, status=words.ACTED, today=TODAY)
        with pytest.raises(Refused):
            following.join_reports(by=by, report=older, ref=report.ref)
    with reporter():
        read = [returning.open_with(by=NOBODY, receipt=each) for each in (first, second)]
        boxes = [returning.read_box(by=NOBODY, opening=each) for each in read if each]

    assert told == ("LIKELY", True, words.CLOSED, 90)
    assert [box.status for box in boxes if box] == [words.RECEIVED, words.ACTED]
    assert actions() == ["REPORT_WEIGHED", "REPORT_JOINED", "REPORT_CLOSED"]


def test_what_is_kept_longer_is_kept_three_months_from_today_and_an_alert_is_opened_once(as_staff: As) -> None:
    sent()

    with as_staff("cr.recepcion") as by:
        report = newest(by)
        following.close_report(by=by, report=report, status=words.NO_MORE, today=TODAY)
        as_later = TODAY.replace(year=TODAY.year + 1)
        following.keep_report_longer(by=by, report=newest(by), today=as_later)
        following.mark_alert(by=by, report=newest(by))
        again = newest(by)
        with pytest.raises(Refused):
            following.mark_alert(by=by, report=again)
        with pytest.raises(Refused):
            following.keep_report_longer(by=by, report=again, today=TODAY)

    assert (again.erase_on - as_later).days == words.DAYS_LONGER
    assert again.is_alert


def test_a_call_is_taken_down_and_whoever_called_comes_back_with_the_code(as_staff: As) -> None:
    with as_staff("cr.recepcion") as by:
        here = coalition.country_by_code("CR")
        receipt = following.take_down_report(by=by, kept_by=here, call=Call("es", TOLD), today=TODAY, at=NOW)
        report = newest(by)
    with reporter():
        opening = returning.open_with(by=NOBODY, receipt=receipt)
        box = returning.read_box(by=NOBODY, opening=opening) if opening else None

    assert (report.kind, report.danger) == (words.PHONE, words.YES)
    assert box is not None
    assert dict(box.answers) == TOLD
    assert as_owner("select count(*) from community_reportclock") == [(1,)]
    with pytest.raises(NotAllowed), as_staff("cr.guardia") as by:
        following.take_down_report(by=by, kept_by=here, call=Call("es", TOLD), today=TODAY, at=NOW)
