"""The definition of an indicator: what is counted, of what, over which days, and broken down by what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as claims
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.sources.shapes import Source, Sums, Way

MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Counting:
    """One side of an indicator: a source, a way of counting it, and what it is narrowed to."""

    source: str
    way: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def counted(self) -> Source:
        """The source."""
        return SOURCES[self.source]

    @property
    def how(self) -> Way:
        """The way of counting."""
        return self.counted.ways[self.way]


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole definition; without a denominator it is a count, with one a share."""

    numerator: Counting
    span: str
    denominator: Counting | None = None
    by: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Whether it gives a share or a count."""
        return claims.SHARE if self.denominator else claims.COUNT

    @property
    def unit(self) -> str:
        """What is counted."""
        return self.numerator.how.unit

    @property
    def tells_of_people(self) -> bool:
        """Whether what is counted is people, so that small groups are hidden."""
        return self.numerator.counted.tells_of_people


# What the values of open columns of a side are called, by column.
Named = Callable[[Counting], Mapping[str, Mapping[str, str]]]


def plain(definition: Definition) -> dict[str, Any]:
    """Return a definition as it is kept."""
    return {
        "numerator": _plain_side(definition.numerator),
        "denominator": _plain_side(definition.denominator) if definition.denominator else None,
        "span": definition.span,
        "by": list(definition.by),
    }


def _plain_side(side: Counting) -> dict[str, Any]:
    return {"source": side.source, "way": side.way, "where": {axis: list(values) for axis, values in side.where}}


def digest_of(definition: Definition) -> str:
    """Return the SHA-256 by which a definition is told from another."""
    return hashlib.sha256(json.dumps(plain(definition), sort_keys=True).encode()).hexdigest()


def reasons_not_to_define(given: Mapping[str, Any]) -> list[str]:
    """Say why a definition cannot be counted. Empty means that `definition_of` reads it."""
    reasons = _wrong_side(given.get("numerator"))
    if given.get("denominator") is not None:
        reasons += _wrong_side(given["denominator"])
    if given.get("span") not in words.SPANS:
        reasons.append(_("Choose which days count."))
    if reasons:
        return reasons
    return _does_not_hold_together(definition_of(given))


def _wrong_side(side: Any) -> list[str]:
    if not isinstance(side, Mapping) or side.get("source") not in SOURCES:
        return [_("Choose what is counted from the list; an indicator is never typed.")]
    source = SOURCES[side["source"]]
    if side.get("way") not in source.ways:
        return [_("%(source)s are not counted in that way.") % {"source": source.label}]
    where = side.get("where", {})
    if not isinstance(where, Mapping):
        return [_("Choose by what it is narrowed from the list.")]
    return [reason for axis, values in where.items() for reason in _wrong_axis(source, axis, values)]


def _wrong_axis(source: Source, axis: Any, values: Any) -> list[str]:
    if axis not in source.axes:
        return [_("%(source)s are not narrowed by %(axis)s.") % {"source": source.label, "axis": axis}]
    known = source.axes[axis].values
    if not isinstance(values, list) or not 0 < len(values) <= MOST_VALUES:
        return [_("Choose at least one: %(axis)s.") % {"axis": source.axes[axis].label}]
    if any(not isinstance(value, str) or (known and value not in known) for value in values):
        return [_("Choose from the list: %(axis)s.") % {"axis": source.axes[axis].label}]
    return []


def definition_of(given: Mapping[str, Any]) -> Definition:
    """Read a definition as it is kept."""
    return Definition(
        numerator=_side(given["numerator"]),
        span=given["span"],
        denominator=_side(given["denominator"]) if given.get("denominator") else None,
        by=tuple(given.get("by") or ()),
    )


def _side(side: Mapping[str, Any]) -> Counting:
    where = side.get("where", {})
    return Counting(side["source"], side["way"], tuple((axis, tuple(where[axis])) for axis in sorted(where)))


def _sums_do_not_hold(above: Counting, below: Counting | None) -> list[str]:
    """Say why a source of sums cannot tell this: something would be mixed, or a share told without its base."""
    reasons = [reason for side in (above, below) if side for reason in _mixed(side)]
    source = above.counted
    if isinstance(source, Sums) and (below is not None or above.way in source.shares):
        base = tuple((axis, values) for axis, values in above.where if axis not in source.told_of)
        if below is None or (below.source, below.way) != (above.source, source.shares.get(above.way)):
            reasons.append(_("%(way)s: told only with its base.") % {"way": above.how.label})
        elif below.where != base:
            reasons.append(_("The base is narrowed as what is counted of it."))
    elif below is not None and isinstance(below.counted, Sums):
        reasons.append(_("%(way)s: told only with its base.") % {"way": above.how.label})
    return reasons


def _mixed(side: Counting) -> list[str]:
    source, chosen = side.counted, dict(side.where)
    if not isinstance(source, Sums):
        return []
    wanted = (*source.one_of, *(source.told_of if side.way in source.shares else ()))
    missing = [axis for axis in wanted if len(chosen.get(axis, ())) != 1]
    several = [axis for axis in chosen if len(chosen[axis]) > 1 and axis not in missing]
    return [
        _("Choose exactly one, so that nothing is mixed: %(axis)s.") % {"axis": source.axes[axis].label}
        for axis in (*missing, *several)
    ]


def _does_not_hold_together(definition: Definition) -> list[str]:
    above, below = definition.numerator, definition.denominator
    reasons = _sums_do_not_hold(above, below)
    if definition.span not in above.counted.spans:
        reasons.append(_("%(source)s happen; they do not stand on a day.") % {"source": above.counted.label})
    if below is not None and above.how.unit != below.how.unit:
        reasons.append(_("A share needs one unit above and below: %(units)s.") % {"units": _units(above, below)})
    if above.how.amount and below is None and definition.by:
        reasons += [] if len(definition.by) == 1 else [_("Break it down by one thing at a time.")]
    if len(definition.by) > 3:
        reasons.append(_("Break it down by three things at most."))
    sides = [above, below] if below else [above]
    reasons += [
        _("%(source)s are not broken down by %(axis)s.") % {"source": side.counted.label, "axis": axis}
        for side in sides
        for axis in definition.by
        if not may_be_broken_down(side, axis)
    ]
    return reasons


def may_be_broken_down(side: Counting, axis: str) -> bool:
    """A source of sums is broken down where it is not a share, and never by what is not to be mixed."""
    source = side.counted
    if axis not in source.axes or not source.axes[axis].values:
        return False
    return not isinstance(source, Sums) or (side.way not in source.shares and axis not in source.one_of)


def _units(*sides: Counting) -> str:
    return ", ".join(str(claims.UNITS[side.how.unit]) for side in sides)


def told(definition: Definition, named: Named | None = None) -> tuple[tuple[str, str], ...]:
    """Return a definition in words, as labels and values; `named` says what the values of open columns are called."""
    above, below, named = definition.numerator, definition.denominator, named or (lambda _side: {})
    lines = [(_("What is counted"), _side_words(above, named(above)))]
    if below is not None:
        lines.append((_("Out of"), _side_words(below, named(below))))
    lines += [(_("Unit"), str(claims.UNITS[definition.unit])), (_("Which days"), str(words.SPANS[definition.span]))]
    if definition.by:
        groups = ", ".join(str(above.counted.axes[axis].label) for axis in definition.by)
        lines.append((_("Broken down by"), groups))
    return tuple(lines)


def _side_words(side: Counting, named: Mapping[str, Mapping[str, str]]) -> str:
    called = {axis: side.counted.axes[axis].values or named.get(axis, {}) for axis, _values in side.where}
    narrowed = [
        _("%(label)s: %(value)s") % {
            "label": side.counted.axes[axis].label,
            "value": ", ".join(str(called[axis].get(value, value)) for value in values),
        }
        for axis, values in sorted(side.where, key=lambda each: list(side.counted.axes).index(each[0]))
    ]  # fmt: skip
    counted = f"{side.how.label} · {side.counted.label}"
    return f"{counted} ({'; '.join(narrowed)})" if narrowed else counted
