"""Receipts: the only way back to a report. Sixteen digits, or eight words for whoever is in more danger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from argon2.low_level import Type, hash_secret_raw

from amparo.foundation import keys

DIGITS: Final = 16
WORDS: Final = 8
BITS_OF_A_WORD: Final = 11
# The least that OWASP asks for with one pass: 46 MiB, one lane.
MEMORY_KIB: Final = 46 * 1024
SALT_BYTES: Final = 16
_FORGOTTEN: Final = b"\x00" * SALT_BYTES


def digits_from(mac: bytes) -> str:
    """Return sixteen digits (53 bits) made of a MAC."""
    return f"{int.from_bytes(mac, 'big') % 10**DIGITS:0{DIGITS}d}"


def words_from(mac: bytes, words: Sequence[str]) -> str:
    """Return eight words (88 bits) of a list of 2048, made of a MAC."""
    number = int.from_bytes(mac, "big")
    mask = (1 << BITS_OF_A_WORD) - 1
    return " ".join(words[(number >> (BITS_OF_A_WORD * place)) & mask] for place in range(WORDS))


def told(receipt: str) -> str:
    """Return a receipt as it is shown: digits in four groups, words as they are."""
    return " ".join(re.findall("....", receipt)) if receipt.isdigit() else receipt


def plain(typed: str) -> str:
    """Return what somebody typed as the one way to write that receipt; "" when it cannot be one."""
    text = "".join(
        each for each in unicodedata.normalize("NFKD", typed[:400]).casefold() if not unicodedata.combining(each)
    )
    if re.fullmatch(r"[0-9\s.,-]+", text):
        digits = re.sub(r"[^0-9]", "", text)
        return digits if len(digits) == DIGITS else ""
    words = re.findall(r"[a-z]+", text)
    return " ".join(words) if len(words) == WORDS else ""


def lookup_of(receipt: str) -> bytes:
    """Return under what a report is found: a keyed MAC, so that the database alone tries no receipt out."""
    return keys.link_mac("report receipt", receipt)


def secret_of(receipt: str, salt: bytes) -> str:
    """Return what unlocks a report: Argon2id of its receipt and its own salt. Slow on purpose: some 50 ms."""
    return hash_secret_raw(receipt.encode(), salt, 1, MEMORY_KIB, 1, 32, Type.ID).hex()


def take_as_long(receipt: str) -> None:
    """Take the time of a right receipt for a wrong one, so that time tells nothing."""
    secret_of(receipt or "0" * DIGITS, _FORGOTTEN)
