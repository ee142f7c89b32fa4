"""The sheets of a workbook, read in a process of its own; what is hostile costs nothing."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.workbooks import MOST_BYTES, sheets_of, xform_of


def book(**sheets: list[list[Any]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def refused(content: bytes) -> str:
    start = time.monotonic()
    with pytest.raises(NotReadable) as found:
        sheets_of(content, ["survey"])
    assert time.monotonic() - start < 30
    return found.value.code


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def test_cells_come_as_texts_and_only_the_wanted_sheets() -> None:
    content = book(Survey=[["a", 1, 2.5, True, None, date(2026, 11, 22), "=1+1"]], other=[["x"]])

    assert sheets_of(content, ["survey", "choices"]) == {"survey": [["a", "1", "2.5", "yes", "", "2026-11-22"]]}


def test_a_row_far_below_and_a_thousand_rows_are_over_the_limits() -> None:
    assert refused(book(survey=[["x"]] * 1001)) == "limits"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind"),
        (b"%PDF-1.7", "kind"),
        (b"PK\x03\x04", "broken"),
        (b"PK\x03\x04" + b"x" * MOST_BYTES, "size"),
        (packed(a=b"x" * 13_000_000), "limits"),
        (packed(**{f"p{number}": b"" for number in range(201)}), "limits"),
        (packed(**{"xl/workbook.xml": b"<!DOCTYPE x><x/>"}), "broken"),
    ],
    ids=["empty", "pdf", "cut", "large", "bomb", "parts", "doctype"],
)
def test_what_is_no_workbook_or_a_hostile_one_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_an_xform_is_made_and_what_is_no_form_is_refused() -> None:
    survey = [{"type": "text", "name": "a", "label": "A"}]

    assert '<data id="x" version="1">' in xform_of({"survey": survey, "settings": [{"form_id": "x", "version": "1"}]})
    with pytest.raises(NotReadable):
        xform_of({"survey": [{"type": "text", "name": "not a name", "label": "A"}]})
