"""Spreadsheets come back as they went, nothing in them runs, and a hostile file ends with a word and no harm."""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.sheets import MOST_BYTES, Sheet, read_sheet, write_sheet

HEADINGS = ("Nombres", "Apellidos", "Cargo")
SHOWN = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=30)


def workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, changed.get(part.filename, old.read(part)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return made.getvalue()


def code_of(content: bytes, **more: int) -> str:
    with pytest.raises(NotReadable) as caught:
        read_sheet(content, **more)
    return caught.value.code


def test_a_table_comes_back_as_it_went() -> None:
    rows = (("Ana Lucía", "Pérez <Gómez> & hijas", "Jueza"), ("=1+1", "+504 2222", "-"), ("@eco", '96 % "así"', ""))

    assert read_sheet(write_sheet("Personas", HEADINGS, rows)) == Sheet(
        HEADINGS, tuple((number, row) for number, row in enumerate(rows, start=2))
    )


@settings(max_examples=12)
@given(st.lists(st.tuples(SHOWN, SHOWN, SHOWN), max_size=6))
def test_any_words_come_back_as_they_went(rows: list[tuple[str, str, str]]) -> None:
    normal = [tuple(" ".join(text.split()) for text in row) for row in rows]
    back = read_sheet(write_sheet("x", HEADINGS, normal))

    assert [tuple(" ".join(text.split()) for text in cells) for _n, cells in back.rows] == [
        tuple(unicodedata.normalize("NFC", text) for text in row) for row in normal if any(row)
    ]


def test_no_cell_that_we_write_holds_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_sheet("x", HEADINGS, [('=HYPERLINK("http://x")', "=1", "+1")])))
    cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row]

    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert [cell.quotePrefix for cell in cells] == [True, True, True]


def test_the_same_table_makes_the_same_bytes() -> None:
    assert write_sheet("x", HEADINGS, [("a", "b", "c")]) == write_sheet("x", HEADINGS, [("a", "b", "c")])


def test_days_numbers_and_percentages_become_the_text_that_they_show() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Título de la lista"])
    sheet.append(["a", "b", "c", "d", "e"])
    sheet.append([date(2022, 6, 14), 0.96, 12.0, datetime(2022, 6, 14, 9, 0), "=1+1"])
    sheet["B3"].number_format = "0%"
    made = io.BytesIO()
    book.save(made)

    assert read_sheet(made.getvalue()) == Sheet(
        ("a", "b", "c", "d", "e"), ((3, ("2022-06-14", "96 %", "12", "2022-06-14 09:00", "")),)
    )


def test_a_bomb_is_refused_quickly() -> None:
    started = time.monotonic()
    bomb = repacked(workbook(["a", "b"]), {"xl/worksheets/sheet1.xml": b" " * 400_000_000})

    assert len(bomb) < MOST_BYTES
    assert code_of(bomb) == "limits"
    assert time.monotonic() - started < 20


def test_a_package_of_very_many_parts_is_refused() -> None:
    assert code_of(repacked(workbook(["a", "b"]), {f"x/{n}": b"" for n in range(600)})) == "limits"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    evil = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
        ']><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
    )

    assert code_of(repacked(workbook(["a", "b"]), {"xl/sharedStrings.xml": evil.encode(encoding)})) == "broken"


def test_a_row_at_the_end_of_the_world_is_refused_quickly() -> None:
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        '<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        "</worksheet>"
    )
    started = time.monotonic()

    assert code_of(repacked(workbook(["a", "b"]), {"xl/worksheets/sheet1.xml": far.encode()})) == "rows"
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 not a package", "broken"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "kind"),
        (b"", "kind"),
        (b"PK\x03\x04" + b"x" * MOST_BYTES, "size"),
    ],
)
def test_what_is_no_workbook_is_told(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_an_empty_table_and_one_that_is_too_long_are_told() -> None:
    assert code_of(workbook()) == "empty"
    assert code_of(workbook(["a", "b"], *[[n, n] for n in range(1, 60)]), most_rows=50) == "rows"
    assert len(read_sheet(workbook(["a", "b"], *[[n, n] for n in range(1, 51)]), most_rows=50).rows) == 50
