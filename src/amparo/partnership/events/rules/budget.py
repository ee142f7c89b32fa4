"""What an event costs: lines in a currency each, added up by currency and never converted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.partnership.events import vocabulary as words

MOST = Decimal("99999999.99")


@dataclass(frozen=True, slots=True)
class LineEntry:
    """What is said of a part of what an event costs; nothing spent is told as unknown, not as zero."""

    name: str
    currency: str
    planned: Decimal
    spent: Decimal | None = None
    note: str = ""
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What is planned and spent in a currency, and what is left; `untold` lines say nothing yet of what was spent."""

    currency: str
    planned: Decimal
    spent: Decimal
    untold: int

    @property
    def left(self) -> Decimal:
        """What is left of what was planned; less than nothing when more was spent."""
        return self.planned - self.spent


def reasons_not_to_enter(entry: LineEntry) -> list[str]:
    """Say why a line cannot be entered so. Empty means it can."""
    reasons = []
    if not entry.name.strip() or max(len(entry.name), len(entry.note)) > words.LONGEST_LINE:
        reasons.append(_("Write for what it is, in at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    if entry.currency not in words.CURRENCIES:
        reasons.append(_("Choose one of the answers that are offered."))
    if not 0 <= entry.planned <= MOST or (entry.spent is not None and not 0 <= entry.spent <= MOST):
        reasons.append(_("An amount is 0 or more."))
    return reasons


def totals(lines: Iterable[tuple[str, Decimal, Decimal | None]]) -> list[Total]:
    """Add lines (currency, planned, spent) up, each currency by itself, in order of the alphabet."""
    found: dict[str, Total] = {}
    for currency, planned, spent in lines:
        so_far = found.get(currency, Total(currency, Decimal(0), Decimal(0), 0))
        found[currency] = Total(
            currency, so_far.planned + planned, so_far.spent + (spent or Decimal(0)), so_far.untold + (spent is None)
        )
    return [found[currency] for currency in sorted(found)]
