"""What drawings ask of whoever does a step is in a framework of the coalition, and so is what kits teach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content.reading import CONTENT, read

ASKED = re.compile(r'\bcompetency="([^"]*)"')
DRAWINGS = sorted((CONTENT / "procedures").rglob("*.bpmn"))
KITS = sorted((CONTENT / "training" / "kits").rglob("*.toml"))


def framework() -> set[str]:
    """Return the codes of every framework."""
    return {row["code"] for path in (CONTENT / "training").glob("*.toml") for row in read(path)["competencies"]}


def unknown_in(text: str) -> list[str]:
    """Return the codes that a drawing asks for and no framework has."""
    return sorted(set(ASKED.findall(text)) - framework())


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: f"{path.parent.name}")
def test_what_a_step_asks_for_is_in_a_framework(drawing: Path) -> None:
    assert unknown_in(drawing.read_text(encoding="utf-8")) == []


def test_a_code_that_no_framework_has_is_noticed_and_steps_do_ask() -> None:
    texts = [path.read_text(encoding="utf-8") for path in DRAWINGS]

    assert unknown_in('<amparo:step competency="INDICATORS"/><amparo:step competency="INDICATOR"/>') == ["INDICATOR"]
    assert sum(len(ASKED.findall(text)) for text in texts) >= 10


def taught(kit: Path) -> Iterator[str]:
    """Yield the codes that a kit says it teaches, wherever it says so."""
    yield from _codes(read(kit))


def _codes(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _codes(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == "competency":
                yield str(each)
            elif name == "competencies":
                yield from (str(code) for code in each)
            else:
                yield from _codes(each)


@pytest.mark.parametrize("kit", KITS, ids=lambda path: path.stem)
def test_what_a_kit_teaches_is_in_a_framework(kit: Path) -> None:
    found = set(taught(kit))

    assert found
    assert found <= framework()
