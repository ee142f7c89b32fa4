"""Opening tables, sitting down at them and beginning candidates."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices.operations import groups
from amparo.partnership.practices.queries.groups import tables_of
from tests.conftest import As
from tests.partnership.practices.making import AT, first_table, opened, sit


def test_each_table_has_a_code_of_its_own_and_people_of_other_countries_sit_down_too(as_staff: As) -> None:
    selection = opened(as_staff, 6)
    sit(as_staff, selection, "hn.abogada", "cr.policia", "cr.policia")

    tables = list(tables_of(selection))
    assert len({table.code for table in tables}) == 6
    assert [(table.people, table.institutions) for table in tables[:2]] == [(2, 2), (0, 0)]


def test_a_code_is_understood_however_it_is_typed_and_a_wrong_one_is_refused(as_staff: As) -> None:
    table = first_table(opened(as_staff))
    with as_staff("hn.abogada") as by:
        found = groups.join_table(by=by, code=f" {table.code[:3].lower()}-{table.code[3:]} ", at=AT)
        with pytest.raises(Refused):
            groups.join_table(by=by, code="", at=AT)

    assert found.table_id == table.pk


def test_only_the_secretariat_or_the_programme_opens_tables_with_themes(as_staff: As) -> None:
    country = coalition.country_by_code("HN")
    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        groups.open_selection(by=by, kept_by=country, plan=groups.Plan("Mesas", ["Una"]), at=AT)
    with as_staff("hn.programa") as by, pytest.raises(Refused) as refused:
        groups.open_selection(by=by, kept_by=country, plan=groups.Plan(" ", ["", " "]), at=AT)

    assert len(refused.value.reasons) == 2


def test_closed_tables_take_nobody_and_no_candidate(as_staff: As) -> None:
    selection = opened(as_staff)
    table = first_table(selection)
    sit(as_staff, selection, "hn.abogada")
    with as_staff("hn.secretaria") as by:
        groups.close_selection(by=by, selection=selection, at=AT)
    table.selection.refresh_from_db()
    with as_staff("hn.psicologia") as by, pytest.raises(Refused):
        groups.join_table(by=by, code=table.code, at=AT)
    with as_staff("hn.abogada") as by, pytest.raises(Refused):
        groups.enter_candidate(by=by, table=table, original="es", at=AT)


def test_whoever_does_not_sit_there_begins_no_candidate(as_staff: As) -> None:
    table = first_table(opened(as_staff))

    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        groups.enter_candidate(by=by, table=table, original="es", at=AT)
