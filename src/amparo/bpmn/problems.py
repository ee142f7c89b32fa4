"""What is wrong with a drawing, and what to draw instead, in Spanish, French and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("es", "fr", "en")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `element` is the id in the drawing (or the file's name), `message` a sentence per language."""

    element: str
    code: str
    message: Mapping[str, str]

    def to_json(self) -> dict[str, object]:
        """Return the problem as plain values."""
        return {"element": self.element, "code": self.code, "message": dict(self.message)}


class NotAccepted(Exception):
    """The file is not a procedure that we can run. All the problems found are listed, not only the first."""

    def __init__(self, problems: Iterable[Problem], *, name: str = "") -> None:
        self.problems = tuple(problems)
        self.name = name
        super().__init__("; ".join(f"{problem.element}: {problem.message['en']}" for problem in self.problems))


def in_three(es: str, fr: str, en: str, /, **facts: object) -> dict[str, str]:
    """Fill the same facts into the three sentences."""
    return {"es": es.format(**facts), "fr": fr.format(**facts), "en": en.format(**facts)}
