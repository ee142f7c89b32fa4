"""A secret in three shares of which two give it back: Shamir's scheme over GF(256), and shares that people can type."""

from __future__ import annotations

import base64
import hashlib
import os
from typing import Final

COUNT: Final = 3
CHECK: Final = 4
_PREFIX: Final = "AMPARO"


def split(secret: bytes) -> list[bytes]:
    """Return three shares, numbered by their first byte; one alone says nothing about the secret.

    Each byte is the value at zero of a line through the share's number, whose slope is random.
    """
    slope = os.urandom(len(secret))
    return [
        bytes([x, *(byte ^ _times(rise, x) for byte, rise in zip(secret, slope, strict=True))])
        for x in range(1, COUNT + 1)
    ]


def joined(one: bytes, other: bytes) -> bytes:
    """Return the secret of two shares; raises `ValueError` when they are the same or do not belong together."""
    x, y = one[0], other[0]
    if x == y or not {x, y} <= {*range(1, COUNT + 1)} or len(one) != len(other):
        raise ValueError("Two different shares are needed.")
    # Lagrange at zero; in GF(256) minus is plus, and plus is exclusive or.
    left, right = _over(y, x ^ y), _over(x, x ^ y)
    return bytes(_times(a, left) ^ _times(b, right) for a, b in zip(one[1:], other[1:], strict=True))


def written(share: bytes) -> str:
    """Return a share in letters and figures that can be read aloud and typed, with a check of what is typed."""
    text = base64.b32encode(share + hashlib.sha256(share).digest()[:CHECK]).decode().rstrip("=")
    return "-".join([_PREFIX, str(share[0]), *(text[at : at + 4] for at in range(0, len(text), 4))])


def typed(text: str) -> bytes:
    """Return a share as somebody typed it; raises `ValueError` when a letter is wrong or missing."""
    plain = "".join(each for each in text.upper() if each.isascii() and each.isalnum())
    plain = plain.translate(str.maketrans("018", "OIB")).removeprefix(_PREFIX)[1:]
    try:
        whole = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except ValueError as wrong:
        raise ValueError("This is not a share: a letter is wrong or missing.") from wrong
    share, check = whole[:-CHECK], whole[-CHECK:]
    is_whole = base64.b32encode(whole).decode().rstrip("=") == plain
    if len(share) < 2 or not is_whole or hashlib.sha256(share).digest()[:CHECK] != check:
        raise ValueError("This is not a share: a letter is wrong or missing.")
    return share


def _times(one: int, other: int) -> int:
    """Multiply in GF(256) with the polynomial of AES."""
    product = 0
    for _ in range(8):
        product ^= one if other & 1 else 0
        other >>= 1
        one = (one << 1) ^ (0x11B if one & 0x80 else 0)
    return product


def _over(one: int, other: int) -> int:
    inverse = next(each for each in range(1, 256) if _times(each, other) == 1)
    return _times(one, inverse)
