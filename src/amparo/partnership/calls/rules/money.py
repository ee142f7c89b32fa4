"""Money to the cent: lines that add up, tranches, and amounts at the rate of their own day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.partnership.calls import vocabulary as words

CENT: Final = Decimal("0.01")
MOST: Final = Decimal("99999999.99")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a budget."""

    category: str
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """How much one unit of a currency was worth in another on a day, and who says so."""

    value: Decimal
    currency: str
    on: date
    source: str


def amount_of(said: str) -> Decimal | None:
    """Return an amount as somebody typed it, to the cent; None when it is none. A comma or a point parts the cents."""
    plain = said.replace("\u00a0", "").replace(" ", "").replace("'", "")
    if "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        plain = plain[:last].replace(",", "").replace(".", "") + "." + plain[last + 1 :]
    plain = plain.replace(",", ".")
    head, _dot, tail = plain.rpartition(".")
    if head and len(tail) == 3 and tail.isascii() and tail.isdigit():
        plain = head.replace(".", "") + tail
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= MOST or amount != amount.quantize(CENT):
        return None
    return amount.quantize(CENT)


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """Return an amount in the other currency, half up to the cent."""
    return (amount * rate).quantize(CENT, ROUND_HALF_UP)


def written(amount: Decimal) -> str:
    """Return an amount as it is read: with its cents, and its thousands apart."""
    return number_format(amount, 2, force_grouping=True)


def total(lines: Iterable[Line]) -> Decimal:
    """Return the sum of the lines."""
    return sum((line.amount for line in lines), Decimal(0)).quantize(CENT)


def reasons_not_to_budget(lines: Sequence[Line], *, most: Decimal, currency: str) -> list[str]:
    """Say why a budget cannot be sent so. Empty means it can."""
    reasons = []
    if not lines:
        reasons.append(_("Write at least one line of the budget."))
    if len(lines) > words.MOST_LINES:
        reasons.append(_("A budget has at most %(count)s lines.") % {"count": words.MOST_LINES})
    if any(not line.text.strip() or line.amount <= 0 or line.category not in words.BUDGET_CATEGORIES for line in lines):
        reasons.append(_("Each line of the budget says what it is for and how much it costs."))
    if total(lines) > most:
        facts = {"total": written(total(lines)), "most": written(most), "currency": currency}
        reasons.append(_("The budget adds up to %(total)s; the call gives at most %(most)s %(currency)s.") % facts)
    return reasons


def reasons_not_to_agree(
    *, amount: Decimal, lines: Sequence[Line], tranches: Sequence[Decimal], rate: Rate, today: date
) -> list[str]:
    """Say why a grant cannot be agreed so: lines and tranches add up to it, and the rate says its day and source."""
    reasons = []
    if amount <= 0 or total(lines) != amount:
        facts = {"total": written(total(lines)), "amount": written(amount)}
        reasons.append(_("The lines of the budget add up to %(total)s, the grant is %(amount)s.") % facts)
    if sum(tranches, Decimal(0)) != amount or any(each <= 0 for each in tranches):
        facts = {"total": written(sum(tranches, Decimal(0))), "amount": written(amount)}
        reasons.append(_("The tranches add up to %(total)s, the grant is %(amount)s.") % facts)
    return [*reasons, *reasons_not_to_take_rate(rate, today=today)]


def reasons_not_to_take_rate(rate: Rate, *, today: date) -> list[str]:
    """Say why a rate cannot be kept: it is above nothing, of a day that came, and has a source."""
    reasons = []
    if not 0 < rate.value < 1_000_000:
        reasons.append(_("Write the rate as a number above 0."))
    if rate.on > today:
        reasons.append(_("The day of the rate has not come yet."))
    if not rate.source.strip() or rate.currency not in words.CURRENCIES:
        reasons.append(_("Write where the rate comes from."))
    return reasons


def halves(amount: Decimal, count: int) -> tuple[Decimal, ...]:
    """Part an amount into equal tranches; what is left of a cent is in the first."""
    each = (amount / count).quantize(CENT, ROUND_HALF_UP)
    return (amount - each * (count - 1), *([each] * (count - 1)))


def reasons_not_to_pay(*, is_paid: bool, waits_for: int, accepted: Iterable[int], earlier_unpaid: bool) -> list[str]:
    """Say why a tranche cannot be paid: the report that it waits for was not accepted, or an earlier one is unpaid."""
    if is_paid:
        return [_("This tranche was paid already.")]
    if waits_for and waits_for not in set(accepted):
        return [_("It waits for report %(number)s, which was not accepted yet.") % {"number": waits_for}]
    return [_("Pay the earlier tranche first.")] if earlier_unpaid else []
