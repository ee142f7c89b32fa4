"""Codes to scan (QR): an address on a wall, a letter or a certificate."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

# The light border that the standard asks for, in modules.
_BORDER = 4


@dataclass(frozen=True, slots=True)
class Square:
    """A code to scan: its side in modules, and the path of its dark ones, each one unit wide."""

    side: int
    path: str


def square_of(text: str) -> Square:
    """Return a text as a code to scan, to be drawn in a page."""
    rows = [bytes(row) for row in _code(text).matrix_iter(border=_BORDER)]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Square(len(rows), path)


def square_svg(text: str, scale: int = 1) -> str:
    """Return a text as a code to scan, as an SVG drawing; `scale` is the width of a module in pixels."""
    whole = io.BytesIO()
    _code(text).save(whole, kind="svg", xmldecl=False, scale=scale, border=_BORDER, dark="#000", light="#fff")
    return whole.getvalue().decode()


def _code(text: str) -> QRCode:
    from segno import make  # noqa: PLC0415 - slow to load, and asked for seldom

    return make(text, error="m", micro=False)
