"""The rows behind a figure: which of their columns hold codes that have words."""

from __future__ import annotations

from collections.abc import Sequence

from amparo.evidence.results.rules.sources.shapes import Rows, Source


def in_words(source: Source, cells: Sequence[object]) -> tuple[object, ...]:
    """Put words in the place of codes: a column that a source is narrowed by has words for what stands in it."""
    if not isinstance(source, Rows):
        return tuple(cells)
    words = {axis.sql: axis.values for axis in source.axes.values()}
    named = [words.get(sql, {}) for sql in source.shown]
    return tuple(known.get(str(cell), cell) for known, cell in zip(named, cells, strict=True))
