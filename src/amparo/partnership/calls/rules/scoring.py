"""Scores of independent reviewers, weighed and put in order with every tie shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from amparo.partnership.calls.vocabulary import MOST_POINTS

NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Scored:
    """An application with the weighed totals (of a hundred) that its reviewers gave."""

    number: int
    totals: tuple[Fraction, ...]

    @property
    def mean(self) -> Fraction | None:
        """The mean of the totals, exact; None while nobody scored it."""
        return sum(self.totals, NOTHING) / len(self.totals) if self.totals else None


@dataclass(frozen=True, slots=True)
class Placed:
    """An application in the order of its mean; `rank` 0 is not scored. `tied` says that others have the same."""

    scored: Scored
    rank: int
    tied: bool


def weighed(points: Mapping[str, int], weights: Mapping[str, int]) -> Fraction:
    """Return the points of one review as a number of a hundred by the weights of the criteria."""
    return sum((Fraction(points[code] * weight, MOST_POINTS) for code, weight in weights.items()), NOTHING)


def reasons_not_to_score(points: Mapping[str, int], weights: Iterable[str]) -> list[str]:
    """Say why a review cannot be given so: each criterion has points, and no other has."""
    if set(points) != set(weights):
        return [_("Give points for every criterion.")]
    if any(not 0 <= value <= MOST_POINTS for value in points.values()):
        return [_("Points go from 0 to %(most)s.") % {"most": MOST_POINTS}]
    return []


def placed(found: Sequence[Scored]) -> tuple[Placed, ...]:
    """Put applications in order of their exact means; those with the same mean share a rank.

    Within a rank they stand by their number, which is the order in which they were begun and says nothing of worth.
    """
    scored = sorted((each for each in found if each.totals), key=lambda each: (-(each.mean or NOTHING), each.number))
    means = [each.mean for each in scored]
    told = [Placed(each, means.index(each.mean) + 1, means.count(each.mean) > 1) for each in scored]
    waiting = sorted((each for each in found if not each.totals), key=lambda each: each.number)
    return (*told, *(Placed(each, 0, False) for each in waiting))


def cuts_a_tie(order: Sequence[Placed], chosen: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers of a tie of which some are chosen and some are not; empty when no tie is cut."""
    numbers = set(chosen)
    for rank in {each.rank for each in order if each.tied}:
        same = [each.scored.number for each in order if each.rank == rank]
        if 0 < len(numbers & set(same)) < len(same):
            return tuple(sorted(same))
    return ()


def passed_over(order: Sequence[Placed], chosen: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers that were not chosen though something below them was: a reason is owed for each."""
    numbers = set(chosen)
    ranks = [each.rank for each in order if each.rank and each.scored.number in numbers]
    lowest = max(ranks, default=0)
    return tuple(each.scored.number for each in order if 0 < each.rank < lowest and each.scored.number not in numbers)
