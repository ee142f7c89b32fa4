"""How wide words are, so that they can be wrapped without asking a font.

Widths are hundredths of the type size, measured once on the Inter typeface. Inter is wider than the
usual system faces, so a text that fits here fits everywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REGULAR: dict[int, str] = {
    18: "’",
    22: "'",
    24: "ijlìíîï",
    26: "IÍÎÏ",
    28: " !,.:;¡·",
    33: "|",
    36: "()/[\\]ft{}",
    38: "r“”",
    40: '"',
    46: "_ª°º1-",
    50: "^*`–",
    52: "?¿s",
    55: "Jkxz«»§",
    57: "Lacvyàáâäç•7ã",
    58: "euèéêëùúûü",
    60: "FhnñEoÈÉÊËòóôöõ",
    62: "25gpq0689Zbd",
    64: "#P34$&RSTX",
    66: "BK+<=>Y~",
    68: "AVÀÁÂ",
    73: "DCÇ",
    75: "GHUÚÛÜNÑ",
    76: "OQÓÔ",
    82: "%w…",
    89: "mM",
    95: "æ@WŒ",
    100: "Æœ—",
}
_WIDTHS: dict[str, int] = {letter: width for width, letters in _REGULAR.items() for letter in letters}
_WIDTHS["\u00a0"] = _WIDTHS[" "]
_UNKNOWN = 66
_TIED = re.compile(r"\s+(?=[;:?!»])|(?<=«)\s+")  # French spaces at which no line may break
_BOLD = 1.06
LINE = 1.25
"""Height of a line, in type sizes."""


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width in pixels of one line of text set in `size` pixels."""
    total = sum(_WIDTHS.get(letter, _UNKNOWN) for letter in text)
    return total * size / 100 * (_BOLD if bold else 1.0)


def _break_word(word: str, size: float, limit: float, *, bold: bool) -> list[str]:
    """Cut a word that is wider than a whole line, with a hyphen at each cut."""
    pieces: list[str] = []
    rest = word
    while width_of(rest, size, bold=bold) > limit and len(rest) > 3:
        cut = 2
        while cut < len(rest) - 2 and width_of(rest[: cut + 1] + "-", size, bold=bold) <= limit:
            cut += 1
        pieces.append(rest[:cut] + "-")
        rest = rest[cut:]
    return [*pieces, rest]


def _fill(words: list[str], size: float, limit: float, *, bold: bool) -> list[str]:
    """Put words on lines no wider than `limit`, first word first."""
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold=bold) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=20_000)
def wrap(text: str, size: float, limit: float, *, most: int = 6, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than `limit` pixels, as even as possible, at most `most` of them.

    What does not fit ends in an ellipsis; the whole text stays in the title of the element.
    """
    words = [
        piece
        for word in re.split(r"[ \t\r\n]+", _TIED.sub("\u00a0", text.strip()))
        if word
        for piece in ([word] if width_of(word, size, bold=bold) <= limit else _break_word(word, size, limit, bold=bold))
    ]
    if not words:
        return ()
    lines = _fill(words, size, limit, bold=bold)
    if len(lines) > most:
        kept = lines[:most]
        last = kept[-1]
        while last and width_of(last + "…", size, bold=bold) > limit:
            last = last[:-1]
        return (*kept[:-1], last.rstrip(" ,.;:") + "…")
    narrow = limit
    while narrow > limit * 0.6:
        tried = _fill(words, size, narrow - 4, bold=bold)
        if len(tried) > len(lines) or any(width_of(line, size, bold=bold) > narrow - 4 for line in tried):
            break
        lines, narrow = tried, narrow - 4
    return tuple(lines)


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """Give the width in pixels of the widest of some lines."""
    return max((width_of(line, size, bold=bold) for line in lines), default=0.0)


def height_of(lines: tuple[str, ...], size: float) -> float:
    """Give the height in pixels of some lines."""
    return len(lines) * size * LINE
