"""Files of one country are not seen from another."""

from __future__ import annotations

from amparo.foundation.documents.sheets import write_sheet
from amparo.foundation.lists import operations, queries
from amparo.partnership.rolls.exports.lists import ACTIVITIES
from tests.conftest import As
from tests.partnership.directory.entering import NOW

HEADINGS = ("Tipo", "Título", "Primer día")


def test_files_and_their_rows_are_seen_in_their_country_only(as_staff: As) -> None:
    rows = [("Taller", "Uno", "2022-06-14"), ("x", "Dos", "2022-06-14"), ("Curso", "Tres", "2022-06-14")]
    with as_staff("hn.secretaria") as by:
        content = write_sheet("x", HEADINGS, rows)
        file = operations.read_file(by=by, listed=ACTIVITIES, content=content, at=NOW)
        found = queries.file_visible_to(by, file.pk)
        assert found is not None
        assert (found.count, found.wrong) == (3, 1)  # type: ignore[attr-defined]
    with as_staff("cr.secretaria") as by:
        assert queries.file_visible_to(by, file.pk) is None
        assert list(queries.files_of(by)) == []

    assert queries.states_of(file) == {"NEW": 2, "WRONG": 1}
    assert [row.cells[1] for row in queries.rows_left(file)] == ["Uno", "Tres"]
    assert [row.cells[1] for row in queries.rows_wrong(file)] == ["Dos"]
    assert [row.cells[1] for row in queries.rows_after(file, queries.rows_wrong(file)[0].number)] == ["Tres"]
    assert [row.cells[1] for row in queries.rows_after(file, 0, "WRONG")] == ["Dos"]
