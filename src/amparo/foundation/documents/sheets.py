"""Spreadsheets that people bring and take away: one table of text, in which nothing can run.

A file is read in a process of its own with little time and memory; whatever it holds, only words come back.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from amparo.foundation.documents.reading import NotReadable

MOST_BYTES: Final = 5 * 1024 * 1024
SECONDS: Final = 30
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A text that begins so would run if somebody edited its cell: it is marked as text.
RUNS: Final = ("=", "+", "-", "@", "\t", "\r")

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first table of a workbook: its headings, and each row with its number in the file."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(content: bytes, *, most_rows: int = 5000) -> Sheet:
    """Return the first table of an xlsx file as text.

    Raises `NotReadable`; `code` is size, kind, broken, limits (too large inside), rows (too many), empty or slow.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable("size")
    if not content.startswith(b"PK\x03\x04"):
        raise NotReadable("kind")
    command = [sys.executable, "-I", "-m", "amparo.foundation.documents.sheet_child", str(most_rows)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NotReadable("slow") from None
    if done.returncode < 0:
        raise NotReadable("slow")
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise NotReadable("broken") from None
    if "code" in told:
        raise NotReadable(told["code"])
    return Sheet(tuple(told["headings"]), tuple((number, tuple(cells)) for number, cells in told["rows"]))


def write_sheet(title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return an xlsx file with one table; every text is text, so that it comes back as it went and nothing runs."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in _PARTS.items():
            packed.writestr(_part(name), _HEAD + text)
        packed.writestr(_part("xl/workbook.xml"), _HEAD + _WORKBOOK.format(title=_sheet_name(title)))
        packed.writestr(_part("xl/worksheets/sheet1.xml"), _HEAD + _table(headings, rows))
    return made.getvalue()


def _part(name: str) -> zipfile.ZipInfo:
    """The same table makes the same bytes, whenever it is written."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _sheet_name(title: str) -> str:
    plain = "".join(each for each in title if each not in "[]:*?/\\'").strip()
    return escape(plain[:31] or "1", {'"': "&quot;"})


def _table(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    told = [_row(1, headings, style=1)]
    told += [_row(number, row) for number, row in enumerate(rows, start=2)]
    columns = "".join(f'<col min="{n}" max="{n}" width="22" customWidth="1"/>' for n in range(1, len(headings) + 1))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        f' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols>'
        f"<sheetData>{''.join(told)}</sheetData></worksheet>"
    )


def _row(number: int, values: Sequence[Value], style: int = 0) -> str:
    return f'<row r="{number}">{"".join(_cell(value, style) for value in values)}</row>'


def _cell(value: Value, style: int) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int):
        return f'<c s="{style}"><v>{value}</v></c>'
    marked = style or (2 if value.startswith(RUNS) else 0)
    text = escape("".join(each for each in value if each >= " " or each in "\n\t"))
    return f'<c s="{marked}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK: Final = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{{title}}" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}  # fmt: skip
