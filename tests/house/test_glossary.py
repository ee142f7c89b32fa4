"""The code speaks the field's words: a word that the glossary avoids names nothing on the domain's floors."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.content.reading import ROOT, vocabulary

FLOORS = ("partnership", "prevention", "protection", "justice", "evidence", "site", "demo")
TERMS = vocabulary("glossary")["terms"]


def domain_classes() -> Iterator[tuple[Path, str]]:
    """Yield every class of the domain's floors with its file."""
    for floor in FLOORS:
        for path in sorted((ROOT / "src" / "amparo" / floor).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    yield path.relative_to(ROOT), node.name


def avoided() -> set[str]:
    """Return the single words that the glossary avoids, in lower case."""
    return {word.lower() for term in TERMS.values() for word in term.get("avoid", []) if " " not in word}


def words_of(name: str) -> set[str]:
    """Return the words of a class name in lower case: `CaseTicket` gives `case` and `ticket`."""
    return {word.lower() for word in re.findall(r"[A-Z][a-z]+", name)}


def test_no_class_of_the_domain_carries_a_word_that_the_glossary_avoids() -> None:
    found = {(str(path), name) for path, name in domain_classes() if words_of(name) & avoided()}

    assert found == set()


def test_an_avoided_word_would_be_found() -> None:
    assert words_of("CaseTicket") & avoided() == {"ticket"}
    assert words_of("ReferralPage") & avoided() == set()


def test_a_word_is_never_both_used_and_avoided() -> None:
    used = {name.lower() for term in TERMS.values() for name in term.get("used_in", [])}

    assert used & avoided() == set()
