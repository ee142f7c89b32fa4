"""How numbers are written in the reader's language: 76,1 % in Spanish and French, 76.1 % in English."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

SPACE = "\u00a0"


def number_words(value: Decimal | int, places: int | None = None) -> str:
    """Write a number with the reader's decimal sign, a half rounded up, and its thousands apart."""
    if places is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return str(number_format(value, decimal_pos=places, use_l10n=True, force_grouping=not -10_000 < value < 10_000))


def percent_words(percent: Decimal, places: int | None = None) -> str:
    """Write a percentage with as many decimals as it has, or as asked."""
    return f"{number_words(percent, places)}{SPACE}%"


def share_words(k: int, n: int) -> str:
    """Write a count out of its base: 83 of 109."""
    return _("%(k)s of %(n)s") % {"k": number_words(k), "n": number_words(n)}


def interval_words(low: Decimal, high: Decimal) -> str:
    """Write a 95 % interval: 67.3 to 83.2."""
    return f"{number_words(low, 1)}–{number_words(high, 1)}"
