"""What a sheet asks, and who sees one."""

from __future__ import annotations

from amparo.protection.sheets import operations, queries
from tests.conftest import As
from tests.prevention.community.doing import NOW, TODAY
from tests.protection.sheets.writing import sealed_alert


def test_a_sheet_asks_what_the_first_step_of_the_procedure_asks(as_staff: As) -> None:
    with as_staff("cr.recepcion"):
        asked = {field.name: required for field, required in queries.alert_fields("CR", TODAY)}

    assert asked["amp_report_summary"] is True
    assert asked["amp_report_contact"] is False
    assert len(asked) == 7


def test_intake_sees_what_waits_and_others_what_they_brought(as_staff: As) -> None:
    with as_staff("cr.policia") as by:
        key = operations.bring_sheet(by=by, text=sealed_alert(), at=NOW).pk

    with as_staff("cr.policia") as by:
        assert ([each.pk for each in queries.brought_by(by)], queries.waiting_for(by)) == ([key], [])
    with as_staff("cr.recepcion") as by:
        assert ([each.pk for each in queries.waiting_for(by)], queries.brought_by(by)) == ([key], [])
    with as_staff("cr.salud") as by:
        assert (queries.brought_by(by), queries.waiting_for(by)) == ([], [])
