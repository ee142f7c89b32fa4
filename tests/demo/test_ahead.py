"""Proofs found by a second process are those that this one would find."""

from __future__ import annotations

from pathlib import Path

from amparo.bpmn.contract import Checker
from amparo.bpmn.read import read
from amparo.demo.ahead import proved_ahead
from tests.databases import ROOT


def test_what_is_found_ahead_is_what_is_found_here() -> None:
    folders = [folder for folder in sorted((ROOT / "content/procedures").glob("*/")) if folder.name[:2] in ("03", "13")]
    drawn = [read((folder / "procedure.bpmn").read_bytes(), name="procedure.bpmn") for folder in folders]
    checker = Checker({diagram.process: diagram for diagram in drawn})

    with proved_ahead(folders) as ahead:
        found = ahead()

    assert [each.marks for each in found] == [checker.marks(diagram.process) for diagram in drawn]
    assert [each.report for each in found] == [checker.check(diagram.process) for diagram in drawn]
    assert len(found) == 2


def test_a_drawing_that_cannot_be_read_is_left_to_who_publishes(tmp_path: Path) -> None:
    (tmp_path / "procedure.bpmn").write_text("<definitions/>")

    with proved_ahead([tmp_path]) as ahead:
        assert ahead() == ()


def test_a_process_that_ends_midway_found_nothing(tmp_path: Path) -> None:
    with proved_ahead([tmp_path / "missing"]) as ahead:
        assert ahead() == ()
