"""How names sound and how alike they are, for people who were written down by ear: Spanish first, others as they come.

Two ways of writing one sound give one key: b and v, s, z and soft c, h, ll and y, j and soft g, accents. Vowels after
the first letter are left out, so that most slips keep the key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

# These stand between names and are written or left out at will.
PARTICLES: Final = frozenset({"da", "das", "de", "del", "di", "do", "dos", "e", "el", "la", "las", "los", "y"})
# So many names of a person are looked at; their pairs are 28.
MOST_NAMES: Final = 8
SAME, VERY_ALIKE, ALIKE = 3, 2, 1
_AT_LEAST: Final = ((0.96, SAME), (0.89, VERY_ALIKE), (0.82, ALIKE))
_SOUNDS_ALIKE: Final = 0.97
_NOT_A_LETTER: Final = re.compile(r"[^\w]|[\d_]")
# In this order; a capital is a sound that no later rule touches.
_SOUNDS: Final = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("z", "s"), ("v", "b"), ("ch", "X"), ("ph", "f"), ("ll", "y"), ("^xim", "jim"),
        ("(?:^u|hu)(?=[aeio])", "G"), ("w", "G"), ("h", ""),
        ("qu(?=[ei])|ck|q", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("ks|x", "s"),
        ("gu(?=[eiy])", "G"), ("g(?=[eiy])", "j"), ("g", "G"), ("n(?=[bp])", "m"),
        ("^(?:j|y|i)(?=[aeiou])", "Y"), ("y(?![aeiou])", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWEL: Final = re.compile("(?<!^)[aeiou]")


def names_in(text: str) -> list[str]:
    """Return the names in a text, in small letters without accents, and without what stands between them."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    found = [each for each in _NOT_A_LETTER.sub(" ", bare).split() if each]
    return list(dict.fromkeys(each for each in found if each not in PARTICLES))[:MOST_NAMES]


def key_of(name: str) -> str:
    """Return how one name sounds, as a key: equal for every way of writing the same sound."""
    sound = name
    for written, said in _SOUNDS:
        sound = written.sub(said, sound)
    return _VOWEL.sub("", sound) or name


def pairs_of(names: Iterable[str]) -> set[tuple[str, str]]:
    """Return the pairs of keys of a person's names, in no order; of somebody with one name, that name twice."""
    keys = sorted({key_of(name) for name in names})
    return {(keys[0], keys[0])} if len(keys) == 1 else set(combinations(keys, 2))


def looked_for(names: Iterable[str]) -> set[tuple[str, str]]:
    """Return the pairs to look for: those of the names, and each name as of somebody of whom no other is known."""
    names = list(names)
    return pairs_of(names) | {(key, key) for key in map(key_of, names)}


def likeness(asked: Sequence[str], known: Sequence[str]) -> tuple[int, int]:
    """Return how alike two people's names are (0 to 3), and how many names fit; missing and swapped names are usual."""
    few, many = sorted((asked, known), key=len)
    if not few:
        return 0, 0
    left, fits = list(many), []
    for name in few:
        best = max(left, key=lambda other, name=name: _alike(name, other))  # type: ignore[misc]
        fits.append(_alike(name, best))
        left.remove(best)
    mean = sum(fits) / len(fits)
    grade = next((grade for least, grade in _AT_LEAST if mean >= least), 0)
    if len(few) == 1 or len(asked) > len(known):
        # One name, or a name that was asked for and is not there: never the same.
        grade = min(grade, ALIKE if len(few) == 1 else VERY_ALIKE)
    return grade, sum(each >= _AT_LEAST[1][0] for each in fits)


def _alike(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - a third of the start of the process

    if one == other:
        return 1.0
    alike = float(JaroWinkler.similarity(one, other))
    return max(alike, _SOUNDS_ALIKE) if key_of(one) == key_of(other) else alike
