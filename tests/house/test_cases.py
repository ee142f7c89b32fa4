"""Each acceptance case of activities, training and the programme's spine is named by a test that fails with it."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT

# What each case says, in short; SPN-01 is the journey of the whole spine.
CASES = {
    "evt_01": "140 people, half in each way, each counted once",
    "evt_02": "nine countries, ten with the workshop, five in both",
    "evt_04": "three days are three events in the time of the place",
    "evt_06": "the code in its window and once; a roll without scripts; paper as proof",
    "evt_08": "diet and telephone are erased, counts stay",
    "evt_09": "two sources on one activity, neither overwritten",
    "trn_01": "twenty enrolled, sixteen awards, two not yet, two absent",
    "trn_03": "the holder may, another may not, an urgent step with a reason",
    "trn_04": "a changed step asks for an update and revokes nothing",
    "trn_05": "a badge verifies offline; altered, expired and revoked are told",
    "trn_06": "the public page shows no mail and no agency",
    "trn_07": "without a trainer's award nobody signs",
    "trn_08": "an academy's resolution makes its course permanent and compulsory",
    "trn_10": "a region with nobody for a hard task is alerted",
    "trn_11": "both variants of a kit need packs and grid",
    "sit_01": "no source, not validated; one interview is a single source",
    "sit_02": "142 women only: no share, total unknown",
    "sit_03": "the annex on method is built from the register",
    "sit_04": "recommendations are done, going on or not",
    "sit_06": "no place for a name; groups under ten are joined",
    "sit_07": "a disclosure starts the protected pathway and leaves no link",
    "spn_03": "no foreign key from the programme to cases",
    "spn_04": "every list goes out and comes in unchanged",
    "spn_06": "no sentence without its translation",
}


def names() -> set[str]:
    """Return the names of all tests."""
    paths = (ROOT / "tests").rglob("test_*.py")
    return {
        node.name
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_each_case_is_named_by_a_test() -> None:
    named = {found.group(1) for name in names() if (found := re.match(r"test_((?:sit|evt|trn|spn)_\d\d)_", name))}

    assert set(CASES) - named == set()
