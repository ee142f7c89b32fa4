"""The command line: exit codes, one line per problem, and never a traceback."""

import json

import pytest

from amparo.bpmn.__main__ import main
from tests.bpmn.test_library import CALLED, CALLER, write
from tests.bpmn.test_rights import FAIR, FAULTS, sown


def test_procedures_that_hold_exit_with_0(tmp_path, capsys):
    write(tmp_path, "00-main", "watched\n" + CALLER, "p_main")
    write(tmp_path, "01-other", "watched\n" + CALLED, "p_other")
    write(tmp_path, "02-fair", FAIR, "p_fair")

    code = main(["check", str(tmp_path), "--lang", "en"])

    out = capsys.readouterr().out
    assert code == 0
    assert "Everything holds: 3 procedures." in out
    assert "R16 holds: Nobody is lodged in a prison" in out


def test_a_broken_right_exits_with_1_and_tells_its_story(tmp_path, capsys):
    write(tmp_path, "14-unjust", sown(FAULTS["reparation only for those who join"][1]), "p_unjust")

    code = main(["check", str(tmp_path)])

    out = capsys.readouterr().out
    assert code == 1
    assert "NO se cumple" in out
    assert "7. The person: «Ask crim» — crim = out" in out
    assert "Desde aquí solo se llega a la reparación si la persona cambia su decisión" in out


def test_the_json_holds_the_moves_of_the_story_and_says_that_all_is_not_well(tmp_path, capsys):
    write(tmp_path, "14-unjust", sown(FAULTS["lodging in detention"][1]), "p_unjust")

    code = main(["check", str(tmp_path), "--json"])

    report = json.loads(capsys.readouterr().out)
    assert code == 1
    assert report["ok"] is False
    assert report["procedures"][0]["rights"]["R16"]["moves"] == [
        {"kind": "step", "path": "screen", "answers": {}},
        {"kind": "step", "path": "lodge", "answers": {"lodging": "detention"}},
    ]


@pytest.mark.parametrize("lang", ["es", "fr", "en"])
def test_what_cannot_be_read_exits_with_2_and_one_line_per_problem(tmp_path, capsys, lang):
    folder = write(tmp_path, "01-bad", CALLER, "p_main")
    (tmp_path / "broken.bpmn").write_bytes(b"<x")

    code = main(["check", str(folder), str(tmp_path / "broken.bpmn"), str(tmp_path / "nowhere"), "--lang", lang])

    err = capsys.readouterr().err.strip().splitlines()
    assert code == 2
    assert len(err) == 3
    assert any("broken.bpmn" in line for line in err)
    assert any(": c: " in line and "p_other" in line for line in err)
