"""`docs/sources.md` stays true: every sentence is there, and every screen and test it names exists."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
STATES = {"works", "partial", "absent"}
NOTHING = "–"


class Row(NamedTuple):
    """One sentence of a source document and what carries it."""

    number: str
    sentence: str
    screens: tuple[str, ...]
    tests: tuple[str, ...]
    state: str


def names_in(cell: str) -> tuple[str, ...]:
    """Return the names of a cell: each between backticks, or nothing."""
    return () if cell == NOTHING else tuple(re.findall(r"`([^`]+)`", cell))


def rows() -> list[Row]:
    """Return all sentences of the page."""
    lines = [line for line in PAGE.splitlines() if re.match(r"\| S\d+\.\d+ \|", line)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [Row(number, said, names_in(screen), names_in(test), state) for number, said, screen, test, state in cells]


ROWS = rows()


def documents() -> dict[str, int]:
    """Return the number of sentences that the page states for each document."""
    found = re.findall(r"^## (S\d)\. .*?^Sentences: (\d+)\.$", PAGE, flags=re.MULTILINE | re.DOTALL)
    return {code: int(count) for code, count in found}


def url_names(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Yield the full name of every URL pattern, its namespace first."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


def functions_of(path: Path) -> set[str]:
    """Return the names of the test functions and methods of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return found


def exists(test: str) -> bool:
    """Say whether a test named `tests/…/test_x.py::test_y` exists."""
    file, _, function = test.partition("::")
    path = ROOT / file
    return file.startswith("tests/") and path.is_file() and function in functions_of(path)


def test_the_five_documents_are_there() -> None:
    assert sorted(documents()) == ["S0", "S1", "S2", "S3", "S4"]


@pytest.mark.parametrize(("code", "count"), sorted(documents().items()))
def test_the_sentences_of_a_document_are_numbered_without_a_hole(code: str, count: int) -> None:
    numbers = [row.number for row in ROWS if row.number.startswith(f"{code}.")]

    assert numbers == [f"{code}.{position}" for position in range(1, count + 1)]


def test_the_page_states_its_total() -> None:
    stated = re.search(r"^Sentences in all: (\d+)\.$", PAGE, flags=re.MULTILINE)

    assert stated is not None
    assert int(stated.group(1)) == len(ROWS) == sum(documents().values())


def test_every_sentence_is_told_and_has_a_state() -> None:
    assert [row.number for row in ROWS if len(row.sentence) < 10] == []
    assert [row.number for row in ROWS if row.state not in STATES] == []


def test_what_works_names_both_a_screen_and_a_test_and_what_is_absent_names_none() -> None:
    carried = [row for row in ROWS if row.state != "absent"]
    absent = [row for row in ROWS if row.state == "absent"]

    assert [row.number for row in carried if not row.screens or not row.tests] == []
    assert [row.number for row in absent if row.screens or row.tests] == []


def test_every_named_screen_is_the_name_of_a_url_pattern() -> None:
    known = set(url_names(get_resolver().url_patterns))

    assert {(row.number, name) for row in ROWS for name in row.screens if name not in known} == set()


def test_every_named_test_exists() -> None:
    assert {(row.number, name) for row in ROWS for name in row.tests if not exists(name)} == set()


def test_a_name_that_does_not_exist_would_be_found() -> None:
    assert exists("tests/house/test_sources.py::test_every_named_test_exists")
    assert not exists("tests/house/test_sources.py::test_that_nobody_wrote")
    assert not exists("tests/house/test_that_nobody_wrote.py::test_it")
