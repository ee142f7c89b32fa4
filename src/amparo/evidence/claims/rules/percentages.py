"""A published percentage beside its count and its base: what fits together, and what to say when it does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.wording import percent_words
from amparo.evidence.statistics.rules import shares

HUNDRED: Final = Decimal(100)
MOST: Final = 10_000_000  # a base over this is a slip of the finger


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a base: `k` of `n`."""

    k: int
    n: int

    @property
    def others(self) -> int:
        """How many of the base are not counted."""
        return self.n - self.k


def smallest_base(percent: Decimal) -> int:
    """Return the smallest base out of which some count is written as this percentage."""
    n = 1
    while not shares.whole_numbers(percent, n):
        n += 1
    return n


def inferred_count(percent: Decimal, n: int) -> int | None:
    """Return the one count out of a base that gives a percentage; None when there are none or several."""
    fitting = shares.whole_numbers(percent, n)
    return fitting[0] if len(fitting) == 1 else None


def reasons_not_to_take(percent: Decimal | None, *, k: int | None, n: int | None) -> list[str]:
    """Say why a percentage, a count and a base cannot be kept together. Empty means they can.

    A percentage alone can: it is then "published, base unknown".
    """
    if percent is None and (k is None or n is None):
        return [_("Give a percentage, or a count with its base.")]
    if percent is not None and not 0 <= percent <= HUNDRED:
        return [_("A percentage lies between 0 and 100.")]
    if n is None:
        return [_("A count needs its base: out of how many?")] if k is not None else []
    if not 0 < n <= MOST:
        return [_("The base is a whole number of at least 1.")]
    if k is not None and not 0 <= k <= n:
        return [_("%(k)s is not a count out of %(n)s.") % {"k": k, "n": n}]
    return _does_not_fit(percent, k, n) if percent is not None else []


def _does_not_fit(percent: Decimal, k: int | None, n: int) -> list[str]:
    """Say why a percentage does not fit its base, or its count."""
    fitting = shares.whole_numbers(percent, n)
    if not fitting:
        near = " · ".join(_says(count, given) for count, given in shares.nearest(percent, n))
        facts = {"n": n, "percent": percent_words(percent), "nearest": near}
        return [_("No whole number of %(n)s gives %(percent)s (%(nearest)s).") % facts]
    if k is None and len(fitting) > 1:
        facts = {"n": n, "percent": percent_words(percent), "low": fitting[0], "high": fitting[-1]}
        return [_("Between %(low)s and %(high)s of %(n)s give %(percent)s: say how many.") % facts]
    if k is not None and k not in fitting:
        places = max(0, -int(percent.as_tuple().exponent))
        facts = {"says": _says(k, shares.percent(k, n, places)), "percent": percent_words(percent)}
        return [_("%(says)s, not %(percent)s.") % facts]
    return []


def _says(k: int, percent: Decimal) -> str:
    return f"{k} → {percent_words(percent)}"
