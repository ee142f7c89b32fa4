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


def rows_csv(side: Counting, span: str, window: Window) -> Iterator[bytes]:
    """Yield the rows behind one side of a figure; `MOST` at most."""
    yield "\ufeff".encode()
    yield _line(str(label) for label, _sql in side.counted.shown)
    after, given = 0, 0
    while given < MOST:
        found = counting.rows_behind(side, span, window, after=after)
        for row in found[: counting.ROWS]:
            yield _line(row.cells)
        given += counting.ROWS
        if len(found) <= counting.ROWS:
            return
        after = found[counting.ROWS - 1].place


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode()
