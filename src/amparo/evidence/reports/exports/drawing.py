"""A chart of a report as SVG and, for documents that take no SVG, as PNG."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

import typst
from django.template.loader import render_to_string

from amparo.evidence.claims.rules.bars import Bars

DRAWING: Final = """#set page(width: 164mm, height: auto, margin: 0mm)
#set text(font: "Libertinus Serif")
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def svg_of(bars: Bars) -> str:
    """Return a drawing as SVG."""
    return render_to_string("claims/bars.html", {"bars": bars})


def alt_of(bars: Bars) -> str:
    """Return in words what a drawing shows."""
    return f"{bars.title}. {bars.says}"


@lru_cache(maxsize=32)
def png_of(svg: str) -> bytes:
    """Return a drawing as PNG, at 200 dots an inch."""
    made: Any = typst.compile(
        DRAWING.encode(), format="png", ppi=200, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
    return bytes(made if isinstance(made, bytes) else made[0])


def words_of(parts: Any) -> str:
    """Return data as the one text that a layout takes."""
    return json.dumps(parts, ensure_ascii=False)
