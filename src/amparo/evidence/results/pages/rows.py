"""A row behind a figure as people read it: days in their language, and words in the place of codes."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

from amparo.evidence.results.queries.counting import Row
from amparo.evidence.results.rules.definitions import Counting
from amparo.evidence.results.rules.rows import in_words
from amparo.foundation.design.boards import Cell


def row_cells(side: Counting, row: Row) -> tuple[Cell, ...]:
    """Return the cells of a row."""
    return tuple(_cell(value) for value in in_words(side.counted, row.cells))


def _cell(value: object) -> Cell:
    if isinstance(value, date):
        return Cell(date_format(value, "SHORT_DATE_FORMAT"), whole=True)
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(str(value), number=True)
    return Cell(str(value) if value not in (None, "") else "—")
