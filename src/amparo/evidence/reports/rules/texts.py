"""Reading the text of a report: headings, paragraphs with figures in them, tables and charts of figures.

``# Heading`` begins a chapter. ``[[short-name]]`` stands for a figure with its base, ``[[short-name:short]]`` for the
figure alone. ``:: table a b`` and ``:: chart a b | Title`` show several figures; ``:: findings 3 | Title`` shows the
validated findings of a situation analysis. Anything else is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

CITED: Final = re.compile(r"\[\[\s*([a-z0-9-]+)\s*(?::\s*(short))?\s*\]\]")
LEFTOVER: Final = re.compile(r"\[\[[^\]]*\]?\]?")
NUMBER: Final = re.compile(r"(?<![\w-])\d+(?:[.,\u00a0]\d+)*(?:[ \u00a0]?%)?(?![\w-])")
YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Cite:
    """A figure within a paragraph: its short name, and whether it stands alone or with its base."""

    code: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a report and the line on which it begins."""

    line: int
    kind: Literal["heading", "paragraph", "table", "chart", "findings"]
    parts: tuple[str | Cite, ...] = ()
    codes: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it was read: its blocks, and the lines that make no sense."""

    blocks: tuple[Block, ...]
    wrong: tuple[tuple[int, str], ...] = field(default=())

    @property
    def codes(self) -> tuple[str, ...]:
        """The short names of every figure in it, in order, each once."""
        cited = [
            code
            for block in self.blocks
            if block.kind != "findings"
            for code in (*block.codes, *(part.code for part in block.parts if isinstance(part, Cite)))
        ]
        return tuple(dict.fromkeys(cited))

    @property
    def analyses(self) -> tuple[str, ...]:
        """The numbers of the situation analyses whose findings it shows, each once."""
        return tuple(dict.fromkeys(code for each in self.blocks if each.kind == "findings" for code in each.codes))


def read(body: str) -> Read:
    """Read a text line by line; a line that makes no sense is told and left out."""
    blocks, wrong = [], []
    for number, line in enumerate(body.splitlines(), start=1):
        text = line.strip()
        if not text:
            continue
        if text.startswith("::"):
            found = _figures(number, text)
            blocks += [found] if found else []
            wrong += [] if found else [(number, text)]
        elif text.startswith("#"):
            blocks.append(Block(number, "heading", title=text.lstrip("# ")))
        else:
            parts = _parts(text)
            wrong += [(number, said[0]) for part in parts if isinstance(part, str) and (said := LEFTOVER.search(part))]
            blocks.append(Block(number, "paragraph", parts=parts))
    return Read(tuple(blocks), tuple(wrong))


def _figures(number: int, text: str) -> Block | None:
    body, _bar, title = text[2:].partition("|")
    words = body.split()
    if len(words) < 2 or any(set(word) - set("abcdefghijklmnopqrstuvwxyz0123456789-") for word in words):
        return None
    if words[0] == "findings":
        return Block(number, "findings", codes=(words[1],), title=title.strip()) if words[1].isdecimal() else None
    if words[0] == "table":
        return Block(number, "table", codes=tuple(words[1:]), title=title.strip())
    return Block(number, "chart", codes=tuple(words[1:]), title=title.strip()) if words[0] == "chart" else None


def _parts(text: str) -> tuple[str | Cite, ...]:
    parts: list[str | Cite] = []
    at = 0
    for match in CITED.finditer(text):
        parts += [text[at : match.start()]] if match.start() > at else []
        parts.append(Cite(match[1], bool(match[2])))
        at = match.end()
    return (*parts, text[at:]) if at < len(text) else tuple(parts)


def typed_numbers(read_text: Read) -> tuple[tuple[int, str], ...]:
    """Return the numbers that were typed by hand, with their lines; a year alone is a date."""
    found = []
    for block in read_text.blocks:
        words = [block.title, *(part for part in block.parts if isinstance(part, str))]
        for word in words:
            found += [(block.line, match[0]) for match in NUMBER.finditer(word) if not YEAR.fullmatch(match[0])]
    return tuple(found)
