"""Whether two entries may be one, with the reasons for it and against it; the weights are fixed and told here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.rules.names import fold, initials_of, sound_of, sounds_of, words_of

# From this score on, two entries are shown to a person, who decides.
PROPOSED_FROM: Final = 75
# How alike the letters of two names must be to be looked at.
LETTERS_FROM: Final = 86
# How alike two words are that may be one, misspelt; shorter words are the same or another.
WORDS_FROM: Final = 82
SHORT: Final = 5
SPACED: Final = 90


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a professional: the folded name, the e-mail, where they work and their country."""

    key: str
    e_mail: str = ""
    organisations: frozenset[int | str] = frozenset()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two entries are one, from 0 to 100, and why."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_proposed(self) -> bool:
        """Whether a person should look."""
        return self.score >= PROPOSED_FROM


def likeness(first: Known, second: Known) -> Likeness:
    """Compare two professionals; the answer is the same whichever comes first."""
    score, reasons = names_alike(first.key, second.key)
    if first.e_mail and second.e_mail:
        same = first.e_mail == second.e_mail
        reasons.append(words.SAME_E_MAIL if same else words.OTHER_E_MAIL)
        score = max(score, 90) + 10 if same else score - 10
    if first.organisations and second.organisations:
        same = bool(first.organisations & second.organisations)
        reasons.append(words.SAME_ORGANISATION if same else words.OTHER_ORGANISATION)
        score += 5 if same else -5
    if first.country and second.country:
        same = first.country == second.country
        reasons.append(words.SAME_COUNTRY if same else words.OTHER_COUNTRY)
        score -= 0 if same else 5
    return Likeness(max(0, min(100, score)), tuple(reasons))


def names_alike(first: str, second: str) -> tuple[int, list[str]]:
    """Compare two folded names; return a score and the reason, or no reason when they are not alike."""
    ones, others = words_of(first), words_of(second)
    if not ones or not others:
        return 0, []
    if first == second:
        return 95, [words.SAME_NAME]
    if ones == others:
        return 92, [words.NAMES_SWAPPED]
    if sounds_of(first) == sounds_of(second):
        return 90, [words.SOUNDS_ALIKE]
    fewer, more = sorted((sounds_of(first), sounds_of(second)), key=len)
    if len(fewer) > 1 and set(fewer) < set(more):
        return 78, [words.NAME_INSIDE]
    ratio = letters_alike(ones, others)
    return (int(ratio), [words.NEAR_NAME]) if ratio >= LETTERS_FROM else (0, [])


def letters_alike(ones: Sequence[str], others: Sequence[str]) -> float:
    """Return how alike the letters of two names are, from 0 to 100; 0 unless each word is nearly a word of the other.

    Many shared words do not make a name: Irma and María Mora Obando are two people, and so are Juzgado 1 and Juzgado 2.
    """
    left, right = list((Counter(ones) - Counter(others)).elements()), list((Counter(others) - Counter(ones)).elements())
    apart = "".join(sorted("".join(left))), "".join(sorted("".join(right)))
    if len(left) != len(right):
        # The same letters with a space more or less: Mariajosé, María José.
        return SPACED if apart[0] == apart[1] else 0
    for word in left:
        near = max(right, key=lambda other: fuzz.ratio(word, other))
        if not _is_nearly(word, near):
            return 0
        right.remove(near)
    return fuzz.ratio(" ".join(ones), " ".join(others))


def _is_nearly(word: str, other: str) -> bool:
    """Say whether a word may be another, misspelt; a number never is."""
    if not word.isalpha() or not other.isalpha():
        return False
    is_long = min(len(word), len(other)) >= SHORT
    return sound_of(word) == sound_of(other) or (is_long and fuzz.ratio(word, other) >= WORDS_FROM)


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """What is compared of an organisation: its name, the names that it is also known by, and its country."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""


def organisations_alike(first: KnownOrganisation, second: KnownOrganisation) -> Likeness:
    """Compare two organisations; the answer is the same whichever comes first."""
    if first.country and second.country and first.country != second.country:
        return Likeness(0, ())
    score, reasons = _named_alike(first, second)
    if reasons and first.country and first.country == second.country:
        reasons = (*reasons, words.SAME_COUNTRY)
    return Likeness(score, reasons)


def _named_alike(first: KnownOrganisation, second: KnownOrganisation) -> tuple[int, tuple[str, ...]]:
    one, other = fold(first.name), fold(second.name)
    if words_of(one) == words_of(other):
        return 95, (words.SAME_NAME,)
    ones = {one, *map(fold, first.aliases)}
    others = {other, *map(fold, second.aliases)}
    if ones & others:
        return 92, (words.SAME_ALIAS,)
    if {initials_of(first.name)} & others or {initials_of(second.name)} & ones:
        return 80, (words.SAME_LETTERS,)
    ratio = letters_alike(words_of(one), words_of(other))
    return (int(ratio), (words.NEAR_NAME,)) if ratio >= LETTERS_FROM else (0, ())
