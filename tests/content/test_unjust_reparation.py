"""Unjust drawings are refused, each with the story of a person to whom the wrong is done.

The first is the one that matters most: reparation only for those who join the criminal proceedings. It looks
harmless, because the person could still join; the check finds that she can be repaired only by giving in.
"""

from functools import cache
from pathlib import Path

import pytest

from amparo.bpmn.__main__ import main
from amparo.bpmn.check import Broken, DoesNotArise, Report, check
from amparo.bpmn.contract import Checker
from amparo.bpmn.explain import Teller
from amparo.bpmn.net import Net
from amparo.bpmn.rights import RIGHTS
from tests.content.reading import LANGUAGES
from tests.content.spoiling import Spoiled
from tests.content.walking import FOLDERS, PROCEDURES, diagram, path_of, texts

MAIN, ACCREDITATION, DECISION, REPARATION = (
    "00-ruta-principal",
    "07-acreditacion",
    "13-participacion-en-el-proceso-penal",
    "14-reparacion",
)
LAST_LINES = {
    "es": "La persona: «Decidir si participa en el proceso penal» — "
    "¿Desea participar en el proceso penal? No participa",
    "fr": "La personne : « Décider de participer à la procédure pénale » — "
    "Souhaitez-vous participer à la procédure pénale ? Ne participe pas",
    "en": "The person: “Decide whether to join the criminal proceedings” — "
    "Do you wish to take part in the criminal proceedings? Does not take part",
}


def reparation_only_for_those_who_join() -> Spoiled:
    spoiled = Spoiled(REPARATION)
    spoiled.redirect("flow_joined_choose_route", "denied_finally")
    spoiled.drop("choose_route")
    return spoiled


@cache
def the_unjust_main_pathway() -> tuple[Net, Report]:
    return looked_at(reparation_only_for_those_who_join().net(main="p00_main"))


def looked_at(net: Net) -> tuple[Net, Report]:
    """Return the main pathway and its report, with what it calls by contract: too much is open at once otherwise."""
    checker = Checker({each.diagram.process: each.diagram for each in net.copies})
    return checker.net(net.main), checker.check(net.main)


def broken_rights(report: Report) -> dict[str, Broken]:
    """Return what is broken, soundness (R31) apart: an unjust drawing may also have arrows that lead nowhere."""
    broken = {right: result for right, result in report.results.items() if isinstance(result, Broken)}
    return {right: result for right, result in broken.items() if right != "R31"}


def told(net: Net, report: Report, right: str, language: str) -> list[str]:
    words = {diagram(folder).process: {each: texts(folder, each) for each in LANGUAGES} for folder in FOLDERS}
    meant = next(each for each in RIGHTS if each.id == right)
    return Teller(net, words, language).broken(meant, broken_rights(report)[right])


# --- reparation for those who do not join


def test_reparation_as_drawn_is_open_to_those_who_do_not_join() -> None:
    assert check(Spoiled(REPARATION).net()).ok


def test_reparation_that_needs_joining_the_proceedings_is_refused() -> None:
    report = check(reparation_only_for_those_who_join().net())

    assert not report.ok
    assert list(broken_rights(report)) == ["R2"]


def test_it_is_refused_in_the_main_pathway_too() -> None:
    _, report = the_unjust_main_pathway()

    assert not report.ok
    assert list(broken_rights(report)) == ["R2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_story_ends_where_the_person_says_no(language: str) -> None:
    net, report = the_unjust_main_pathway()

    lines = told(net, report, "R2", language)

    story = [line for line in lines if line[0].isdigit()]
    assert story[-1] == f"{len(story)}. {LAST_LINES[language]}"
    assert lines[-2].startswith("=> ")


def test_the_command_refuses_it_with_its_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unjust = tmp_path / REPARATION
    unjust.mkdir()
    for file in path_of(REPARATION).iterdir():
        (unjust / file.name).write_bytes(file.read_bytes())
    (unjust / "procedure.bpmn").write_bytes(reparation_only_for_those_who_join().xml())

    code = main(["check", str(unjust), "--lang", "en"])

    assert code == 1
    assert "Do you wish to take part in the criminal proceedings? Does not take part" in capsys.readouterr().out


def test_the_command_accepts_it_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(PROCEDURES / REPARATION), "--lang", "es"])

    assert code == 0
    assert capsys.readouterr().err == ""


# --- other wrongs that a drawing can do


def test_only_the_person_may_waive() -> None:
    spoiled = Spoiled(REPARATION)
    spoiled.move_to_lane("confirm_waiver", "lane_lawyer")

    broken = broken_rights(check(spoiled.net()))

    assert (broken["R2"].because, broken["R2"].where) == ("only_by", "confirm_waiver")
    assert list(broken) == ["R2", "R30"]  # the lawyer would also tell only themselves of being late


def test_a_refusal_is_never_final_without_an_appeal() -> None:
    spoiled = Spoiled(REPARATION)
    spoiled.redirect("flow_decision_choose_after_denial", "denied_finally")
    spoiled.drop("choose_after_denial", "what_next", "appeal_claim", "decide_claim_appeal", "appeal_decision")

    broken = broken_rights(check(spoiled.net()))

    assert (list(broken), broken["R2"].because) == (["R2"], "only_after")


def test_the_decision_on_the_proceedings_is_not_asked_during_reflection() -> None:
    spoiled = Spoiled(DECISION)
    spoiled.declare("reflection", given="running")

    assert list(broken_rights(check(spoiled.net()))) == ["R5"]


def test_accreditation_that_waits_for_joining_the_proceedings_is_refused() -> None:
    spoiled = Spoiled(ACCREDITATION)
    spoiled.declare("crim", values="unasked in out", initial="unasked", given="unasked out")
    spoiled.insert_condition("flow_case_opened_review_file", "crim = in", "offer_alternatives")

    assert list(broken_rights(check(spoiled.net()))) == ["R24"]


def test_three_wrongs_in_the_main_pathway_are_each_found() -> None:
    spoiled = Spoiled(MAIN)
    spoiled.set_answer("answer_danger", "lodging", "detention")
    spoiled.drop("withdrawal", "complaint")

    _, report = looked_at(spoiled.net())

    assert list(broken_rights(report)) == ["R7", "R16", "R27"]


def test_care_that_waits_for_accreditation_is_refused_because_a_promised_right_never_arises() -> None:
    spoiled = Spoiled(MAIN)
    spoiled.insert_condition("flow_child_settled_call_plan", "ident in (formal, not_victim_final)", "care_settled")

    _, report = looked_at(spoiled.net())

    assert not report.ok
    assert report.results["R3"] == DoesNotArise(promised=True)
