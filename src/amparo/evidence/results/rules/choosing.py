"""An indicator as it is being chosen from lists: what was chosen so far, and what may be chosen next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.definitions import MOST_VALUES, Counting, may_be_broken_down
from amparo.evidence.results.rules.sources.shapes import Source, Sums

ABOVE: Final = "above"
BELOW: Final = "below"
SIDES: Final = (ABOVE, BELOW)
Where = tuple[tuple[str, tuple[str, ...]], ...]
Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Side:
    """One side as far as it is chosen: a source, a way of counting it, and what it is narrowed to."""

    source: str = ""
    way: str = ""
    where: Where = ()

    @property
    def counted(self) -> Source | None:
        """The source, once it is chosen."""
        return SOURCES.get(self.source)

    @property
    def is_whole(self) -> bool:
        """Whether source and way are chosen."""
        return self.counted is not None and self.way in self.counted.ways

    @property
    def required(self) -> tuple[str, ...]:
        """What a source of sums has to be narrowed to, each to one value."""
        source = self.counted
        if not isinstance(source, Sums):
            return ()
        return (*source.one_of, *(source.told_of if self.way in source.shares else ()))

    @property
    def addable(self) -> tuple[str, ...]:
        """By what it may be narrowed further."""
        used = {axis for axis, _values in self.where}
        told = self.counted.told_of if isinstance(self.counted, Sums) else ()
        return tuple(axis for axis in (self.counted.axes if self.counted else ()) if axis not in {*used, *told})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A definition as far as it is chosen; without a base it is a count."""

    above: Side = Side()
    below: Side | None = None
    span: str = ""
    by: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[str, ...]:
        """Which days may count, in their order."""
        source = self.above.counted
        return tuple(span for span in words.SPANS if source is not None and span in source.spans)

    @property
    def bases(self) -> tuple[tuple[str, str], ...]:
        """Out of what a share may be told: sources of rows that are counted in the same unit, the same one first."""
        source = self.above.counted
        if not self.above.is_whole or source is None or isinstance(source, Sums):
            return ()
        unit = source.ways[self.above.way].unit
        found = [
            (code, way)
            for code, each in SOURCES.items()
            for way, how in each.ways.items()
            if how.unit == unit and not isinstance(each, Sums) and self.span_fits(each)
        ]
        return tuple(sorted(found, key=lambda pair: pair[0] != self.above.source))

    def span_fits(self, source: Source) -> bool:
        """Say whether a source can be counted over the days that are chosen."""
        return not self.span or self.span in source.spans

    @property
    def groups(self) -> tuple[str, ...]:
        """By what it may be broken down: by what every side can be."""
        sides = [Counting(side.source, side.way) for side in (self.above, self.below) if side and side.is_whole]
        if not sides:
            return ()
        return tuple(
            axis for axis in sides[0].counted.axes if all(may_be_broken_down(side, axis) for side in sides)
        )  # fmt: skip


def chosen_of(content: Mapping[str, Any]) -> Chosen:
    """Return a kept definition as one that is being chosen."""
    below = content.get("denominator")
    return fitted(
        Chosen(
            above=_kept(content["numerator"]),
            below=_kept(below) if below else None,
            span=str(content["span"]),
            by=tuple(content.get("by") or ()),
        )
    )


def _kept(side: Mapping[str, Any]) -> Side:
    return Side(side["source"], side["way"], tuple((axis, tuple(kept)) for axis, kept in side.get("where", {}).items()))


def chosen_from(sent: Sent) -> Chosen:
    """Return what a page sent; what cannot stand beside the rest is left out."""
    base, _sign, way = _one(sent, "below").partition(".")
    chosen = Chosen(
        above=Side(_one(sent, "source"), _one(sent, "way"), _where(sent, ABOVE)),
        below=Side(base, way, _where(sent, BELOW)) if base else None,
        span=_one(sent, "span"),
        by=tuple(sent.get("by", ())),
    )
    return fitted(_asked(chosen, sent))


def _one(sent: Sent, name: str) -> str:
    found = sent.get(name, ())
    return found[-1] if found else ""


def _where(sent: Sent, side: str) -> Where:
    axes = dict.fromkeys(sent.get(f"{side}_where", ()))
    return tuple((axis, _values(sent.get(f"{side}_{axis}", ()))) for axis in axes)


def _values(sent: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in sent if value))[: MOST_VALUES + 1]


def _asked(chosen: Chosen, sent: Sent) -> Chosen:
    """Add or take away a condition, as a button of the page asks: `add:above`, `drop:below:kind`."""
    what, _sign, rest = _one(sent, "do").partition(":")
    side, _sign, axis = rest.partition(":")
    if side not in SIDES or (found := chosen.above if side == ABOVE else chosen.below) is None:
        return chosen
    if what == "drop":
        found = replace(found, where=tuple(each for each in found.where if each[0] != axis))
    elif what == "add" and (added := _one(sent, f"{side}_add")):
        found = replace(found, where=(*(each for each in found.where if each[0] != added), (added, ())))
    return replace(chosen, above=found) if side == ABOVE else replace(chosen, below=found)


def fitted(chosen: Chosen) -> Chosen:
    """Leave out what the source does not have, and choose where there is one choice only."""
    above = _fitted_side(chosen.above)
    chosen = replace(chosen, above=above)
    span = chosen.span if chosen.span in chosen.spans else ""
    chosen = replace(chosen, span=chosen.spans[0] if len(chosen.spans) == 1 else span)
    chosen = replace(chosen, below=_base(chosen))
    return replace(chosen, by=tuple(axis for axis in chosen.groups if axis in chosen.by))


def _fitted_side(side: Side) -> Side:
    source = side.counted
    if source is None:
        return Side()
    way = side.way if side.way in source.ways else ""
    side = replace(side, way=next(iter(source.ways)) if len(source.ways) == 1 else way)
    chosen = {axis: values for axis, values in side.where if axis in source.axes}
    wanted = {axis: chosen.get(axis, ()) for axis in side.required}
    hidden = set(source.told_of) - set(side.required) if isinstance(source, Sums) else set()
    others = {axis: values for axis, values in chosen.items() if axis not in wanted and axis not in hidden}
    return replace(side, where=tuple({**wanted, **others}.items()))


def _base(chosen: Chosen) -> Side | None:
    """Return the base: of a source of sums the one that belongs to it, else the one that is chosen."""
    above, source = chosen.above, chosen.above.counted
    if isinstance(source, Sums):
        if above.way not in source.shares:
            return None
        where = tuple(each for each in above.where if each[0] not in source.told_of)
        return Side(above.source, source.shares[above.way], where)
    below = chosen.below
    if below is None or (below.source, below.way) not in chosen.bases:
        return None
    return _fitted_side(below)


def content_of(chosen: Chosen) -> dict[str, Any]:
    """Return what was chosen as a definition is kept."""
    return {
        "numerator": _plain(chosen.above),
        "denominator": _plain(chosen.below) if chosen.below else None,
        "span": chosen.span,
        "by": list(chosen.by),
    }


def _plain(side: Side) -> dict[str, Any]:
    return {"source": side.source, "way": side.way, "where": {axis: list(values) for axis, values in side.where}}


def lacks_of(chosen: Chosen) -> dict[str, str]:
    """Say what is still to be chosen, by the name of its question. Empty means that it can be looked at."""
    if chosen.above.counted is None:
        return {"source": _("Choose what is counted.")}
    found = {} if chosen.above.is_whole else {"way": _("Choose how it is counted.")}
    found |= _empty(ABOVE, chosen.above)
    if chosen.below is not None and not isinstance(chosen.below.counted, Sums):
        found |= _empty(BELOW, chosen.below)
    return found if chosen.span else found | {"span": _("Choose which days count.")}


def _empty(name: str, side: Side) -> dict[str, str]:
    return {
        f"{name}_{axis}": _("Choose one.") if axis in side.required else _("Choose at least one, or take it away.")
        for axis, values in side.where
        if not values
    }
