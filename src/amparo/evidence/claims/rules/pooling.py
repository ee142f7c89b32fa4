"""When shares of several groups make one share: from their counts and bases, never from their percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.percentages import Share


@dataclass(frozen=True, slots=True)
class Answered:
    """A share of one question among one group; `share` is None where the base is unknown."""

    question: str
    group: str
    share: Share | None


def reasons_not_to_pool(several: Sequence[Answered]) -> list[str]:
    """Say why shares do not make one. Empty means they do."""
    reasons = []
    if any(each.share is None for each in several):
        reasons.append(_("A percentage whose base is unknown is not pooled with others: it has no weight."))
    if len({each.question for each in several}) > 1:
        reasons.append(_("The questions differ: their answers are not pooled."))
    if len({each.group for each in several}) < len(several):
        reasons.append(_("The same group would be counted twice."))
    return reasons


def pooled(several: Sequence[Answered]) -> Share:
    """Return the share of several groups together. Raises `ValueError` with the reasons when they make none."""
    reasons = reasons_not_to_pool(several)
    shares = [each.share for each in several if each.share is not None]
    if reasons or not shares:
        raise ValueError(reasons)
    return Share(sum(share.k for share in shares), sum(share.n for share in shares))
