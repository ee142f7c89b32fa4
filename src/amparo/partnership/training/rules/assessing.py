"""What came of a participant, how much was learned, and which questions tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from amparo.partnership.training import vocabulary as words


def score_of(weights: Mapping[int, int], levels: Mapping[int, str]) -> Fraction:
    """Return the points of a hundred on a grid: weights by criterion, levels observed; what was not marked is 0."""
    whole = sum(weights.values())
    if not whole:
        return Fraction(0)
    got = sum(weight * words.POINTS[levels.get(key, words.NOT_OBSERVED)] for key, weight in weights.items())
    return Fraction(got, whole)


def outcome_of(*, share: Fraction, score: Fraction, hours_needed: int, pass_mark: int) -> str:
    """Return what came of a participant; `share` of the hours is 0 to 1, the marks are of a hundred."""
    if not share:
        return words.ABSENT
    if share * 100 < hours_needed:
        return words.TOO_LITTLE
    return words.COMPETENT if score >= pass_mark else words.NOT_YET


@dataclass(frozen=True, slots=True)
class Gain:
    """How much was learned by those who answered both times: how many, and the mean share right each time (0 to 1)."""

    pairs: int
    before: Fraction
    after: Fraction

    @property
    def gain(self) -> Fraction:
        """By how much the mean share of right answers grew."""
        return self.after - self.before


Answers = Mapping[int, Mapping[int, bool]]


def gain_of(before: Answers, after: Answers, items: Sequence[int]) -> Gain:
    """Compare only people who answered both times; a question left out is not right. By person, by item: right?"""
    both = sorted(set(before) & set(after))
    if not both or not items:
        return Gain(0, Fraction(0), Fraction(0))
    whole = len(both) * len(items)
    return Gain(len(both), Fraction(_right(before, both, items), whole), Fraction(_right(after, both, items), whole))


def _right(answers: Answers, people: Iterable[int], items: Iterable[int]) -> int:
    wanted = list(items)
    return sum(bool(answers[person].get(item)) for person in people for item in wanted)


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """A question on matched people: right before and after of how many, and how it tells strong from weak (-1 to 1)."""

    item: int
    pairs: int
    before: int
    after: int
    discrimination: Fraction | None


def item_figures(before: Answers, after: Answers, items: Sequence[int]) -> tuple[ItemFigures, ...]:
    """Look at each question on the people who answered both times.

    Discrimination is the share right after the course in the upper half by score, less that in the lower half. The
    middle person of an odd number stands in neither; with fewer than four people it is not told.
    """
    both = sorted(set(before) & set(after), key=lambda person: (sum(after[person].values()), person))
    half = len(both) // 2
    return tuple(
        ItemFigures(
            item,
            len(both),
            _right(before, both, [item]),
            _right(after, both, [item]),
            Fraction(_right(after, both[-half:], [item]) - _right(after, both[:half], [item]), half)
            if len(both) >= 4
            else None,
        )
        for item in items
    )


def reasons_not_to_mark(*, is_participant: bool, levels: Iterable[str], is_awarded: bool) -> list[str]:
    """Say why a participant cannot be marked on the grid. Empty means it can."""
    reasons = []
    if not is_participant:
        reasons.append(_("This person is not enrolled in the course."))
    if is_awarded:
        reasons.append(_("This person holds the award of this course already: its grid is not changed any more."))
    if not set(levels) <= set(words.LEVELS):
        reasons.append(_("Choose one of the four levels."))
    return reasons


def reasons_not_to_answer(*, is_participant: bool, chosen: Mapping[int, int], sizes: Mapping[int, int]) -> list[str]:
    """Say why the answers to a test cannot be kept: `sizes` says how many answers each question has."""
    reasons = []
    if not is_participant:
        reasons.append(_("This person is not enrolled in the course."))
    if not chosen:
        reasons.append(_("Write at least one answer."))
    if any(item not in sizes or not 1 <= answer <= sizes[item] for item, answer in chosen.items()):
        reasons.append(_("An answer is none of those of its question."))
    return reasons
