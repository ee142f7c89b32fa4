"""Figures as bars: where each stands in a drawing that a page, a PDF and a document share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.figures import Number, base_words, figure_words, percent_of
from amparo.evidence.claims.rules.wording import percent_words
from amparo.evidence.statistics.rules import shares

WIDE: Final = 640
LINE: Final = 56  # the height that a figure takes: its words above its bar
TOP: Final = 8
FOOT: Final = 24
LONGEST: Final = 88  # signs of a label in one line of the drawing; the table has them all


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as it is drawn: its words, where its bar ends, and from where to where its interval reaches."""

    label: str
    says: str
    text_y: int
    bar_y: int
    length: int
    value_x: int
    is_hollow: bool
    low: int | None = None
    high: int | None = None
    middle_y: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale and its words."""

    x: int
    says: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A drawing of figures of one kind; hollow bars are of unknown base."""

    title: str
    says: str
    height: int
    foot: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    has_hollow: bool
    has_intervals: bool


def drawn(title: str, figures: Sequence[tuple[str, Number]]) -> Bars | None:
    """Draw shares beside shares, or counts of one unit beside counts; None where there is nothing to draw together."""
    kinds = {number.kind for _label, number in figures}
    units = {number.unit for _label, number in figures}
    if len(kinds) != 1 or (kinds == {words.COUNT} and len(units) != 1):
        return None
    most = 100 if kinds == {words.SHARE} else max(number.value or 0 for _label, number in figures) or 1
    bars = tuple(_bar(label, number, at, most) for at, (label, number) in enumerate(figures))
    foot = TOP + LINE * len(bars)
    return Bars(
        title=title,
        says="; ".join(f"{label}: {_says(number)}" for label, number in figures),
        height=foot + FOOT,
        foot=foot,
        bars=bars,
        ticks=_ticks(most) if kinds == {words.SHARE} else (),
        has_hollow=any(bar.is_hollow for bar in bars),
        has_intervals=any(bar.low is not None for bar in bars),
    )


def _ticks(most: int) -> tuple[Tick, ...]:
    return tuple(Tick(_x(at, most), percent_words(Decimal(at))) for at in (0, 25, 50, 75, 100))


def _x(value: float, most: int) -> int:
    return round(WIDE * value / most)


def _says(number: Number) -> str:
    behind = base_words(number)
    return f"{figure_words(number)} ({behind})" if behind else figure_words(number)


def _bar(label: str, number: Number, at: int, most: int) -> Bar:
    top = TOP + LINE * at
    percent = percent_of(number.printed)
    value = float(percent if percent is not None else number.value or 0)
    length = max(2, _x(value, most))
    reach = shares.wilson(number.share.k, number.share.n) if number.share else None
    short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
    return Bar(
        label=short,
        says=figure_words(number),
        text_y=top + 14,
        bar_y=top + 22,
        length=length,
        value_x=length - 8 if length > 120 else length + 8,
        is_hollow=number.base_is_unknown,
        low=_x(reach[0] * 100, most) if reach else None,
        high=_x(reach[1] * 100, most) if reach else None,
        middle_y=top + 46,
    )


def legend(bars: Bars) -> tuple[str, ...]:
    """Say what the signs of a drawing mean."""
    said = []
    if bars.has_intervals:
        said.append(_("The line under a bar is its 95 % interval."))
    if bars.has_hollow:
        said.append(_("A hollow bar is a percentage whose base is unknown."))
    return tuple(said)
