"""The rows behind a figure as a CSV file, a page of rows at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from amparo.evidence.claims.exports import harmless
from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting

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
            yield _line(row.cells)
        given += AT_ONCE
        if len(found) <= AT_ONCE:
            return
        after = found[AT_ONCE - 1].place


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode()
