"""Rows are tried without a trace, taken in one by one, and what is not taken goes back with why; nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.documents.sheets import read_sheet, write_sheet
from amparo.foundation.lists import operations, queries
from amparo.foundation.lists.models import ListFile
from amparo.partnership.rolls.exports.lists import ACTIVITIES
from amparo.partnership.rolls.models import Activity
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.partnership.directory.entering import NOW

HEADINGS = ("Código", "Tipo", "Título", "Primer día", "Último día", "Apuntes de la oficina")
WELL = ("HN-2022-90", "Taller", "Taller de formadoras", "2022-06-14", "2022-06-16", "no borrar")
ROWS = (
    WELL,
    ("", "Curso", "Curso sin código", "2022-07-01", "", ""),
    ("", "Fiesta", "Una fiesta", "2022-07-01", "", "de la oficina"),
    ("", "Taller", "Termina antes", "2022-07-02", "2022-07-01", ""),
    ("", "Taller", "", "14/06/2022", "", ""),
    WELL,
)


def read(as_staff: As, rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS) -> ListFile:
    with as_staff("hn.secretaria") as by:
        return operations.read_file(by=by, listed=ACTIVITIES, content=write_sheet("x", headings, rows), at=NOW)


def taken(as_staff: As, file: ListFile) -> int:
    with as_staff("hn.secretaria") as by:
        return operations.take_rows(by=by, listed=ACTIVITIES, file=file, at=NOW)


def states(file: ListFile) -> list[str]:
    return list(file.rows.values_list("state", flat=True))


def facts(action: str) -> list[dict[str, object]]:
    return [json.loads(row[0]) for row in as_owner("select facts from audit_entry where action = %s", action)]


def test_a_file_is_read_without_a_trace_taken_in_row_by_row_and_nothing_is_lost(as_staff: As) -> None:
    file = read(as_staff)

    assert states(file) == ["NEW", "NEW", "WRONG", "WRONG", "WRONG", "WRONG"]
    assert (Activity.objects.count(), facts("ACTIVITY_PLANNED"), len(facts("LIST_READ"))) == (0, [], 1)

    assert taken(as_staff, file) == 2
    assert list(Activity.objects.order_by("pk").values_list("code", "title", "kind", "country", "ends_on")) == [
        ("HN-2022-90", "Taller de formadoras", "WORKSHOP", "HN", Activity.objects.get(code="HN-2022-90").ends_on),
        ("HN-2022-91", "Curso sin código", "COURSE", "HN", Activity.objects.get(kind="COURSE").starts_on),
    ]
    assert facts("LIST_TAKEN_IN") == [{"list": "actividades", "rows": 2}]
    kept = list(file.rows.values_list("cells", flat=True))
    assert kept == [[], [], *(list(row) for row in ROWS[2:])]


def test_what_was_not_taken_goes_back_with_why_and_mended_it_comes_in(as_staff: As) -> None:
    file = read(as_staff)
    taken(as_staff, file)

    with as_staff("hn.secretaria") as by:
        sheet = read_sheet(operations.rows_not_taken(by=by, listed=ACTIVITIES, file=file))

    assert sheet.headings[:6] == HEADINGS
    assert [cells[:6] for _number, cells in sheet.rows] == list(ROWS[2:])
    whys = [cells[6] for _number, cells in sheet.rows]
    assert all(whys)
    assert len(set(whys)) == 4
    mended = [(code, "Taller", title or "Ya con título", "2022-07-01", "2022-07-02", note, why)
              for (_number, (code, _kind, title, _first, _last, note, why)) in sheet.rows[:3]]  # fmt: skip
    again = read(as_staff, mended, sheet.headings)
    assert states(again) == ["NEW", "NEW", "NEW"]
    assert taken(as_staff, again) == 3
    assert Activity.objects.count() == 5


def test_a_row_with_a_code_changes_what_it_says_and_leaves_what_it_does_not(as_staff: As) -> None:
    taken(as_staff, read(as_staff, [WELL]))
    one = Activity.objects.get()

    file = read(
        as_staff,
        [("hn-2022-90", "", "Otro título", "", "", ""), ("", "Visita o intercambio", "V", "2022-08-01", "", "")],
    )
    assert (states(file), file.rows.first().changes) == (["CHANGED", "NEW"], ["title"])  # type: ignore[union-attr]
    taken(as_staff, file)
    wrong = read(as_staff, [("HN-2022-90", "Curso", "", "", "", "")])

    assert states(wrong) == ["WRONG"]
    one.refresh_from_db()
    assert (one.title, one.kind, one.starts_on.isoformat()) == ("Otro título", "WORKSHOP", "2022-06-14")


def test_a_row_that_was_well_and_is_no_more_stays_with_why(as_staff: As) -> None:
    first, second = read(as_staff, [WELL]), read(as_staff, [(*WELL[:2], "Otro", *WELL[3:])])

    assert (taken(as_staff, first), taken(as_staff, second)) == (1, 1)
    assert states(second) == ["CHANGED"]
    assert (taken(as_staff, first), Activity.objects.get().title) == (0, "Otro")


@pytest.mark.parametrize("username", ["hn.policia", "hn.enlace", "cr.policia"])
def test_only_who_may_takes_a_list_away_or_brings_rows(as_staff: As, username: str) -> None:
    content = write_sheet("x", HEADINGS, [WELL])

    for act in (
        lambda by: operations.take_away(by=by, listed=ACTIVITIES),
        lambda by: operations.read_file(by=by, listed=ACTIVITIES, content=content, at=NOW),
    ):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            act(by)
    assert (facts("LIST_TAKEN_AWAY"), ListFile.objects.count()) == ([], 0)


def test_taking_a_list_away_is_written_down_with_how_many_rows_and_no_name(as_staff: As) -> None:
    taken(as_staff, read(as_staff, [WELL]))

    with as_staff("hn.secretaria") as by:
        operations.take_away(by=by, listed=ACTIVITIES)

    found = as_owner("select subject, institution from audit_entry where action = 'LIST_TAKEN_AWAY'")
    assert found == [("list:actividades", "HN_SECRETARIAT")]
    assert facts("LIST_TAKEN_AWAY") == [{"list": "actividades", "rows": 1}]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a workbook", write_sheet("x", ("Nada", "Otra"), [("a", "b")])]
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(as_staff: As, content: bytes) -> None:
    with pytest.raises(Refused) as refused, as_staff("hn.secretaria") as by:
        operations.read_file(by=by, listed=ACTIVITIES, content=content, at=NOW)

    assert len(str(refused.value)) > 20
    assert ListFile.objects.count() == 0


def test_rows_that_nobody_mends_are_forgotten_in_time(as_staff: As) -> None:
    file = read(as_staff, ROWS[2:4])

    with acting(service_token()) as clock:
        assert operations.forget_rows(by=clock, today=NOW.date() + timedelta(days=30)) == 0
        assert operations.forget_rows(by=clock, today=NOW.date() + timedelta(days=31)) == 2
    with pytest.raises(NotAllowed), as_staff("hn.secretaria") as by:
        operations.forget_rows(by=by, today=NOW.date())

    assert queries.states_of(file) == {"WRONG": 2}
