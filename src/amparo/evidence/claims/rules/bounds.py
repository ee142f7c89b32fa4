"""Counts that are told with a bound ("more than 50"), what may be added, and how many people at least."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.wording import number_words

# What may be counted together as attendances: a person at each of two events attended twice.
ATTENDED: Final = frozenset({words.UNIQUE_PERSON, words.ATTENDANCE})


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of a unit, exact or with the bound that its source gave it."""

    value: int
    unit: str
    qualifier: str = words.EXACT

    @property
    def least(self) -> int | None:
        """The smallest number that it may stand for; None when nothing is known of it."""
        if self.qualifier in {words.EXACT, words.AT_LEAST}:
            return self.value
        return self.value + 1 if self.qualifier == words.MORE_THAN else None


def said(count: Count) -> str:
    """Write a count as its source said it: "more than 50"."""
    number = number_words(count.value)
    sayings = {
        words.MORE_THAN: _("more than %(number)s"),
        words.AT_LEAST: _("at least %(number)s"),
        words.ABOUT: _("about %(number)s"),
        words.LESS_THAN: _("fewer than %(number)s"),
    }
    return sayings[count.qualifier] % {"number": number} if count.qualifier in sayings else number


def reasons_not_to_add(counts: Sequence[Count]) -> list[str]:
    """Say why counts cannot be added. Empty means they can."""
    units = {count.unit for count in counts}
    if units & words.UNCLEAR_UNITS:
        return [_("It is not known whether a source counted people or attendances: the figures are not added.")]
    if len(units) > 1 and not units <= ATTENDED:
        named = ", ".join(sorted(str(words.UNITS[unit]) for unit in units))
        return [_("Different units are not added: %(units)s.") % {"units": named}]
    if units == {words.WOMEN}:
        return [_("The same women may be in both figures: they are not added.")]
    bounds = {count.qualifier for count in counts} - {words.EXACT}
    below, above = bounds & {words.LESS_THAN}, bounds & {words.MORE_THAN, words.AT_LEAST}
    if (below and above) or (words.ABOUT in bounds and len(bounds) > 1):
        return [_("Figures bounded in different ways are not added.")]
    return []


def total(counts: Sequence[Count]) -> Count:
    """Add counts of one unit, people at different events as attendances; the bound of any holds for the sum.

    Raises `ValueError` with the reason when they cannot be added.
    """
    reasons = reasons_not_to_add(counts)
    if reasons or not counts:
        raise ValueError(reasons)
    units = {count.unit for count in counts}
    people = len(counts) > 1 and units <= ATTENDED
    unit = words.ATTENDANCE if people else counts[0].unit
    return Count(sum(count.value for count in counts), unit, _bound(count.qualifier for count in counts))


def _bound(qualifiers: Iterable[str]) -> str:
    """Return the bound of a sum: strictly more when one of them is."""
    found = set(qualifiers)
    order = (words.MORE_THAN, words.AT_LEAST, words.LESS_THAN, words.ABOUT)
    return next((bound for bound in order if bound in found), words.EXACT)


def people_at_least(counts: Iterable[Count]) -> Count | None:
    """Return how many different people there were at least: the largest of the figures, since all may be the same."""
    known = [count.least for count in counts if count.unit in ATTENDED - {words.ATTENDANCE}]
    found = [least for least in known if least is not None]
    return Count(max(found), words.UNIQUE_PERSON, words.AT_LEAST) if found else None
