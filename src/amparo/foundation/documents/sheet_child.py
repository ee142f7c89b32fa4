"""Reads one workbook from the standard input and prints its first table as JSON; run by `sheets`, never in the server.

The process may use little time, memory and no files of its own; a file that asks for more ends it and nothing else.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

import openpyxl

CPU_SECONDS: Final = 20
MEMORY: Final = 1_000_000_000
MOST_PARTS: Final = 500
MOST_UNPACKED: Final = 60_000_000
MOST_COLUMNS: Final = 60
MOST_LETTERS: Final = 2_000
# Headings stand among the first rows; a title may stand above them.
LOOKED_AT: Final = 20
_PIECE: Final = 1 << 20


class _Refused(Exception):
    """The file is over a limit, broken or empty; the argument is the code."""


def check_package(content: bytes) -> None:
    """Unpack every part up to a limit, whatever the package says of itself, and refuse declarations of entities."""
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS:
            raise _Refused("limits")
        for part in parts:
            head = b""
            with packed.open(part) as file:
                while piece := file.read(_PIECE):
                    unpacked += len(piece)
                    if unpacked > MOST_UNPACKED:
                        raise _Refused("limits")
                    _refuse_entities(part.filename, head + piece)
                    head = piece[-64:]


def _refuse_entities(name: str, piece: bytes) -> None:
    if name.lower().endswith((".xml", ".rels", ".vml")) and re.search(
        rb"<!(DOCTYPE|ENTITY)", piece.replace(b"\0", b"")
    ):
        raise _Refused("broken")


def text_of(cell: Any) -> str:
    """Return what a cell shows, as text: days as ISO, percentages with their sign, formulas by their last value."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    plain = "".join(each if each.isprintable() or each == "\n" else " " for each in str(value))
    return unicodedata.normalize("NFC", plain).strip()[:MOST_LETTERS]


def _number(value: float, shown_as: str) -> str:
    if "%" in shown_as:
        return f"{value * 100:.10g} %"
    return str(int(value)) if value == int(value) else repr(float(value))


def rows_of(content: bytes, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds something, with its number. Raises `_Refused` when there are too many."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    told = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > most_rows * 4 + LOOKED_AT:
            raise _Refused("rows")
        cells = [text_of(cell) for cell in row]
        if any(cells):
            told += 1
            if told > most_rows + LOOKED_AT:
                raise _Refused("rows")
            yield number, cells


def read(content: bytes, most_rows: int) -> dict[str, Any]:
    """Return the headings and the rows below them. Raises `_Refused`."""
    check_package(content)
    found = list(rows_of(content, most_rows))
    if not found:
        raise _Refused("empty")
    above = [index for index, (_n, cells) in enumerate(found[:LOOKED_AT]) if sum(map(bool, cells)) > 1]
    at = above[0] if above else 0
    headings = _trimmed(found[at][1])
    rows = [(number, (cells + [""] * len(headings))[: len(headings)]) for number, cells in found[at + 1 :]]
    if len(rows) > most_rows:
        raise _Refused("rows")
    return {"headings": headings, "rows": [row for row in rows if any(row[1])]}


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def main() -> None:
    """Read the standard input and print what was found, or why nothing was."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        told = read(sys.stdin.buffer.read(), int(sys.argv[1]))
    except _Refused as refused:
        told = {"code": str(refused)}
    except Exception:
        told = {"code": "broken"}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
