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
INTERVIEW = diagram("11-entrevista-forense-unica").nodes
PLAN = diagram("08-evaluacion-y-plan").nodes
INCLUSION = diagram("16-inclusion-y-cierre").nodes
OPEN = Standing(is_open=True, is_over=False, consents=frozenset(), forensic_interviews=0, judge_ordered=False)
AGREED = replace(OPEN, consents=frozenset({"INTERVIEW", "SHARE_SERVICES", "CARE"}))


def count(node: Node, standing: Standing, **outcome: str) -> int:
    return len(rules.reasons_not_to_complete(node, standing, outcome=outcome))


def test_a_step_without_questions_is_completed_in_an_open_case() -> None:
    assert count(MAIN["care_directly"], OPEN) == 0


def test_a_step_that_the_procedure_has_open_in_a_closed_case_is_done_and_none_when_it_is_over() -> None:
    kept, over = replace(OPEN, is_open=False), replace(OPEN, is_open=False, is_over=True)

    assert [count(INCLUSION["reopen_case"], each) for each in (OPEN, kept, over)] == [0, 0, 1]


def test_no_step_is_left_out_or_added_in_a_closed_case() -> None:
    kept, over = replace(OPEN, is_open=False), replace(OPEN, is_open=False, is_over=True)
    node = INCLUSION["erase_identity"]

    assert [len(rules.reasons_not_to_deviate(node, each, reason="URGENT")) for each in (OPEN, kept, over)] == [0, 1, 1]


@pytest.mark.parametrize(
    ("before", "after", "opened", "back"),
    [
        ("yes", "no", [], True),
        ("yes", "yes", [INCLUSION["reopen_case"]], True),
        ("yes", "yes", [MAIN["answer_danger"]], False),
        ("yes", "yes", [], False),
        ("no", "no", [INCLUSION["reopen_case"]], False),
        ("no", "yes", [], False),
    ],
)
def test_a_case_comes_back_when_it_is_opened_or_the_step_that_reopens_it_is(
    before: str, after: str, opened: list[Node], back: bool
) -> None:
    assert rules.comes_back({"closed": before}, {"closed": after}, opened) is back


@pytest.mark.parametrize(
    ("is_over", "is_heard", "back", "need", "reasons"),
    [
        (False, True, False, "", 0),
        (False, True, True, "NOT_SAID", 0),
        (False, True, True, "", 1),
        (False, True, True, "anything", 1),
        (False, False, False, "CARE", 1),
        (True, True, True, "CARE", 1),
        (True, False, False, "", 1),
    ],
)
def test_who_comes_back_is_asked_what_for_and_needs_no_reason(
    is_over: bool, is_heard: bool, back: bool, need: str, reasons: int
) -> None:
    found = rules.reasons_not_to_raise(is_over=is_over, is_heard=is_heard, comes_back=back, need=need)

    assert len(found) == reasons


@pytest.mark.parametrize("answer", ["", "detention", "STAY", "none", "\x00"])
def test_a_question_that_decides_the_way_takes_only_its_answers(answer: str) -> None:
    assert [count(MAIN["choose_where"], OPEN, move=given) for given in ("stay", "leave", answer)] == [0, 0, 1]


def test_a_question_without_an_answer_is_said() -> None:
    assert count(MAIN["choose_where"], OPEN) == 1


def test_a_step_that_needs_consent_waits_for_it() -> None:
    assert [count(INTERVIEW["forensic_interview"], each) for each in (OPEN, AGREED)] == [1, 0]


@pytest.mark.parametrize(
    ("heard", "ordered", "refused"),
    [(0, False, 0), (1, False, 1), (1, True, 0), (2, True, 1), (2, False, 1), (3, True, 1)],
)
def test_one_order_of_a_judge_allows_one_more_forensic_interview(heard: int, ordered: bool, refused: int) -> None:
    standing = replace(AGREED, forensic_interviews=heard, judge_ordered=ordered)

    assert count(INTERVIEW["forensic_interview"], standing) == refused
    assert len(rules.reasons_not_to_deviate(INTERVIEW["forensic_interview"], standing, reason="URGENT")) == refused


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
    assert rules.reasons_not_to_deviate(MAIN["care_directly"], OPEN, reason=reason) == []


@pytest.mark.parametrize("reason", ["", "BECAUSE", "urgent"])
def test_leaving_a_step_out_needs_a_reason(reason: str) -> None:
    assert len(rules.reasons_not_to_deviate(MAIN["care_directly"], OPEN, reason=reason)) == 1


def test_consent_never_stops_a_step_from_being_left_out() -> None:
    assert rules.reasons_not_to_deviate(INTERVIEW["forensic_interview"], OPEN, reason="URGENT") == []


@pytest.mark.parametrize(
    ("node", "yes"),
    [
        (PLAN["choose_permissions"], {"consent_care": "yes", "consent_share": "none"}),
        (PLAN["choose_permissions"], {"consent_care": "none", "consent_share": "yes"}),
        (INTERVIEW["rule_on_second"], {"judge_order": "yes"}),
        (INTERVIEW["order_evidence"], {"evidence": "granted"}),
    ],
)
def test_a_step_left_out_agrees_to_nothing_and_orders_nothing(node: Node, yes: dict[str, str]) -> None:
    no = {variable: {"judge_order": "no", "evidence": "refused"}.get(variable, "none") for variable in yes}

    assert [len(rules.reasons_about_skipping(node, given)) for given in (yes, no)] == [1, 0]


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
    assert len(rules.reasons_about_skipping(MAIN["choose_where"], {})) == 1


@pytest.mark.parametrize(("crim", "opens"), [("in", True), ("out", False), ("unasked", False), (None, False)])
def test_police_and_prosecutor_see_more_only_while_she_takes_part(crim: str | None, opens: bool) -> None:
    assert rules.justice_may_open({"crim": crim}) is opens
