"""The index by which people are found: keyed marks of pairs of names, and of document and telephone numbers.

The marks are of a key that never leaves the key process: who has the database alone compares nothing with them.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from amparo.keyd.fields import BORN, DOCUMENTS, GROUP, NAMES, PHONES
from amparo.keyd.keyring import Keyring
from amparo.keyd.names import SAME, VERY_ALIKE, likeness, looked_for, names_in, pairs_of
from amparo.keyd.opening import opened_with
from amparo.keyd.shelf import Shelf
from amparo.keyd.trouble import ALTERED, DESTROYED, No

KEY: Final = "search"
# The last digits of a telephone number: with and without what stands before it for another country.
_DIGITS: Final = 8
_FEWEST_DIGITS: Final = 5
_SHORTEST: Final = 4
# What does not open any more, and is as if it were not there; all else that is refused is refused.
GONE: Final = frozenset({ALTERED, DESTROYED})
_NUMBER: Final = struct.Struct("<q")


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a person; nothing of it leaves the key process."""

    names: tuple[str, ...] = ()
    documents: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    born: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a person, as the index keeps them."""

    pairs: tuple[int, ...] = ()
    exacts: tuple[int, ...] = ()


@dataclass
class Kept:
    """A case as the database gave it for the index: its handle and what is sealed, by record and field."""

    version: int = 0
    code: str = ""
    handle: bytes = b""
    sealed: dict[str, bytes] = field(default_factory=dict)


def document_of(text: str) -> str:
    """Return a document number as it is compared: capital letters and digits; "" when there is too little."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return bare if len(bare) >= _SHORTEST else ""


def phone_of(text: str) -> str:
    """Return a telephone number as it is compared: its last eight digits; "" for fewer than five or all alike."""
    digits = re.sub(r"[^0-9]", "", text)[-_DIGITS:]
    return digits if len(digits) >= _FEWEST_DIGITS and len(set(digits)) > 1 else ""


def person_of(answers: Mapping[str, Any]) -> Person:
    """Return what is compared, from answers by field; what is no text is passed over."""
    texts = {name: value for name, value in answers.items() if isinstance(value, str)}
    names = [each for name in sorted(NAMES, reverse=True) for each in names_in(texts.get(name, ""))]
    year = texts.get(BORN, "")[:4]
    return Person(
        tuple(dict.fromkeys(names)),
        frozenset(filter(None, (document_of(texts.get(name, "")) for name in DOCUMENTS))),
        frozenset(filter(None, (phone_of(texts.get(name, "")) for name in PHONES))),
        int(year) if year.isascii() and year.isdecimal() else None,
    )


def marks_of(ring: Keyring, person: Person, generations: Iterable[int], *, searching: bool) -> Marks:
    """Return the marks of a person under generations of the key; to search also as somebody known by one name."""
    pairs = looked_for(person.names) if searching else pairs_of(person.names)
    said = sorted("|".join(pair) for pair in pairs)
    exact = sorted([f"document|{each}" for each in person.documents] + [f"phone|{each}" for each in person.phones])
    keys = [ring.key(KEY, generation) for generation in generations]
    return Marks(
        tuple(_mark(key, "pair", each) for key in keys for each in said),
        tuple(_mark(key, "exact", each) for key in keys for each in exact),
    )


def _mark(key: bytes, kind: str, said: str) -> int:
    digest = hashlib.blake2b(said.encode(), digest_size=_NUMBER.size, key=key, person=kind.encode()).digest()
    return int(_NUMBER.unpack(digest)[0])


def gathered(rows: Iterable[Sequence[Any]]) -> dict[int, Kept]:
    """Put together what the database says of cases: case, version, code, handle, record, field, what is sealed."""
    found: dict[int, Kept] = defaultdict(Kept)
    for case, version, code, handle, record, name, sealed in rows:
        kept = found[case]
        kept.version, kept.code, kept.handle = version, code, bytes(handle or b"")
        if name is not None:
            kept.sealed[f"{record}|{name}"] = bytes(sealed)
    return found


def opened(shelf: Shelf, case: int, kept: Kept) -> Person:
    """Open what is compared of a case, here; raises `No` while everything is locked."""
    answers: dict[str, Any] = {}
    try:
        cipher = shelf.cipher(kept.handle, str(case), GROUP)
        for place, text in _texts(cipher, f"{case}|{GROUP}|", kept.sealed):
            answers[place.rpartition("|")[2]] = json.loads(text)
    except No as refused:
        if refused.code not in GONE:
            raise
        return Person()
    return person_of(answers)


def _texts(cipher: Any, bound: str, sealed: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for place, blob in sealed.items():
        yield place, opened_with(cipher, bound.encode(), place.encode(), blob)


def has_number_of(one: Person, other: Person) -> bool:
    """Say whether two have a document or a telephone number in common."""
    return bool(one.documents & other.documents or one.phones & other.phones)


def is_worth_telling(one: Person, other: Person) -> bool:
    """Say whether two may be one person, so that two institutions are asked: rather too seldom than for every namesake.

    A number in common; or three names that fit, unless they were born more than two years apart; or two names that are
    very alike and the same year of birth, or the next.
    """
    grade, fits = likeness(one.names, other.names)
    apart = None if one.born is None or other.born is None else abs(one.born - other.born)
    if has_number_of(one, other):
        return True
    if grade >= VERY_ALIKE and fits >= 3 and (grade == SAME or fits > 3):
        return apart is None or apart <= 2
    return grade >= VERY_ALIKE and fits >= 2 and apart is not None and apart <= 1
