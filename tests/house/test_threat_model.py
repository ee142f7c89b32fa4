"""`docs/reference/threat-model.md` stays true: each line names what shows it, and every test it names exists."""

from __future__ import annotations

import re

import pytest

from tests.house.test_sources import ROOT, exists

PAGE = (ROOT / "docs" / "reference" / "threat-model.md").read_text(encoding="utf-8")
HEAD = "| What | Who | Does | What stands against it | Shown by |"


def lines() -> list[list[str]]:
    table = PAGE.partition(f"{HEAD}\n|---|---|---|---|---|\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_every_line_says_what_who_how_and_what_stands_against_it() -> None:
    assert len(lines()) >= 20
    assert all(len(line) == 5 and all(line) for line in lines())


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line[0]}, {line[2]}"[:60])
def test_what_a_line_names_exists(line: list[str]) -> None:
    named = re.findall(r"`([^`]+)`", line[4])

    assert named, "nothing shows it"
    for each in named:
        bench = re.fullmatch(r"\./run bench (\w+)", each)
        assert (ROOT / "bench" / bench[1] / "run.py").is_file() if bench else exists(each), each
