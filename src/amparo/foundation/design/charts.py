"""Charts drawn by the server: lines over time, in the colours of the page, with their figures in a table behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from amparo.foundation.design.boards import Table

WIDE: Final = 1000  # of the drawing's own units; the page stretches it
HIGH: Final = 100
MOST_LINES: Final = 4  # as many as have a dash and a colour of their own


@dataclass(frozen=True, slots=True)
class Line:
    """What one line shows, with a value (0 or more) for each point in time."""

    label: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A line as it is drawn: its label, the number of its dash and colour, and its points."""

    label: str
    number: int
    points: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: lines under a title, of what base, from what source. ``ticks`` go from the top down to 0."""

    title: str
    base: str
    source: str
    traces: tuple[Trace, ...]
    ticks: tuple[str, ...]
    across: tuple[str, ...]
    table: Table


def line_chart(
    title: str, lines: Sequence[Line], *, base: str, source: str, across: tuple[str, ...], table: Table
) -> Chart:
    """Draw at most four lines that have a value for the same points; ``across`` are the words under them."""
    if len(lines) > MOST_LINES:
        raise ValueError(len(lines))
    top = top_of(max((value for line in lines for value in line.values), default=0))
    traces = tuple(Trace(line.label, at, _points(line.values, top)) for at, line in enumerate(lines, start=1))
    return Chart(title, base, source, traces, (str(top), str(top // 2), "0"), across, table)


def top_of(most: float) -> int:
    """Return an even round number that a scale may end with: 2, 4, 10, 20, 40, 100 and so on."""
    tens = 1
    while True:
        for top in (2 * tens, 4 * tens, 10 * tens):
            if top >= most:
                return top
        tens *= 10


def _points(values: Sequence[float], top: int) -> str:
    if not values:
        return ""
    several = values if len(values) > 1 else (values[0], values[0])
    step = WIDE / (len(several) - 1)
    return " ".join(f"{at * step:.1f},{HIGH - HIGH * value / top:.1f}" for at, value in enumerate(several))
