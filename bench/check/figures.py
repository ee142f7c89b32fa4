"""What must hold, and the line that is printed of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """Something that must hold."""

    text: str
    value: float
    holds: bool

    def line(self) -> str:
        """Return the row that says the figure and whether it holds."""
        return f"  {self.text:<84} {self.value:>8.2f}  {'holds' if self.holds else 'MISSED'}"
