"""Names as they are compared: without accents, particles or order, and by how they sound in Spanish."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# What stands before a name and tells nobody apart.
TITLES: Final = frozenset(
    {"lic", "licda", "licdo", "dr", "dra", "ing", "msc", "mag", "abg", "abog", "sr", "sra", "srta", "mme", "mr", "mrs"}
)
_IN_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]?")
PARTICLES: Final = frozenset({"de", "del", "la", "las", "los", "y", "e", "da", "dos", "do", "van", "von", "du", "des"})
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch", "x"), ("ph", "f"), ("sh", "x"), ("h", ""), ("v", "b"), ("w", "gu"), ("qu(?=[ei])", "k"), ("q", "k"),
        ("c(?=[ei])", "s"), ("c", "k"), ("z", "s"), ("ll", "y"), ("g(?=[ei])", "j"), ("gu(?=[ei])", "g"), ("x", "s"),
        ("y$", "i"), ("y(?![aeiou])", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text in small letters without accents or signs, its words apart by one space."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())


def key_of(family_names: str, given_names: str) -> str:
    """Return by what a professional is sorted and looked for: family names first."""
    whole = f"{family_names} {given_names}"
    return fold(without_notes(whole)) or fold(whole)


def without_notes(name: str) -> str:
    """Return a name without what somebody noted beside it in brackets: "(interina)" is nobody's name."""
    return _IN_BRACKETS.sub(" ", name)


@lru_cache(maxsize=65_536)
def words_of(key: str) -> tuple[str, ...]:
    """Return the words of a folded name that tell it apart, in order of the alphabet."""
    words = [word for word in key.split() if word not in PARTICLES and word not in TITLES]
    return tuple(sorted(words or key.split()))


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """Return how a folded word sounds in Spanish: Vásquez and Bázques are one."""
    heard = word
    for pattern, sound in _SOUNDS:
        heard = pattern.sub(sound, heard)
    return heard or word


def sounds_of(key: str) -> tuple[str, ...]:
    """Return how the words of a folded name sound, in order of the alphabet."""
    return tuple(sorted(sound_of(word) for word in words_of(key)))


def split_name(whole: str) -> tuple[str, str]:
    """Return given and family names of a name in one cell: "Pérez, Ana" as told, else the last two words are family."""
    family, comma, given = whole.partition(",")
    if comma and given.strip():
        return " ".join(given.split()), " ".join(family.split())
    words = whole.split()
    last = 1 if len(words) < 3 else 2
    return (" ".join(words[:-last]), " ".join(words[-last:])) if len(words) > 1 else (whole.strip(), "")


def initials_of(name: str) -> str:
    """Return the initials of an organisation's name, without particles."""
    return "".join(word[0] for word in fold(name).split() if word not in PARTICLES)
