"""What the drawing tool knows of our notes is what the reader knows."""

from __future__ import annotations

import re
from pathlib import Path

from amparo.bpmn.read.notes import NOTES

DESCRIPTOR = Path(__file__).resolve().parents[3] / "assets" / "js" / "modeler" / "descriptor.js"
# Inside the tool an effect cannot carry an attribute called "set": the tool gives it back its name in the file.
RENAMED = {("effect", "variable"): "set"}


def test_the_tool_reads_every_note_and_attribute_and_no_other() -> None:
    table = DESCRIPTOR.read_text().partition("const NOTES = {")[2].partition("};")[0]
    known = {
        name.lower(): {RENAMED.get((name.lower(), each), each) for each in re.findall(r'"(\w+)"', attributes)}
        for name, attributes in re.findall(r"(\w+): \[([^\]]*)\]", table)
    }

    assert known == {name: set(rules) for name, rules in NOTES.items()}
