"""The region as a drawing of tiles, one a country, where countries lie to one another; the same is told in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Column and row of each country of the region: a sketch of where it lies, not its shape.
PLACES: Final = {
    "CA": (0, 0), "MX": (0, 1), "GT": (1, 2), "BZ": (2, 1), "SV": (1, 3), "HN": (2, 2), "NI": (3, 2), "CR": (3, 3),
    "PA": (4, 3), "CO": (5, 4), "DO": (5, 1), "CU": (4, 1), "HT": (4, 2), "US": (1, 0), "VE": (6, 3), "EC": (4, 5),
}  # fmt: skip
SIDE: Final = 96
GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """A country of the drawing: its name and count in words, where it stands, and where it leads."""

    code: str
    said: str
    count: int
    x: int
    y: int
    url: str

    @property
    def middle(self) -> int:
        """Where its words stand across."""
        return self.x + SIDE // 2

    @property
    def name_at(self) -> int:
        """Where its code stands."""
        return self.y + 38

    @property
    def count_at(self) -> int:
        """Where its count stands."""
        return self.y + 72


@dataclass(frozen=True, slots=True)
class Atlas:
    """The drawing: its tiles and its size."""

    tiles: tuple[Tile, ...]
    width: int
    height: int
    side: int = SIDE


def atlas_of(counts: Mapping[str, int], said: Mapping[str, str], urls: Mapping[str, str]) -> Atlas:
    """Draw the countries of the region that are named in `said`; `counts` has those with something to show."""
    known = {code: place for code, place in PLACES.items() if code in said}
    step = SIDE + GAP
    left, top = (min((place[axis] for place in known.values()), default=0) for axis in (0, 1))
    tiles = tuple(
        Tile(code, said[code], counts.get(code, 0), (x - left) * step, (y - top) * step, urls.get(code, ""))
        for code, (x, y) in sorted(known.items(), key=lambda row: (row[1][1], row[1][0]))
    )
    width = max((tile.x for tile in tiles), default=0) + SIDE
    return Atlas(tiles, width, max((tile.y for tile in tiles), default=0) + SIDE)
