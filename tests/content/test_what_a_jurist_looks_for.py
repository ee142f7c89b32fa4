"""What a jurist looks for in the interview, non-punishment, return and closure: it holds, and its spoiling is seen.

Looked at in every state that a case can reach, without the proofs of the kernel: by walking.
"""

import pytest

from amparo.bpmn.check import Broken, check
from tests.content.reaching import Here, Spoil, Wrong, reached
from tests.content.spoiling import Spoiled
from tests.content.walking import net_of

INTERVIEW, COORDINATION, RETURN, CLOSURE = (
    "11-entrevista-forense-unica",
    "12-investigacion-y-no-sancion",
    "15-retorno-y-referencia-transnacional",
    "16-inclusion-y-cierre",
)
FORENSIC = {"forensic_interview", "second_interview"}
ABOUT_DATA = {"data_request": "answer_data_request", "data_breach": "contain_breach"}
ABROAD = {"ask_consulate", "clear_departure", "accompany_travel"}


def is_kept(here: Here) -> bool:
    """The identity is still there: the main stream goes on, not only an answer about the data."""
    return "reopening_asked" in here.heard or bool(here.open - set(ABOUT_DATA.values()))


def unprepared(here: Here) -> bool:
    return bool(FORENSIC & here.open) and not (here.is_("prepared", "yes") and here.is_("informed", "yes"))


def against_the_will(here: Here) -> bool:
    return bool(FORENSIC & here.open) and not (here.is_("wish", "today") and "interview_stopped" in here.heard)


def again_without_an_order(here: Here) -> bool:
    return bool(FORENSIC & here.open) and not (here.is_("interviews", "zero") or here.is_("judge_order", "yes"))


def child_alone(here: Here) -> bool:
    asked = bool((FORENSIC | {"decide_interview"}) & here.open)
    return asked and here.is_("age", "child", "unsure") and not here.is_("guardian", "assigned")


def punished_for_good(here: Here) -> bool:
    def is_annulled(later: Here) -> bool:
        return later.is_("sanction", "annulled")

    return here.is_("sanction", "imposed") and not here.leads_to(is_annulled)


def account_asked(here: Here) -> bool:
    notes = [here.net.node(path).step for path in here.open]
    return any(note.telling for note in notes if note)


def consulate_too_early(here: Here) -> bool:
    return "ask_consulate" in here.open and not (
        here.is_("consent_return", "yes") and here.is_("risk", "low") and here.is_("asylum", "no")
    )


def no_way_back(here: Here) -> bool:
    return bool(ABROAD & here.open) and "consent_return_withdrawn" not in here.heard


def child_sent(here: Here) -> bool:
    gone = bool(ABROAD & here.open) or here.is_("return", "home")
    return gone and here.is_("age", "child", "unsure") and not here.is_("bid", "done")


def stay_unsure(here: Here) -> bool:
    return "choose_way" in here.open and not here.is_("permit", "granted")


def given_up_early(here: Here) -> bool:
    return here.is_("closing", "lost_contact") and not here.is_("tries", "three")


def trapped(here: Here) -> bool:
    def is_open_again(later: Here) -> bool:
        return later.is_("closed", "no")

    return here.is_("closed", "yes") and is_kept(here) and not here.leads_to(is_open_again)


def unasked_closing(here: Here) -> bool:
    reasons = ("goals_met", "person_choice", "lost_contact", "transferred")
    return here.is_("closed", "yes") and not here.is_("closing", *reasons)


def deaf(here: Here) -> bool:
    return is_kept(here) and any(
        message not in here.heard and step not in here.open for message, step in ABOUT_DATA.items()
    )


LOOKED_FOR: list[tuple[str, Wrong, Spoil]] = [
    (INTERVIEW, unprepared, lambda it: it.redirect("flow_guardian_missing_prepare_person", "decide_interview")),
    (INTERVIEW, against_the_will, lambda it: it.guard("flow_gives_it_person_stopped", "wish = no and crim = out")),
    (INTERVIEW, against_the_will, lambda it: it.drop("stopped_first")),
    (INTERVIEW, again_without_an_order, lambda it: it.guard("flow_evidence_ordered_reuse_recording", "crim = out")),
    (INTERVIEW, child_alone, lambda it: it.guard("flow_guardian_missing_request_guardian", "age = child")),
    (COORDINATION, punished_for_good, lambda it: it.redirect("flow_rule_on_lifting_is_lifted", "plan_carried_out")),
    (COORDINATION, punished_for_good, lambda it: it.guard("flow_anything_held_ask_lifting", "offences = some")),
    (RETURN, consulate_too_early, lambda it: it.guard("flow_accepts_stays", "consent_return = withdrawn")),
    (RETURN, consulate_too_early, lambda it: it.guard("flow_is_safe_explain_options", "counterpart_answer = cannot")),
    (RETURN, no_way_back, lambda it: it.drop("withdraws_at_departure")),
    (RETURN, child_sent, lambda it: it.guard("flow_is_safe_determine_best_interest", "age = child and bid = none")),
    (RETURN, stay_unsure, lambda it: it.forget_answer("secure_stay", "permit")),
    (CLOSURE, given_up_early, lambda it: it.ask("review_closure", "closing", "goals_met lost_contact not_yet")),
    (CLOSURE, trapped, lambda it: it.drop("asks_while_erasing")),
    (CLOSURE, unasked_closing, lambda it: it.guard("flow_was_found_confirm_closure", "tries = three")),
    (CLOSURE, deaf, lambda it: it.drop("incident")),
]
NAMES = [f"{folder[:2]}-{wrong.__name__}-{number}" for number, (folder, wrong, _) in enumerate(LOOKED_FOR)]
each_thing = pytest.mark.parametrize(("folder", "wrong", "spoil"), LOOKED_FOR, ids=NAMES)


@each_thing
def test_no_case_ever_comes_to_what_a_jurist_would_refuse(folder: str, wrong: Wrong, spoil: Spoil) -> None:
    net = net_of(folder)

    assert [here.answers for here in reached(net, list(net.starts())) if wrong(here)] == []


@each_thing
def test_a_drawing_spoiled_in_one_place_comes_to_it(folder: str, wrong: Wrong, spoil: Spoil) -> None:
    spoiled = Spoiled(folder)
    spoil(spoiled)
    net = spoiled.net()

    assert any(wrong(here) for here in reached(net, list(net.starts())))


def test_the_investigation_asks_nobody_for_their_account() -> None:
    net = net_of(COORDINATION)

    assert [here.open for here in reached(net, list(net.starts())) if account_asked(here)] == []


def test_no_document_of_a_journey_is_issued_without_saying_that_it_has_no_mark() -> None:
    net = net_of(RETURN)
    papers = ("secure_stay", "ask_consulate", "clear_departure")

    marks = {
        path: [field.required for field in net.node(path).fields if field.name == "amp_document_has_no_mark"]
        for path in papers
    }

    assert marks == {path: [True] for path in papers}


NAMED = {0: "R14", 3: "R13", 4: "R18", 5: "R15", 7: "R10", 8: "R22", 9: "R21", 10: "R20", 14: "R29"}


@pytest.mark.parametrize("number", NAMED, ids=lambda number: NAMES[number])
def test_the_check_names_the_right_that_a_spoiled_drawing_breaks(number: int) -> None:
    folder, _, spoil = LOOKED_FOR[number]
    spoiled = Spoiled(folder)
    spoil(spoiled)

    report = check(spoiled.net())

    assert isinstance(report.results[NAMED[number]], Broken)
