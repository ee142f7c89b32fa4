"""The rows behind a figure as a CSV file, a page of rows at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from amparo.evidence.claims.exports import harmless
from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting
from amparo.evidence.results.rules.rows import in_words

MOST = 100_000  # rows; more are asked of the installation
AT_ONCE = 5_000


def rows_csv(side: Counting, span: str, window: Window) -> Iterator[bytes]:
    """Yield the rows behind one side of a figure; `MOST` at most."""
    yield "\ufeff".encode()
    yield _line(side.counted.headings)
    after, given = 0, 0
    while given < MOST:
        found = counting.rows_behind(side, span, window, after=after, most=AT_ONCE)
        for row in found[:AT_ONCE]:
            yield _line(in_words(side.counted, row.cells))
        given += AT_ONCE
        if len(found) <= AT_ONCE:
            return
        after = found[AT_ONCE - 1].place


def _line(cells: Iterable[object]) -> bytes:
    """Write a line; days stand as 2026-11-22, so that every spreadsheet takes them for days."""
    out = io.StringIO()
    csv.writer(out).writerow([harmless("" if cell is None else str(cell)) for cell in cells])
    return out.getvalue().encode()
