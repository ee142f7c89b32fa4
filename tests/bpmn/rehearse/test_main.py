"""The command that rehearses a procedure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amparo.bpmn.rehearse.__main__ import main

CONTENT = Path(__file__).parents[3] / "content"
PANEL = str(CONTENT / "procedures" / "07-acreditacion")
PLAN = ["--plan", str(CONTENT / "rehearsals" / "cr.toml")]


def test_it_tells_who_waits_and_which_limits_are_missed(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([PANEL, *PLAN, "--lang", "en", "--staff", "panel=1", "--arrivals", "60"])

    told = capsys.readouterr().out
    assert code == 0
    assert "Where one waits longest: panel." in told
    assert "730 days" in told


@pytest.mark.parametrize("lang", ["es", "fr", "en"])
def test_it_speaks_three_languages(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    assert main([PANEL, *PLAN, "--lang", lang, "--days", "30"]) == 0
    assert "{" not in capsys.readouterr().out


def test_json_has_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([PANEL, *PLAN, "--json", "--days", "60", "--seed", "3"]) == 0

    forecast = json.loads(capsys.readouterr().out)
    assert forecast["days"] == 60
    assert {row["role"] for row in forecast["by_role"]} >= {"panel", "lawyer"}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["--staff", "panel=many"], "--staff panel=many"),
        (["--days", "0"], "days"),
        (["--plan", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(
    capsys: pytest.CaptureFixture[str], asked: list[str], named: str
) -> None:
    assert main([PANEL, *asked]) == 2

    said = capsys.readouterr()
    assert (said.out, said.err.startswith(named), said.err.count("\n")) == ("", True, 1)


def test_a_procedure_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
