"""What a case code looks like, and what may open a case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.protection.cases import rules
from amparo.protection.cases.vocabulary import CODE_ALPHABET, CODE_PATTERN, MANDATES


@given(st.binary(min_size=6, max_size=6), st.sampled_from(["cr", "HN"]))
def test_every_code_is_one_that_an_address_takes(noise: bytes, country: str) -> None:
    code = rules.code_from(country, noise)

    assert (bool(re.fullmatch(CODE_PATTERN, code)), code[:2]) == (True, country.upper())


def test_a_code_says_nothing_but_the_country() -> None:
    assert rules.code_from("cr", bytes(6)) == "CR-2222-22"


def test_other_noise_is_another_code() -> None:
    codes = {rules.code_from("cr", bytes([0, 0, 0, 0, 0, number])) for number in range(27)}

    assert len(codes) == 27


def test_codes_have_no_letter_that_is_mistaken_for_another_when_read_aloud() -> None:
    assert sorted(set(CODE_ALPHABET) & set("01BILOSUZ")) == []


@pytest.mark.parametrize("mandate", MANDATES)
def test_each_mandate_of_the_coalition_opens_a_case(mandate: str) -> None:
    assert rules.reasons_not_to_open(mandate=mandate) == []


@pytest.mark.parametrize("mandate", ["", "trafficking", "OTHER", "TRAFFICKING ", "\x00"])
def test_anything_else_opens_none_and_says_why(mandate: str) -> None:
    assert len(rules.reasons_not_to_open(mandate=mandate)) == 1
