"""Opening a report: by intake alone, audited before anything is decrypted; answering whoever reported."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport, ReportKey, ReportPart
from amparo.prevention.community.operations import opening
from amparo.prevention.reporting.operations import returning
from amparo.prevention.reporting.rules import files
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.prevention.community.doing import NOW, TODAY, TOLD, actions, newest, reporter, sent
from tests.prevention.reporting.rules.test_files import picture


def test_intake_opens_answers_and_whoever_has_the_receipt_reads_it(as_staff: As) -> None:
    receipt = sent(picture=files.kept_from(picture()))

    with as_staff("cr.recepcion") as by:
        report = newest(by)
        before = opening.open_report(by=by, report=report, at=NOW)
        opening.answer_reporter(by=by, report=report, text="¿De qué color es?", today=TODAY)
        file = opening.open_file(by=by, report=report, place=before.files[0].place)
    with reporter():
        box = returning.open_with(by=NOBODY, receipt=receipt)
        assert box is not None
        read = returning.read_box(by=NOBODY, opening=box)
        returning.write_in(by=NOBODY, opening=box, message="Blanca")
    with as_staff("cr.recepcion") as by:
        news = newest(by).has_news
        after = opening.open_report(by=by, report=newest(by), at=NOW)

    assert dict(before.answers) == TOLD
    assert file is not None
    assert (file[0], file[1]) == ("1.jpg", "image/jpeg")
    assert read is not None
    assert [(each.kind, each.text, each.is_own) for each in read.letters] == [
        ("FILE", "", True), ("MESSAGE", "¿De qué color es?", False),
    ]  # fmt: skip
    assert (read.status, dict(read.answers)) == (words.READ, TOLD)
    assert news
    assert [(each.from_reporter, each.text) for each in after.messages] == [
        (False, "¿De qué color es?"),
        (True, "Blanca"),
    ]
    assert actions() == ["REPORT_OPENED", "REPORT_ANSWERED", "REPORT_FILE_OPENED", "REPORT_OPENED"]


def test_nothing_of_what_was_told_stands_in_clear(as_staff: As) -> None:
    receipt = sent()

    with as_staff("cr.recepcion") as by:
        opening.open_report(by=by, report=newest(by), at=NOW)
    rows = as_owner(
        "select row_to_json(r)::text from community_communityreport r union all select row_to_json(p)::text from"
        " community_reportpart p union all select row_to_json(k)::text from community_reportkey k union all"
        " select row_to_json(a)::text from audit_entry a"
    )
    whole = json.dumps(rows)

    assert not [word for word in ("camioneta", "playa", receipt) if word in whole]


def test_an_urgent_report_has_a_clock_until_it_is_opened_and_the_audit_says_whether_it_was_late(as_staff: As) -> None:
    sent()
    sent({**TOLD, "danger": "UNSURE"})
    before = as_owner("select due_at from community_reportclock")

    with as_staff("cr.recepcion") as by:
        report = CommunityReport.objects.get(danger="YES")
        opening.open_report(by=by, report=report, at=NOW + timedelta(minutes=40))

    assert len(before) == 1
    assert as_owner("select count(*) from community_reportclock") == [(0,)]
    assert as_owner("select facts->>'late' from audit_entry where action = 'REPORT_OPENED'") == [("true",)]


def test_others_open_nothing_and_the_database_shows_them_nothing(as_staff: As) -> None:
    sent()
    with as_staff("cr.recepcion") as by:
        report = newest(by)

    for username in ("cr.supervision", "cr.guardia", "cr.policia", "cr.datos", "cr.tecnica", "hn.recepcion"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            opening.open_report(by=by, report=report, at=NOW)
        with as_staff(username):
            keys, parts = ReportKey.objects.count(), ReportPart.objects.count()
            reports = CommunityReport.objects.count()
        assert (keys, parts, reports) == (0, 0, 1 if username == "cr.supervision" else 0), username
    assert actions() == []


def test_an_answer_that_says_nothing_is_refused(as_staff: As) -> None:
    sent()

    with pytest.raises(Refused), as_staff("cr.recepcion") as by:
        opening.answer_reporter(by=by, report=newest(by), text="  ", today=TODAY)

    assert as_owner("select count(*) from community_reportpart") == [(1,)]
