"""A share of a base: how it is printed, how sure it is, and which whole numbers can stand behind it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, sqrt
from typing import Final

Z95: Final = 1.959963984540054  # 97.5th percentile of the normal law


def percent(k: int, n: int, places: int = 0) -> Decimal:
    """Return k of n in per cent, a half rounded up (1 of 8 is 13, not 12); raises `ValueError` for no base."""
    if n <= 0 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n}")
    unit = Decimal(1).scaleb(-places)
    return (Decimal(100) * k / n).quantize(unit, rounding=ROUND_HALF_UP)


def wilson(k: int, n: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of k of n as two fractions (Wilson 1927); raises `ValueError` for no base."""
    if n <= 0 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n}")
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return (0.0 if k == 0 else middle - half), (1.0 if k == n else middle + half)


def whole_numbers(printed: Decimal, n: int) -> tuple[int, ...]:
    """Return every whole number of n that is printed as this per cent, with as many places as it is given."""
    exponent = printed.as_tuple().exponent
    half = Fraction(1, 2 * 10 ** max(-exponent, 0)) if isinstance(exponent, int) else Fraction(1, 2)
    least, over = ((Fraction(printed) + step) * n / 100 for step in (-half, half))
    return tuple(range(max(ceil(least), 0), min(ceil(over), n + 1)))


def nearest(printed: Decimal, n: int) -> tuple[tuple[int, Decimal], ...]:
    """Return the whole numbers just below and above a per cent of n, each with what it would print."""
    exact = Fraction(printed) * n / 100
    below = min(max(exact.numerator // exact.denominator, 0), n)
    around = sorted({below, min(below + 1, n)})
    return tuple((k, percent(k, n)) for k in around)
