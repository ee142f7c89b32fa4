"""Reads the sheets of one workbook, or makes an XForm of sheets; run by `workbooks`, never in the server.

The process may use little time, memory and no files of its own; a file that asks for more ends it and nothing else.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

CPU_SECONDS: Final = 30
CPU_SECONDS_OF_A_FILE: Final = 2
MEMORY: Final = 1_000_000_000
MOST_UNPACKED: Final = 12_000_000
MOST_PARTS: Final = 200
MOST_ROWS: Final = 1_000
MOST_COLUMNS: Final = 60
MOST_LETTERS: Final = 4_000


class _Refused(Exception):
    """The file is over a limit or no workbook; the argument is the code."""


def sheets_of(content: bytes, wanted: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return the lines of the wanted sheets of a workbook, each cell as text."""
    from openpyxl import load_workbook  # noqa: PLC0415 - this process either reads a workbook or makes an XForm

    _check(content)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    names = {name.strip().lower(): name for name in book.sheetnames}
    return {sheet: list(_lines(book[names[sheet]])) for sheet in wanted if sheet in names}


def _check(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _Refused("limits")
        if any(part.flag_bits & 1 for part in parts):
            raise _Refused("sealed")
        if any(b"<!" in packed.read(part) for part in parts if part.filename.endswith((".xml", ".rels"))):
            raise _Refused("broken")


def _lines(sheet: Any) -> Iterator[list[str]]:
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS and any(cell is not None for cell in row):
            raise _Refused("limits")
        cells = [_text(cell)[:MOST_LETTERS] for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return "".join(each for each in str(cell) if each.isprintable() or each == "\n")


def xform_of(sheets: dict[str, Any]) -> str:
    """Return the XForm of the sheets of a form, each a list of rows by column; no Java is asked to look at it."""
    from pyxform.xls2xform import convert  # noqa: PLC0415 - as above

    return str(convert(sheets, validate=False, pretty_print=False).xform)


def main() -> None:
    """Read the standard input and print what was found, or why nothing was."""
    making = sys.argv[1] == "xform"
    seconds = CPU_SECONDS if making else CPU_SECONDS_OF_A_FILE
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if not making:  # what makes the XForm looks for a folder of its own, and is given only what we wrote
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        told: dict[str, object] = (
            {"xform": xform_of(json.loads(content))} if making else {"sheets": sheets_of(content, sys.argv[2:])}
        )
    except _Refused as refused:
        told = {"code": str(refused)}
    except Exception as broken:
        told = {"code": "broken", "text": str(broken)[:500] if making else ""}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
