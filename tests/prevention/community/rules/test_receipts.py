"""Receipts: how many there are, how they may be typed, and what guessing one would take."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.prevention.community.queries.questions import words_of
from amparo.prevention.community.rules import receipts
from amparo.prevention.reporting.rules import slowing


@given(st.binary(min_size=32, max_size=32))
def test_a_receipt_reads_back_however_it_is_typed(mac: bytes) -> None:
    digits = receipts.digits_from(mac)
    words = receipts.words_from(mac, words_of("es"))

    assert receipts.plain(receipts.told(digits)) == receipts.plain(f" {digits[:7]}-{digits[7:]} ") == digits
    assert receipts.plain(words.upper()) == receipts.plain(words) != ""
    assert len(words.split()) == 8


@pytest.mark.parametrize("typed", ["", "123", "1" * 17, "una dos tres", "1234 5678 1234 567x", "\x00" * 16, "é" * 900])
def test_what_cannot_be_a_receipt_is_none(typed: str) -> None:
    assert receipts.plain(typed) == ""


def test_accents_and_signs_do_not_matter() -> None:
    said = "ábaco abdomen abeja abierto abogado abono aborto abrazo"

    assert receipts.plain(said) == receipts.plain(said.replace("á", "a").replace(" ", ", ").title())


def test_each_report_has_a_salt_of_its_own_and_the_same_receipt_unlocks_it() -> None:
    one, other = os.urandom(16), os.urandom(16)

    assert receipts.secret_of("1" * 16, one) == receipts.secret_of("1" * 16, one)
    assert len({receipts.secret_of("1" * 16, one), receipts.secret_of("1" * 16, other)}) == 2


def test_unlocking_costs_memory_and_at_most_three_tenths_of_a_second() -> None:
    before = time.process_time()

    receipts.secret_of("1" * 16, b"0" * 16)

    assert receipts.MEMORY_KIB == 46 * 1024
    assert 0.005 < time.process_time() - before <= 0.3


def test_ten_thousand_guesses_open_nothing() -> None:
    """Tried in small, and reckoned: guesses from one place wait, and even unhindered they are far too few."""
    slow = slowing.Slowing()
    waited = 0.0
    for _ in range(100):
        waited += slow.wait_for("one place", 1000.0 + waited)
        slow.note_wrong("one place", 1000.0 + waited)
    kept = 100_000
    chance = 10_000 * kept / 10**receipts.DIGITS

    assert waited > 1200  # a hundred guesses from one place take twenty minutes
    assert chance == 1e-7  # ten thousand guesses against a hundred thousand reports that are kept
    assert 2 ** (receipts.WORDS * receipts.BITS_OF_A_WORD) / (10_000 * kept) > 3e17
