"""Codes to scan, read back from what was drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import segno
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.design.squares import square_of, square_svg

ADDRESS = "https://amparo.example.org/comprobar/?codigo=ABCD-EFGH"


@given(st.text(min_size=1, max_size=60))
def test_the_path_darkens_exactly_the_modules_of_the_code(text: str) -> None:
    drawn = square_of(text)
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn.path)}

    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=4))
    assert drawn.side == len(rows)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_the_drawing_is_svg_as_wide_as_asked_and_tells_texts_apart() -> None:
    small, large = (ElementTree.fromstring(square_svg(ADDRESS, scale)) for scale in (1, 8))

    assert float(large.get("width", "0")) == 8 * float(small.get("width", "0")) > 0
    assert square_svg(ADDRESS) != square_svg(ADDRESS + "x")
