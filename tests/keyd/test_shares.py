"""Two of three shares give the secret back, and one says nothing."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.keyd import shares


@given(some.binary(min_size=1, max_size=64))
def test_any_two_shares_give_the_secret_back(secret: bytes) -> None:
    made = shares.split(secret)

    assert len(made) == 3
    assert {shares.joined(one, other) for one, other in permutations(made, 2)} == {secret}
    assert {shares.joined(shares.typed(shares.written(one)), made[2]) for one in made[:2]} == {secret}


def test_one_share_says_nothing_of_the_secret() -> None:
    seen = [Counter(shares.split(secret)[0][1] for _ in range(25_600)) for secret in (b"\x00", b"\xa7")]

    for counts in seen:
        assert len(counts) == 256
        assert max(counts.values()) < 170


@given(some.binary(min_size=32, max_size=32), some.integers(0, 200), some.sampled_from("AEIMQUY26"))
def test_a_wrong_letter_is_noticed(secret: bytes, place: int, letter: str) -> None:
    text = shares.written(shares.split(secret)[0])
    place = 9 + place % (len(text) - 9)
    wrong = text[:place] + letter + text[place + 1 :]
    if text[place] in ("-", letter):
        return

    with pytest.raises(ValueError, match="letter"):
        shares.typed(wrong)


def test_how_a_share_is_typed_does_not_matter_and_the_same_twice_is_not_two() -> None:
    one, other, _ = shares.split(b"s" * 32)
    text = shares.written(one)

    assert shares.typed(text.lower().replace("-", " ")) == shares.typed(text.replace("O", "0").replace("I", "1")) == one
    with pytest.raises(ValueError, match="different"):
        shares.joined(one, one)
    with pytest.raises(ValueError, match="different"):
        shares.joined(one, other[:-1])
    for nothing in ("", "AMPARO", "AMPARO-1", "ñ", "AMPARO-1-" + "A" * 60):
        with pytest.raises(ValueError, match="letter"):
            shares.typed(nothing)
