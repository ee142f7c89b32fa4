"""Names written by ear: one sound, one key; order, accents and what stands between them change nothing."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.keyd.names import key_of, likeness, names_in, pairs_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
words = some.text(LETTERS, min_size=2, max_size=12)
SWAPS = (("v", "b"), ("z", "s"), ("ll", "y"), ("ce", "se"), ("ci", "si"), ("ge", "je"), ("gi", "ji"), ("qu", "k"))


@pytest.mark.parametrize(("one", "other"), SWAPS)
@given(before=words, after=words)
def test_two_ways_to_write_a_sound_give_one_key(one: str, other: str, before: str, after: str) -> None:
    vowel = "e" if one == "qu" else ""
    # A letter beside it can make another sound of the two: ch, sh, cc, the silent u of gue.
    edge = "a"
    words = [f"{before}{edge}{each}{vowel}{edge}{after}" for each in (one, other)]

    assert key_of(words[0]) == key_of(words[1])


@given(word=some.text("aeio", min_size=1, max_size=1).flatmap(lambda vowel: words.map(lambda rest: vowel + rest)))
def test_an_h_at_the_beginning_is_not_heard(word: str) -> None:
    assert key_of(f"h{word}") == key_of(word)


@given(
    given_names=some.lists(words, min_size=1, max_size=4),
    marks=some.lists(some.sampled_from(["", "\u0301", "\u0303", "\u0308"]), min_size=4, max_size=4),
    order=some.randoms(use_true_random=False),
)
def test_order_accents_capitals_and_particles_change_nothing(
    given_names: list[str], marks: list[str], order: Random
) -> None:
    marked = zip(given_names, marks, strict=False)
    written = [unicodedata.normalize("NFC", name.upper() + mark) for name, mark in marked]
    order.shuffle(written)

    assert pairs_of(names_in(" de la ".join(written))) == pairs_of(names_in(" ".join(given_names)))


def test_pairs_are_of_different_names_and_of_one_name_with_itself() -> None:
    assert pairs_of(["ana", "lopez", "mora"]) == {("an", "lps"), ("an", "mr"), ("lps", "mr")}
    assert pairs_of(["ana"]) == {("an", "an")}
    assert pairs_of([]) == set()
    assert names_in("Ян 李 O'Neil-Baptiste 12") == ["ян", "李", "o", "neil", "baptiste"]


@pytest.mark.parametrize(
    ("asked", "known", "grade", "fits"),
    [
        ("Maria Lopes", "María Fernanda López García", 3, 2),
        ("Garsia Fernanda", "María Fernanda López García", 3, 2),
        ("Yessica Zuñiga", "Jessica Paola Suñiga", 3, 2),
        ("Ana Maria Lopez Mora", "Ana Lopez", 2, 2),
        ("Petra Quiroz", "María Fernanda López García", 0, 0),
        ("Ana Lopez", "Ana", 1, 1),
        ("", "Ana", 0, 0),
    ],
)
def test_how_alike_names_are(asked: str, known: str, grade: int, fits: int) -> None:
    assert likeness(names_in(asked), names_in(known)) == (grade, fits)
