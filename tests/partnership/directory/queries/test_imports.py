"""Files that are being taken in are for the secretariat of the country."""

from __future__ import annotations

from amparo.partnership.directory.operations import importing
from amparo.partnership.directory.queries import imports as queries
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, workbook

ROWS = (("Ana", "Pérez", "", "", "", "", ""), ("", "", "x@y.hn", "", "", "", ""), ("Luz", "Mora", "", "", "", "", ""))


def test_a_file_and_its_rows_are_counted_by_how_they_are_taken(as_staff: As) -> None:
    with as_staff("hn.secretaria") as actor:
        file = importing.read_people(by=actor, kept_by=country(), content=workbook(ROWS), at=NOW)

        assert queries.import_visible_to(actor, file.pk) == file
        assert [(row.count, row.wrong) for row in queries.imports_of(actor)] == [(3, 1)]  # type: ignore[attr-defined]
        assert queries.states_of(file) == {"NEW": 2, "WRONG": 1}
        assert [row.number for row in queries.rows_left(file)] == [2, 4]
        assert [row.number for row in queries.rows_wrong(file)] == [3]
        assert [row.number for row in queries.rows_after(file, 2)] == [3, 4]
        assert [row.number for row in queries.rows_after(file, 0, "WRONG")] == [3]
    for username in ("cr.secretaria", "hn.enlace"):
        with as_staff(username) as actor:
            assert queries.import_visible_to(actor, file.pk) is None
            assert list(queries.imports_of(actor)) == []


def test_what_is_compared_is_the_directory_of_the_coalition(as_staff: As) -> None:
    with as_staff("hn.secretaria") as actor:
        file = importing.read_people(by=actor, kept_by=country(), content=workbook(ROWS), at=NOW)
        importing.import_people(by=actor, file=file, at=NOW)

    assert len(queries.taking_people(country().pk).values) == 2
    assert queries.taking_people(country("CR").pk).values == {}
    assert queries.taking_organisations(country().pk).values == {}
