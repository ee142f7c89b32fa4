"""A sheet comes sealed, opens for intake alone, and is sent once; nothing that it says is kept beside it."""

from __future__ import annotations

import json

import pytest

from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.community.operations.following import Call
from amparo.protection.pathways.queries import runs
from amparo.protection.sheets import operations, queries
from amparo.protection.sheets.operations import Alert
from tests.conftest import As
from tests.foundation.access.wall import as_member, as_owner
from tests.prevention.community.doing import NOW, TODAY
from tests.protection.sheets.writing import ALERT, REPORT, SUMMARY, said, sealed_alert, wrapped

ANSWERS = {name: text for name, text in ALERT.items() if name != "mandate"}


def brought(as_staff: As, text: str, by: str = "cr.policia") -> int:
    with as_staff(by) as actor:
        return operations.bring_sheet(by=actor, text=text, at=NOW).pk


def test_an_alert_sealed_elsewhere_becomes_a_case_once(as_staff: As) -> None:
    text = sealed_alert()
    key = brought(as_staff, text)

    with as_staff("cr.recepcion") as by:
        sheet = queries.sheet_visible_to(by, key)
        assert sheet is not None
        written = operations.open_sheet(by=by, sheet=sheet)
    assert (written.kind, written.answers) == ("ALERT", ALERT)
    assert as_owner("select count(*) from cases_case") == [(0,)]
    with as_staff("cr.recepcion") as by:
        pathway = operations.send_alert(by=by, sheet=sheet, alert=Alert("TRAFFICKING", ANSWERS), at=NOW)
        assert [step.path for step in runs.work_of(by, limit=10)] == ["call_reports/triage"]
    with pytest.raises(Refused), as_staff("cr.recepcion") as by:
        operations.send_alert(by=by, sheet=sheet, alert=Alert("TRAFFICKING", ANSWERS), at=NOW)
    with pytest.raises(Refused, match="ya se trajo antes"):
        brought(as_staff, text.replace("\n", "\r\n"), "cr.recepcion")

    assert as_owner("select count(*) from cases_case") == [(1,)]
    assert as_owner("select state, sealed from sheets_sealedsheet") == [("SENT", b"")]
    told = as_owner("select action, case_id from audit_entry where action like '%%SHEET%%' order by id")
    assert [action for action, _case in told] == [
        "SHEET_BROUGHT", "SHEET_OPENED", "ALERT_FROM_SHEET", "SHEET_SENT",
    ]  # fmt: skip
    assert [case for _action, case in told if case] == [pathway.case.pk]
    rows = as_owner(
        "select row_to_json(e)::text from audit_entry e union all select row_to_json(s)::text from sheets_sealedsheet s"
        " union all select row_to_json(p)::text from pathways_pathwayevent p"
    )
    assert SUMMARY not in json.dumps(rows, ensure_ascii=False)


def test_a_report_sealed_elsewhere_is_taken_down_with_a_receipt(as_staff: As) -> None:
    key = brought(as_staff, wrapped(said(REPORT, kind="REPORT")))

    with as_staff("cr.recepcion") as by:
        sheet = queries.sheet_visible_to(by, key)
        assert sheet is not None
        assert operations.open_sheet(by=by, sheet=sheet).answers == REPORT
    with as_staff("cr.recepcion") as by:
        receipt = operations.send_report(by=by, sheet=sheet, call=Call("es", REPORT), today=TODAY, at=NOW)

    assert len(receipt.replace(" ", "")) == 16
    assert as_owner("select kind, danger from community_communityreport") == [("PHONE", "NO")]


def test_nobody_but_intake_of_the_country_opens_a_sheet(as_staff: As) -> None:
    key = brought(as_staff, sealed_alert())

    for username in ("hn.recepcion", "cr.guardia", "cr.supervision"):
        with as_staff(username) as by:
            assert queries.sheet_visible_to(by, key) is None
        assert as_member(username, "select count(*) from sheets_sealedsheet") == [(0,)]
    with as_staff("cr.policia") as by:
        mine = queries.sheet_visible_to(by, key)
        assert mine is not None
        with pytest.raises(NotAllowed):
            operations.open_sheet(by=by, sheet=mine)
        # Even a web process that forgot to ask gets no ticket for it.
        with pytest.raises(keys.TicketRefused):
            keys.issue(session=by.session, account=by.account, case_id=mine.subject, group="SH", purpose="INTAKE")


def test_what_would_not_open_is_not_kept(as_staff: As) -> None:
    good = sealed_alert()
    at = good.index("-----END") - 40
    altered = good[:at] + ("A" if good[at] != "A" else "B") + good[at + 1 :]
    unknown = f"amparo-1 cr 0000-0000-0000-0000-0000{good[good.index(chr(10)) :]}"
    theirs = wrapped(said(ALERT, to="hn"), to="hn")

    for text, kind in (
        (altered, keys.Altered), (unknown, keys.UnknownKey), (theirs, Refused), ("nothing", Refused),
        (theirs.replace("amparo-1 hn", "amparo-1 cr"), keys.UnknownKey),
    ):  # fmt: skip
        with pytest.raises(kind):
            brought(as_staff, text)
    with pytest.raises(NotAllowed):
        brought(as_staff, good, "cr.tecnica")

    assert as_owner("select count(*) from sheets_sealedsheet") == [(0,)]


def test_a_sheet_put_aside_says_nothing_any_more_and_one_that_cannot_be_sent_stays_whole(as_staff: As) -> None:
    key, other = brought(as_staff, sealed_alert()), brought(as_staff, sealed_alert(amp_report_place="Playa"))
    with as_staff("cr.recepcion") as by:
        sheet, kept = queries.sheet_visible_to(by, key), queries.sheet_visible_to(by, other)
        assert sheet is not None
        assert kept is not None
        operations.put_aside(by=by, sheet=sheet, at=NOW)

    with pytest.raises(Refused), as_staff("cr.recepcion") as by:
        operations.send_alert(by=by, sheet=kept, alert=Alert("NO_SUCH_MANDATE", ANSWERS), at=NOW)

    assert as_owner("select state, length(sealed) > 0 from sheets_sealedsheet order by id") == [
        ("DROPPED", False), ("WAITING", True),
    ]  # fmt: skip
    assert as_owner("select count(*) from cases_case") == [(0,)]
