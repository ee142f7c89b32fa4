"""Sheets as rows of named cells: languages of headings, empty lines, columns that are not taken."""

from __future__ import annotations

from amparo.evidence.surveys.rules.cells import rows_of


def test_headings_carry_their_language_and_empty_lines_are_passed_over() -> None:
    sheet = [["Type", "label::Español (es)", "label::fr", "hint"], ["text", " Hola ", "Salut", ""], ["", "", "", ""]]

    reading = rows_of({"survey": sheet}, "survey")

    assert [row.number for row in reading.rows] == [2]
    assert reading.rows[0]["type"] == "text"
    assert reading.rows[0].words("label") == {"es": "Hola", "fr": "Salut"}
    assert reading.problems == []


def test_a_language_that_is_not_ours_is_told_at_its_heading() -> None:
    reading = rows_of({"survey": [["type", "label::Deutsch (de)"], ["text", "Hallo"]]}, "survey")

    assert [(each.row, each.column) for each in reading.problems] == [(1, "label::Deutsch (de)")]


def test_a_column_that_stands_twice_is_told() -> None:
    assert len(rows_of({"survey": [["type", "type"], ["text", "text"]]}, "survey").problems) == 1


def test_an_unknown_column_is_refused_only_where_something_is_written() -> None:
    sheet = [["type", "bind::x"], ["text", ""], ["text", "y"]]

    problems = rows_of({"survey": sheet}, "survey").problems

    assert [(each.row, each.column) for each in problems] == [(3, "bind::x")]


def test_a_sheet_that_is_not_there_has_no_rows() -> None:
    assert rows_of({}, "choices").rows == []
