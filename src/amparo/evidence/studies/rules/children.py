"""How many children were there, told only in groups of ten or more: age bands are joined until each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amparo.evidence.statistics.rules.suppression import BREAKDOWN
from amparo.evidence.studies.vocabulary import BANDS, BOYS, GIRLS, OTHERS

Counts = Mapping[str, int]  # how many of each gender
ALL = "all"


@dataclass(frozen=True, slots=True)
class Row:
    """Joined age bands, from the first year to the last, and how many of each group that is told apart."""

    first: int
    last: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be told of who was there: rows of joined bands by gender, or of all together.

    With fewer than ten children in all there are no rows and no total.
    """

    rows: tuple[Row, ...] = ()
    total: int | None = None
    joined_bands: bool = False
    joined_genders: bool = False


def shown(counts: Mapping[str, Counts]) -> Shown:
    """Join age bands, and if that is not enough genders, until no group has fewer than ten children.

    A gender of which there is nobody at all is left out; a nought beside others is a small group like any other.
    """
    table = {band: dict(counts.get(band, {})) for band in BANDS}
    total = sum(sum(row.values()) for row in table.values())
    if total < BREAKDOWN:
        return Shown()
    genders = [each for each in (GIRLS, BOYS, OTHERS) if any(row.get(each) for row in table.values())]
    apart = _best(table, [(each, (each,)) for each in genders])
    if apart:
        return Shown(apart, total, joined_bands=len(apart) < _filled(table))
    together = _best(table, [(ALL, tuple(genders))])
    return Shown(together, total, joined_bands=len(together) < _filled(table), joined_genders=len(genders) > 1)


def _filled(table: Mapping[str, Counts]) -> int:
    return sum(any(row.values()) for row in table.values())


def _best(table: Mapping[str, Counts], columns: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Row, ...]:
    """Return the finest way to join neighbouring bands in which every group is large enough; none if there is none."""
    filled = [band for band in BANDS if any(table[band].values())]
    for groups in sorted(_ways(filled), key=len, reverse=True):
        rows = tuple(_row(table, group, columns) for group in groups)
        if all(count >= BREAKDOWN for row in rows for count in row.counts.values()):
            return rows
    return ()


def _row(table: Mapping[str, Counts], group: Sequence[str], columns: Iterable[tuple[str, tuple[str, ...]]]) -> Row:
    counts = {name: sum(table[band].get(each, 0) for band in group for each in of) for name, of in columns}
    return Row(BANDS[group[0]][0], BANDS[group[-1]][1], counts)


def _ways(bands: Sequence[str]) -> Iterator[list[list[str]]]:
    """Yield every way to cut a row of bands into neighbouring groups."""
    if not bands:
        yield []
        return
    for size in range(1, len(bands) + 1):
        for rest in _ways(bands[size:]):
            yield [list(bands[:size]), *rest]


def added(several: Iterable[Mapping[str, Counts]]) -> dict[str, dict[str, int]]:
    """Add the counts of several sessions."""
    found: dict[str, dict[str, int]] = {}
    for counts in several:
        for band, row in counts.items():
            into = found.setdefault(band, {})
            for gender, count in row.items():
                into[gender] = into.get(gender, 0) + count
    return found
