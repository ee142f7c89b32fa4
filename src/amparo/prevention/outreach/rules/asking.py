"""A scale before and after, as counts: what must add up, and how far two samples may be compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.prevention.outreach import vocabulary as words

Counts = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those who answered a question agree; without a number where fewer than ten answered."""

    agree: int
    base: int

    @property
    def is_shown(self) -> bool:
        """Whether those who did not ask may see it: whole bases from ten on."""
        return self.base >= words.SMALLEST

    @property
    def percent(self) -> int:
        """The share in a hundred, half up; of no answers 0."""
        return (200 * self.agree + self.base) // (2 * self.base) if self.base else 0


def share_of(answers: Mapping[int, int]) -> Share:
    """Return how many agree (4 or 5) of those who answered; who skipped the question is not in its base."""
    agree = sum(count for value, count in answers.items() if value >= words.AGREES_FROM)
    return Share(agree, sum(answers.values()))


def reasons_not_to_count(
    *, moment: str, base: int, counts: Counts, questions: Collection[str], asked_on: date, today: date
) -> list[str]:
    """Say why a round cannot be recorded: no question has more answers than people were asked."""
    reasons = []
    if moment not in words.MOMENTS or set(counts) - set(questions):
        reasons.append(_("Choose one of the answers that are offered."))
    if base < 1 or base > words.LARGEST_COUNT:
        reasons.append(_("Write how many people were asked: a whole number from 1 on."))
    if asked_on > today:
        reasons.append(_("That day has not come yet."))
    if any(count < 0 or value not in words.VALUES for each in counts.values() for value, count in each.items()):
        reasons.append(_("A count is a whole number from 0 on."))
    elif any(sum(each.values()) > base for each in counts.values()):
        reasons.append(_("A question has more answers than people were asked."))
    elif not any(sum(each.values()) for each in counts.values()):
        reasons.append(_("Write how many gave each answer."))
    return reasons


def reasons_not_to_pair(
    pairs: Mapping[str, tuple[int, int, int]], *, answered: Mapping[str, tuple[int, int]], has_both: bool
) -> list[str]:
    """Say why pairs cannot be recorded: who answered twice is in both rounds, so pairs are at most the smaller one."""
    if not has_both:
        return [_("Pairs are counted when the scale was asked before and after.")]
    if any(min(each) < 0 for each in pairs.values()) or set(pairs) - set(answered):
        return [_("A count is a whole number from 0 on.")]
    if not any(sum(each) for each in pairs.values()):
        return [_("Write how many answered both times.")]
    if any(sum(each) > min(answered[question]) for question, each in pairs.items()):
        return [_("More pairs than people who answered one of the two times.")]
    return []


def pairs_are_shown(pairs: tuple[int, int, int]) -> bool:
    """Say whether those who did not ask may see pairs: each of the three at least ten."""
    return min(pairs) >= words.SMALLEST
