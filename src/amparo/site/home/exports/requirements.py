"""What ASVS 5.0.0 asks, and which test shows that it holds here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings

from amparo.site.home.exports.tables import MADE, table

LEVELS: Final = (1, 2, 3)
APPLIES: Final = ("yes", "when", "no")


class Requirement(NamedTuple):
    """One requirement in our words, whether it is ours, and the tests that verify it."""

    id: str
    level: int
    asks: str
    applies: str = "yes"
    because: str = ""
    tests: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_verified(self) -> bool:
        """Say whether it counts: it applies, and a test shows that it holds."""
        return self.applies == "yes" and bool(self.tests)

    @property
    def chapter(self) -> str:
        """Return `V1` of `V1.2.3`."""
        return self.id.partition(".")[0]


def requirements() -> tuple[dict[str, str], list[Requirement]]:
    """Return the titles of the chapters, and every requirement in its order."""
    path = Path(settings.CONTENT).parent / "docs" / "reference" / "asvs.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [Requirement(**{**row, "tests": tuple(row.get("tests", ()))}) for row in told["requirement"]]
    return told["chapter"], found


def requirements_page() -> str:
    """Say for each requirement which test verifies it, and count only those."""
    chapters, found = requirements()
    lines = [
        "# ASVS 5.0.0, requirement by requirement",
        MADE,
        "The OWASP Application Security Verification Standard 5.0.0 asks 345 things. Each stands here by its number and"
        " level, in our own words, which are no substitute for its text"
        " (<https://github.com/OWASP/ASVS>, CC BY-SA 4.0, the OWASP Foundation; OWASP has not reviewed this page)."
        " A requirement counts only while a test of this repository verifies it: the test is named, and runs with all"
        " others. What no test shows is *not verified*, even where we believe that it holds. No outsider has judged"
        " this: it is our own reading.",
        "## Counts",
        "\n".join(counts(found)),
        "*Would apply* are those of parts that are not there today, such as a national provider of identities.",
    ]
    for chapter, title in chapters.items():
        lines += [f"## {chapter} {title}", "\n".join(_rows(found, chapter))]
    return "\n\n".join(lines) + "\n"


def counts(found: Iterable[Requirement]) -> list[str]:
    """Return the table of counts: each level, then all levels up to it."""
    kept = list(found)
    head = ("Level", "In all", "Applies", "Verified by a test", "Not verified", "Would apply", "Does not apply")
    rows = [(f"Level {level}", [each for each in kept if each.level == level]) for level in LEVELS]
    rows += [(f"Levels 1 to {level}", [each for each in kept if each.level <= level]) for level in LEVELS[1:]]
    return table(head, ((title, *map(str, _counted(of))) for title, of in rows))


def _counted(found: list[Requirement]) -> tuple[int, int, int, int, int, int]:
    ours, when, others = ([each for each in found if each.applies == kind] for kind in APPLIES)
    verified = [each for each in found if each.is_verified]
    return len(found), len(ours), len(verified), len(ours) - len(verified), len(when), len(others)


def _rows(found: Iterable[Requirement], chapter: str) -> list[str]:
    head = ("Id", "Level", "Asks that", "Verified by")
    of_it = (each for each in found if each.chapter == chapter)
    return table(head, ((each.id, str(each.level), each.asks, " ".join(_answer(each))) for each in of_it))


def _answer(each: Requirement) -> Iterator[str]:
    if each.applies == "no":
        yield f"does not apply: {each.because}"
    elif each.applies == "when":
        yield f"would apply {each.because}"
    else:
        yield "<br>".join(f"`{test}`" for test in each.tests) or "**not verified**"
        if each.note:
            yield f"({each.note})"
