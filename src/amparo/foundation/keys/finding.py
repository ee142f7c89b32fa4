"""Finding by name or number: what was typed goes to the key process, and codes of one's own cases come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.foundation.keys.client import ask
from amparo.keyd.fields import GROUP, INDEXED


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the contact desk as it is kept: its mark, the handle of its key, and what is sealed."""

    mark: str
    wrapped: bytes
    sealed: bytes


def find(*, session: str, account: int | None, kind: str, typed: str) -> list[tuple[str, int]]:
    """Search by "name", "document" or "phone" in the cases of a session; return codes with how alike (1 to 3).

    Raises `Unavailable`, and `TooManySearches` of its kinds.
    """
    found = ask("find", session.encode(), str(account or "").encode(), kind.encode(), typed.encode())
    return [(code.decode(), int(grade)) for code, grade in zip(found[::2], found[1::2], strict=True)]


def ask_desk(*, session: str, account: int | None, name: str, document: str, phone: str, born: str) -> Question:
    """Have a question to the contact desk sealed; nothing is compared now. Raises `Unavailable`."""
    said = [each.encode() for each in (name, document, phone, born)]
    mark, wrapped, sealed = ask("ask_desk", session.encode(), str(account or "").encode(), *said)
    return Question(mark.decode(), wrapped, sealed)


def bring_index_up() -> int:
    """Have the index brought up to what was committed; return how many cases that were."""
    return int(ask("tidy")[0])


def compare() -> int:
    """Have what waits for it compared with every case; return how much that was, never what matched."""
    return int(ask("compare")[0])


def is_indexed(values: Mapping[str, Iterable[str]]) -> bool:
    """Say whether people are found by one of these fields, by field group."""
    return not INDEXED.isdisjoint(values.get(GROUP, ()))
