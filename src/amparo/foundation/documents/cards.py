"""Cards with a square to scan: four on a sheet as a tagged PDF, and one as a picture.

Loads a slow library: import it only where a file is made.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import typst

LAYOUT: Final = Path(__file__).parent / "card.typ"
AUTHOR: Final = "Amparo"


def sheet_of(**said: str) -> bytes:
    """Return four cards on a sheet (PDF/UA-1): language, title, lead, steps, address, qr (SVG) and qr_words."""
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs=_inputs(said, single=False), pdf_standards=["ua-1"], ignore_system_fonts=True,
        timestamp=0,
    )  # fmt: skip
    return bytes(made)


def picture_of(**said: str) -> bytes:
    """Return one card as a picture (PNG), from the same words."""
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs=_inputs(said, single=True), format="png", ppi=200, ignore_system_fonts=True
    )
    return bytes(made)


def _inputs(said: dict[str, str], *, single: bool) -> dict[str, str]:
    return {"card": json.dumps({**said, "author": AUTHOR, "single": single}, ensure_ascii=False)}
