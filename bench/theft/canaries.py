"""Canaries: words that stand nowhere else, and the search for them in what was taken."""

from __future__ import annotations

import base64
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# Nobody writes these by chance; each canary begins with one and goes on with what is its own.
LETTERS: Final = "zqjxvkwqyx"
DIGITS: Final = "90417263508"
ENCODINGS: Final = ("plain", "UTF-16LE", "UTF-16BE", "hex", "base64")


@dataclass
class Canaries:
    """Gives out canaries and counts them."""

    given: list[str] = field(default_factory=list)

    def word(self) -> str:
        """Return a canary as a name or sentence may hold it."""
        made = f"{LETTERS}{secrets.token_hex(4)}"
        self.given.append(made)
        return f"Ñandú {made}"

    def number(self) -> str:
        """Return a canary as a telephone number may hold it."""
        made = f"{DIGITS}{secrets.randbelow(9000) + 1000}"
        self.given.append(made)
        return f"+{made}"


def forms_of(marker: str) -> Iterator[tuple[str, bytes]]:
    """Yield a marker as each encoding would write it; plain is also Latin-1, UTF-8, JSON and a web address."""
    plain = marker.encode()
    yield "plain", plain
    yield "UTF-16LE", marker.encode("utf-16-le")
    yield "UTF-16BE", marker.encode("utf-16-be")
    yield "hex", plain.hex().encode()
    for before in range(3):
        # Only the letters that do not depend on what stands before and after.
        packed = base64.b64encode(b"\0" * before + plain + b"\0" * (-(before + len(plain)) % 3))
        yield "base64", packed[(before * 4 + 2) // 3 : (before + len(plain)) * 4 // 3]


@dataclass(frozen=True)
class Find:
    """What was found, where, and in which encoding."""

    marker: str
    place: str
    encoding: str


def search(files: Iterable[Path], *markers: str) -> tuple[list[Find], int]:
    """Look for markers in files, in every encoding and in any case; return the finds and how many bytes were read."""
    sought = [(each, name, form) for each in markers for name, form in forms_of(each)]
    finds, read = [], 0
    for path in files:
        content = path.read_bytes()
        small = content.lower()
        read += len(content)
        for marker, name, form in sought:
            # In base64 a capital is another letter.
            found = form in content if name == "base64" else form in small
            finds += [Find(marker, str(path), name)] * found
    return finds, read


def told(finds: Iterable[Find]) -> str:
    """Return how often each encoding was found."""
    counted = Counter(find.encoding for find in finds)
    return ", ".join(f"{name} {counted[name]}" for name in ENCODINGS if counted[name]) or "none"
