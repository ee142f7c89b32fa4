"""Whom one may choose as a trainer: searched by a word, so many at once, and whoever was chosen already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import row_key
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries import people

MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Offered:
    """The people who are offered, by their key as a form sends it, and how many more there are."""

    people: dict[str, Professional]
    left: int

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The people as a list offers them."""
        return [(key, row.name) for key, row in self.people.items()]


def people_offered(by: Actor, text: str, chosen: str) -> Offered:
    """Return the people whom an actor sees and whom a word finds; whoever was chosen already stays among them."""
    seen = people.professionals_visible_to(by)
    rows = people.sought(seen, text.replace("\x00", "")).order_by("key", "pk")
    key = row_key(chosen)
    kept = list(seen.filter(pk=key)) if key is not None else []
    found = list(rows[:MOST])
    left = max(rows.count() - MOST, 0)
    return Offered({str(row.pk): row for row in (*kept, *found)}, left)
