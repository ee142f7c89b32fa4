"""Codes that somebody carries instead of an account: made at random, shown once, and kept only as a mark."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from amparo.foundation import keys

# Without letters and figures that look alike: 78 bits, in four groups of four.
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 16


def new_code() -> str:
    """Return a code that nobody guesses, of letters and figures that do not look alike."""
    return "".join(secrets.choice(LETTERS) for _each in range(LENGTH))


def plain_code(typed: str) -> str:
    """Return a code as it was made, whatever spaces, dashes or small letters it was typed with."""
    return "".join(each for each in typed[:100].upper() if each.isascii() and each.isalnum())[: LENGTH + 1]


def written_code(plain: str) -> str:
    """Return a code in groups that can be read aloud."""
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def mark_of(code: str, purpose: str) -> bytes:
    """Return by what a code is found; nobody has the code from it, not even with the whole database."""
    return keys.link_mac(purpose, plain_code(code))


def place_mark(place: str, purpose: str, at: datetime) -> bytes:
    """Return the mark of the place that something comes from; it is another one each day."""
    return keys.link_mac(purpose, f"{at.date().isoformat()}|{place}")
