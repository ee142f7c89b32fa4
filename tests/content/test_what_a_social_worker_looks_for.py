"""What a social worker looks for in lodging, health, reflection, plan and childhood: it holds, its spoiling is seen.

Looked at in every state that a case can reach, without the proofs of the kernel: by walking.
"""

import pytest

from amparo.bpmn.net import Net
from tests.content.reaching import Here, Spoil, Wrong, reached
from tests.content.spoiling import Spoiled
from tests.content.walking import diagram, net_of, steps_of

LODGING, HEALTH, REFLECTION, PLAN, CHILDHOOD = (
    "04-proteccion-inmediata",
    "05-salud-72-horas",
    "06-recuperacion-y-reflexion",
    "08-evaluacion-y-plan",
    "10-ninez-y-adolescencia",
)
ASKED_OF_A_CHILD = {
    "choose_care",
    "choose_sample",
    "choose_permissions",
    "agree_plan",
    "sign_as_guardian",
    "give_opinion",
}
DECISION = "call_participation/decide_participation"


def is_child(here: Here) -> bool:
    return here.is_("age", "child", "unsure")


def child_sent_as_an_adult(here: Here) -> bool:
    return is_child(here) and bool({"choose_place", "check_home", "leave_with_plan"} & here.open)


def nowhere_to_sleep(here: Here) -> bool:
    def is_settled(later: Here) -> bool:
        return later.is_("lodging", "safe")

    return "open_other_place" in here.open and not here.leads_to(is_settled)


def lodged_elsewhere(here: Here) -> bool:
    return not here.is_("lodging", "none", "safe", "declined")


def asked_before_told(here: Here) -> bool:
    asked = {"choose_care", "choose_sample", "choose_permissions", DECISION}
    return bool(asked & here.open) and not here.is_("informed", "yes")


def child_asked_alone(here: Here) -> bool:
    asked = ASKED_OF_A_CHILD | {DECISION}
    return is_child(here) and bool(asked & here.open) and not here.is_("guardian", "assigned")


def sample_against_the_will(here: Here) -> bool:
    return bool({"take_sample", "keep_sample"} & here.open) and not here.is_("sample", "yes")


def care_lost_with_the_sample(here: Here) -> bool:
    def is_treated(later: Here) -> bool:
        return "treat_now" in later.open and later.is_("sample", "no")

    return "choose_sample" in here.open and not here.leads_to(is_treated)


def hurried(here: Here) -> bool:
    return DECISION in here.open and not here.is_("reflection", "over")


def cannot_decide_earlier(here: Here) -> bool:
    """Whether the stay document is there or not, the person may end the wait; only a talk about the end is first."""
    may = "participation_asked" in here.heard or "remind_end" in here.open
    return here.is_("reflection", "running") and not may


def planned_against_the_will(here: Here) -> bool:
    return bool({"assess_needs", "assess_risk"} & here.open) and not here.is_("consent_care", "yes")


def family_before_the_risk(here: Here) -> bool:
    return bool({"reunite", "give_opinion"} & here.open) and not (here.is_("risk", "low") and here.is_("bid", "done"))


def sent_back_unwilling(here: Here) -> bool:
    return "reunite" in here.open and not (
        here.is_("consent_return", "yes") and "consent_return_withdrawn" in here.heard
    )


def age_before_protection(here: Here) -> bool:
    return "clarify_age" in here.open and not (here.is_("lodging", "safe") and here.is_("guardian", "assigned"))


LOOKED_FOR: list[tuple[str, Wrong, Spoil]] = [
    (LODGING, child_sent_as_an_adult, lambda it: it.guard("flow_child_or_doubt_choose_place", "not (age = child)")),
    (LODGING, nowhere_to_sleep, lambda it: it.redirect("flow_open_other_place_offer_room", "declined")),
    (LODGING, lodged_elsewhere, lambda it: it.set_answer("open_other_place", "lodging", "detention")),
    (HEALTH, asked_before_told, lambda it: it.forget_answer("explain_options", "informed")),
    (HEALTH, child_asked_alone, lambda it: it.guard("flow_needs_guardian_name_companion", "age = child")),
    (HEALTH, child_asked_alone, lambda it: it.redirect("flow_no_companion_treat_now", "choose_care")),
    (HEALTH, sample_against_the_will, lambda it: it.guard("flow_wants_sample_take_sample", "sample in (yes, no)")),
    (HEALTH, care_lost_with_the_sample, lambda it: it.redirect("flow_wants_sample_treat_now", "keep_door_open")),
    (REFLECTION, hurried, lambda it: it.forget_answer("period_ends", "reflection")),
    (REFLECTION, child_asked_alone, lambda it: it.forget_answer("ask_guardian", "guardian")),
    (REFLECTION, cannot_decide_earlier, lambda it: it.drop("asks_early")),
    (PLAN, asked_before_told, lambda it: it.redirect("flow_has_plan_explain_permissions", "needs_guardian")),
    (PLAN, child_asked_alone, lambda it: it.guard("flow_needs_guardian_ask_guardian", "age = child")),
    (PLAN, planned_against_the_will, lambda it: it.redirect("flow_wants_care_leave_minimum", "assess_needs")),
    (CHILDHOOD, family_before_the_risk, lambda it: it.guard("flow_which_solution_give_opinion", "solution = family")),
    (CHILDHOOD, sent_back_unwilling, lambda it: it.redirect("flow_is_wanted_approve_care", "reunite")),
    (CHILDHOOD, sent_back_unwilling, lambda it: it.drop("no_longer_wants")),
    (CHILDHOOD, age_before_protection, lambda it: it.redirect("flow_child_or_doubt_place_safely", "age_known")),
    (CHILDHOOD, child_asked_alone, lambda it: it.forget_answer("order_guardian", "guardian")),
]
NAMES = [f"{folder[:2]}-{wrong.__name__}-{number}" for number, (folder, wrong, _) in enumerate(LOOKED_FOR)]
each_thing = pytest.mark.parametrize(("folder", "wrong", "spoil"), LOOKED_FOR, ids=NAMES)


def all_of(net: Net, wrong: Wrong) -> list[dict[str, str]]:
    return [dict(here.answers) for here in reached(net, list(net.starts())) if wrong(here)]


@each_thing
def test_no_case_ever_comes_to_what_a_social_worker_would_refuse(folder: str, wrong: Wrong, spoil: Spoil) -> None:
    assert all_of(net_of(folder), wrong) == []


@each_thing
def test_a_drawing_spoiled_in_one_place_comes_to_it(folder: str, wrong: Wrong, spoil: Spoil) -> None:
    spoiled = Spoiled(folder)
    spoil(spoiled)

    assert all_of(spoiled.net(), wrong) != []


def test_an_escort_never_learns_the_address_and_asks_nothing() -> None:
    escort = net_of(LODGING).node("provide_escort")
    assert escort.step is not None

    assert (set(escort.step.reads | escort.step.writes), list(escort.asks)) == ({"C0"}, [])


@pytest.mark.parametrize("folder", [LODGING, HEALTH, REFLECTION, PLAN, CHILDHOOD])
def test_nobody_has_to_tell_the_story_again(folder: str) -> None:
    steps = [node.step for node in steps_of(diagram(folder)) if node.step]

    assert [step for step in steps if step.telling or {"C4"} & (step.reads | step.writes)] == []


@pytest.mark.parametrize("folder", [LODGING, HEALTH, REFLECTION, PLAN, CHILDHOOD])
def test_police_and_prosecution_take_no_decision_in_care(folder: str) -> None:
    drawn = diagram(folder)

    assert [
        node.id for node in steps_of(drawn) if node.asks and drawn.role_of(node.id) in {"police", "prosecutor"}
    ] == []
