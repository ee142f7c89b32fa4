"""When a step may be completed, skipped or added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.bpmn.diagram import Node
from amparo.protection.pathways import rules
from amparo.protection.pathways.rules import Standing
from amparo.protection.pathways.vocabulary import REASONS
from tests.content.walking import diagram

MAIN = diagram("00-ruta-principal").nodes
ACCREDITATION = diagram("07-acreditacion").nodes
REFERRAL = diagram("09-referencia").nodes
OPEN = Standing(is_open=True, consents=frozenset(), forensic_interviews=0, judge_ordered=False)
AGREED = replace(OPEN, consents=frozenset({"INTERVIEW", "SHARE_SERVICES", "CARE"}))


def count(node: Node, standing: Standing, **outcome: str) -> int:
    return len(rules.reasons_not_to_complete(node, standing, outcome=outcome))


def test_a_step_without_questions_is_completed_in_an_open_case() -> None:
    assert count(MAIN["plan_safety"], OPEN) == 0


def test_nothing_is_completed_in_a_closed_case() -> None:
    assert count(MAIN["plan_safety"], replace(OPEN, is_open=False)) == 1


@pytest.mark.parametrize("answer", ["", "detention", "SAFE", "none", "\x00"])
def test_a_question_that_decides_the_way_takes_only_its_answers(answer: str) -> None:
    assert [count(MAIN["choose_lodging"], OPEN, lodging=given) for given in ("safe", "declined", answer)] == [0, 0, 1]


def test_a_question_without_an_answer_is_said() -> None:
    assert count(MAIN["choose_lodging"], OPEN) == 1


def test_a_step_that_needs_consent_waits_for_it() -> None:
    assert [count(MAIN["prepare_interview"], each) for each in (OPEN, AGREED)] == [1, 0]


@pytest.mark.parametrize(
    ("heard", "ordered", "refused"),
    [(0, False, 0), (1, False, 1), (1, True, 0), (2, True, 1), (2, False, 1), (3, True, 1)],
)
def test_one_order_of_a_judge_allows_one_more_forensic_interview(heard: int, ordered: bool, refused: int) -> None:
    standing = replace(AGREED, forensic_interviews=heard, judge_ordered=ordered)

    assert count(MAIN["forensic_interview"], standing) == refused
    assert len(rules.reasons_not_to_deviate(MAIN["forensic_interview"], standing, reason="URGENT")) == refused


@pytest.mark.parametrize(
    ("node", "outcome", "screen"),
    [
        (ACCREDITATION["vote"], {"ident": "formal"}, "panel"),
        (ACCREDITATION["decide_appeal"], {"ident": "formal"}, "panel"),
        (REFERRAL["choose_provider"], {"packet": "approved"}, "referral"),
        (REFERRAL["answer_referral"], {"referral_answer": "accepted"}, "referral_answer"),
    ],
    ids=lambda given: getattr(given, "id", ""),
)
def test_a_step_with_a_page_of_its_own_is_done_there_only(node: Node, outcome: dict[str, str], screen: str) -> None:
    found = [
        len(rules.reasons_not_to_complete(node, AGREED, outcome=outcome, through=through))
        for through in ("", "form", "consent", screen)
    ]

    assert found == [1, 1, 1, 0]


@pytest.mark.parametrize("reason", REASONS)
def test_any_listed_reason_is_enough_to_leave_a_step_out(reason: str) -> None:
    assert rules.reasons_not_to_deviate(MAIN["plan_safety"], OPEN, reason=reason) == []


@pytest.mark.parametrize("reason", ["", "BECAUSE", "urgent"])
def test_leaving_a_step_out_needs_a_reason(reason: str) -> None:
    assert len(rules.reasons_not_to_deviate(MAIN["plan_safety"], OPEN, reason=reason)) == 1


def test_consent_never_stops_a_step_from_being_left_out() -> None:
    assert rules.reasons_not_to_deviate(MAIN["prepare_interview"], OPEN, reason="URGENT") == []


@pytest.mark.parametrize(
    ("node", "yes"),
    [
        ("consents", {"consent_care": "yes", "consent_share": "none"}),
        ("consents", {"consent_care": "none", "consent_share": "yes"}),
        ("rule_on_second_interview", {"judge_order": "yes"}),
    ],
)
def test_a_step_left_out_agrees_to_nothing_and_orders_nothing(node: str, yes: dict[str, str]) -> None:
    no = {variable: "no" if variable == "judge_order" else "none" for variable in yes}

    assert [len(rules.reasons_about_skipping(MAIN[node], given)) for given in (yes, no)] == [1, 0]


def test_joining_the_proceedings_is_never_left_out_with_a_yes() -> None:
    node = diagram("13-participacion-en-el-proceso-penal").nodes["decide_participation"]

    assert [len(rules.reasons_about_skipping(node, {"crim": crim})) for crim in ("in", "out")] == [1, 0]


@pytest.mark.parametrize(
    ("folder", "node", "agrees", "refuses"),
    [
        ("05-salud-72-horas", "choose_care", {"health_care": "accepted"}, {"health_care": "declined"}),
        ("05-salud-72-horas", "choose_sample", {"sample": "yes"}, {"sample": "no"}),
        ("08-evaluacion-y-plan", "agree_plan", {"plan": "agreed"}, {"plan": "declined"}),
        ("08-evaluacion-y-plan", "sign_as_guardian", {"guardian_view": "agrees"}, {"guardian_view": "disagrees"}),
        ("10-ninez-y-adolescencia", "give_opinion", {"consent_return": "yes"}, {"consent_return": "none"}),
        ("11-entrevista-forense-unica", "decide_interview", {"wish": "today"}, {"wish": "no"}),
    ],
)
def test_nobody_agrees_to_an_examination_a_plan_an_interview_or_a_return_by_leaving_a_step_out(
    folder: str, node: str, agrees: dict[str, str], refuses: dict[str, str]
) -> None:
    drawn = diagram(folder).nodes[node]

    assert [len(rules.reasons_about_skipping(drawn, given)) for given in (agrees, refuses)] == [1, 0]


def test_a_step_left_out_still_says_which_way_the_case_goes() -> None:
    assert len(rules.reasons_about_skipping(MAIN["choose_lodging"], {})) == 1


@pytest.mark.parametrize(("crim", "opens"), [("in", True), ("out", False), ("unasked", False), (None, False)])
def test_police_and_prosecutor_see_more_only_while_she_takes_part(crim: str | None, opens: bool) -> None:
    assert rules.justice_may_open({"crim": crim}) is opens
