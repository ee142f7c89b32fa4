"""Choosing how an indicator counts: questions that follow from what is chosen, and what it would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Indicator
from amparo.evidence.results.pages.previews import Preview
from amparo.evidence.results.queries import choices
from amparo.evidence.results.rules.choosing import ABOVE, BELOW, Chosen, Side
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.foundation.design.fields import RADIOS_UP_TO, Field, Mistake, Option, mistakes_of

SHOWN: Final = 12  # answers of a long list; the rest are found by a word


@dataclass(frozen=True, slots=True)
class Condition:
    """A column by which a side is narrowed; a long list is searched by a word."""

    axis: str
    field: Field
    search: Field | None = None
    may_go: bool = True
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a side is narrowed to, and by what it may be narrowed further."""

    name: str
    conditions: tuple[Condition, ...]
    add: Field | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent beside what was chosen: the words searched for, the reason, and what was refused."""

    why: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    lacks: Mapping[str, str] = field(default_factory=dict)
    reasons: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DefinePage:
    """The page on which an indicator is defined."""

    title: str
    back: str
    mistakes: tuple[Mistake, ...]
    source: Field
    way: Field | None
    above: Narrowed | None
    below: Field | None
    told_out_of: str
    base: Narrowed | None
    span: Field | None
    by: Field | None
    why: Field | None
    preview: Preview | None = None


def define_page(
    title: str, indicator: Indicator, chosen: Chosen, sent: Sent, preview: Preview | None, *, is_new: bool
) -> DefinePage:  # fmt: skip
    """Gather the questions, each with what was chosen."""
    country = indicator.outcome.project.country.code
    source, below = chosen.above.counted, chosen.below
    of_sums = isinstance(source, Sums)
    above = _narrowed(ABOVE, chosen.above, country, sent) if chosen.above.is_whole else None
    base = _narrowed(BELOW, below, country, sent) if below and not of_sums else None
    why = Field("why", _("Why it changes"), "long_text", sent.why, error=sent.lacks.get("why", ""), rows=2)
    asked = (
        _source(chosen, sent), _way(chosen, sent), *_fields(above), _below(chosen), *_fields(base),
        _span(chosen, sent), _by(chosen), None if is_new else why,
    )  # fmt: skip
    shown = {each.name: each for each in asked if each}
    return DefinePage(
        title=title,
        back=reverse("results:indicator", args=[indicator.pk]),
        mistakes=mistakes_of(shown.values(), sent.reasons),
        source=shown["source"],
        way=shown.get("way"),
        above=above,
        below=shown.get("below"),
        told_out_of=_told_out_of(below) if below and of_sums else "",
        base=base,
        span=shown.get("span"),
        by=shown.get("by"),
        why=shown.get("why"),
        preview=preview,
    )


def _fields(side: Narrowed | None) -> tuple[Field, ...]:
    return tuple(each.field for each in side.conditions) if side else ()


def _source(chosen: Chosen, sent: Sent) -> Field:
    options = _options({code: source.label for code, source in SOURCES.items()}, (chosen.above.source,))
    return Field("source", _("What is counted"), "select", options=options, error=sent.lacks.get("source", ""))


def _way(chosen: Chosen, sent: Sent) -> Field | None:
    source = chosen.above.counted
    if source is None:
        return None
    options = _options({code: way.label for code, way in source.ways.items()}, (chosen.above.way,))
    return Field("way", _("How it is counted"), "radios", options=options, error=sent.lacks.get("way", ""))


def _below(chosen: Chosen) -> Field | None:
    """Ask out of what a share is told; the first answer is that it is a count."""
    if not chosen.bases:
        return None
    found = {
        f"{code}.{way}": f"{SOURCES[code].ways[way].label} · {SOURCES[code].label}" for code, way in chosen.bases
    }  # fmt: skip
    below = chosen.below
    current = f"{below.source}.{below.way}" if below else "-"
    options = _options({"-": _("Nothing: it is a count"), **found}, (current,))
    return Field("below", _("Out of"), "radios", options=options)


def _told_out_of(below: Side) -> str:
    source = SOURCES[below.source]
    return _("It is told out of: %(way)s.") % {"way": str(source.ways[below.way].label)}


def _span(chosen: Chosen, sent: Sent) -> Field | None:
    if not chosen.spans:
        return None
    options = _options({span: words.SPANS[span] for span in chosen.spans}, (chosen.span,))
    return Field("span", _("Which days"), "radios", options=options, error=sent.lacks.get("span", ""))


def _by(chosen: Chosen) -> Field | None:
    source = chosen.above.counted
    if not chosen.groups or source is None:
        return None
    options = _options({axis: source.axes[axis].label for axis in chosen.groups}, chosen.by)
    amount = source.ways[chosen.above.way].amount and chosen.below is None
    note = _("One at most.") if amount else _("Three at most. Small groups are not shown.")
    return Field("by", _("Broken down by"), "choices", options=options, optional=True, help=note)


def _narrowed(name: str, side: Side, country: str, sent: Sent) -> Narrowed:
    source = side.counted
    labels = {axis: source.axes[axis].label for axis in side.addable} if source else {}
    add = Field(f"{name}_add", _("Narrow it by"), "select", options=_options(labels, ()))
    found = tuple(_condition(name, side, axis, values, country, sent) for axis, values in side.where)
    return Narrowed(name, found, add if labels else None)


def _condition(
    name: str, side: Side, axis: str, values: tuple[str, ...], country: str, sent: Sent
) -> Condition:  # fmt: skip
    known = _known(side, axis, country)
    label, error = str(SOURCES[side.source].axes[axis].label), sent.lacks.get(f"{name}_{axis}", "")
    if isinstance(side.counted, Sums):
        kind = "radios" if len(known) <= RADIOS_UP_TO else "select"
        note = "" if known else _("Choose first what it belongs to.")
        asked = Field(f"{name}_{axis}", label, kind, error=error, help=note, options=_options(known, values))
        return Condition(axis, asked, may_go=axis not in side.required, leads_on=axis in {"survey", "question"})
    found, asked_for = dict(known), sent.words.get(f"{name}_find_{axis}", "")
    note = ""
    if len(known) > SHOWN:
        found, left = _found(known, values, asked_for)
        note = _("%(count)s more: search for them by a word.") % {"count": left} if left else ""
    found |= {value: value for value in values if value not in found}
    asked = Field(
        f"{name}_{axis}", label, "choices", error=error, help=note, options=_options(found, values), layout="two"
    )
    search = Field(f"{name}_find_{axis}", _("Search in: %(list)s") % {"list": label}, value=asked_for, optional=True)
    return Condition(axis, asked, search if len(known) > SHOWN else None)


def _known(side: Side, axis: str, country: str) -> Mapping[str, Any]:
    closed: Mapping[str, Any] = SOURCES[side.source].axes[axis].values
    return closed or choices.called(axis, country, side.where)


def _found(known: Mapping[str, Any], values: tuple[str, ...], asked_for: str) -> tuple[dict[str, Any], int]:
    """Return what is chosen and, up to so many, what a word finds; and how many were left out."""
    kept = {value: known[value] for value in values if value in known}
    word = asked_for.strip().casefold()
    fit = {code: label for code, label in known.items() if code not in kept and word in str(label).casefold()}
    first = dict(list(fit.items())[:SHOWN])
    return kept | first, len(fit) - len(first)


def _options(labels: Mapping[str, Any], chosen: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(code, str(label), code in chosen) for code, label in labels.items())
