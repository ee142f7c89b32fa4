"""Medians with their extremes, ratios of medians, and the lines that are printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Sample:
    """Seconds measured of one kind of work."""

    name: str
    seconds: list[float] = field(default_factory=list)

    def add(self, taken: float) -> None:
        """Keep one measurement."""
        self.seconds.append(taken)

    @property
    def middle(self) -> float:
        """The median, in seconds."""
        return median(self.seconds)

    def line(self) -> str:
        """Return the row of the table: median, least and most, in milliseconds."""
        low, mid, high = (1000 * each for each in (min(self.seconds), self.middle, max(self.seconds)))
        return f"  {self.name:<58} {mid:>9.3f} {low:>9.3f} {high:>9.3f}  {len(self.seconds):>5}"


HEAD = f"  {'milliseconds':<58} {'median':>9} {'least':>9} {'most':>9}  {'times':>5}"


@dataclass(frozen=True)
class Limit:
    """A ratio of two medians that must be at least, or at most, a number."""

    text: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        above = self.least is None or self.value >= self.least
        return above and (self.most is None or self.value <= self.most)

    def line(self) -> str:
        """Return the row that says the ratio, the limit and whether it holds."""
        bound = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"  {self.text:<58} {self.value:>9.2f}  {bound:<12} {'holds' if self.holds else 'MISSED'}"
