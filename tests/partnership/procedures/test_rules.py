"""When a procedure may be published."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from amparo.bpmn.diagram import Diagram
from amparo.partnership.procedures import rules
from amparo.partnership.procedures.operations import Draft
from tests.content.spoiling import Spoiled
from tests.partnership.procedures.drafts import NUMBERS, diagrams, draft, redrawn


def unjust() -> Draft:
    """Return a procedure of reparation in which only those who join the proceedings are repaired."""
    spoiled = Spoiled("14-reparacion")
    spoiled.redirect("flow_joined_choose_route", "denied_finally")
    spoiled.drop("choose_route")
    return replace(draft("14"), xml=spoiled.xml().decode())


def unseen(number: str) -> Draft:
    """Return a procedure that this process has not proved yet: something in it has another name."""
    given = draft(number)
    return replace(given, xml=re.sub(r'(<bpmn:userTask id="\w+" name=")', r"\1De nuevo: ", given.xml, count=1))


def proved(given: Draft) -> dict[str, Any]:
    diagram = given.diagram()
    return standing_of(diagram).told(diagram.process, {})


def standing_of(diagram: Diagram) -> rules.Standing:
    return rules.begun(diagram, rules.Surroundings(("content",), diagrams(), {})).looked_at_once()


def test_the_same_words_have_the_same_digest_whatever_their_order() -> None:
    one = rules.digest_of("<xml/>", {"es": {"title": "á", "purpose": "b"}}, {"cr": 1, "hn": 2})
    other = rules.digest_of("<xml/>", {"es": {"purpose": "b", "title": "á"}}, {"hn": 2, "cr": 1})

    assert one == other


@pytest.mark.parametrize(
    "changed",
    [("<xml />", {"es": "a"}, {"cr": 1}), ("<xml/>", {"es": "b"}, {"cr": 1}), ("<xml/>", {"es": "a"}, {"cr": 2})],
    ids=["drawing", "texts", "parameters"],
)
def test_any_change_changes_the_digest(changed: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    assert rules.digest_of(*changed) != rules.digest_of("<xml/>", {"es": "a"}, {"cr": 1})


def test_a_just_drawing_has_no_reason_against_it() -> None:
    assert rules.reasons_not_to_publish(proved(draft("14")), lang="es") == []


@pytest.mark.parametrize(
    ("lang", "end"), [("es", "No participa"), ("fr", "Ne participe pas"), ("en", "Does not take part")]
)
def test_an_unjust_drawing_is_refused_with_the_story_of_the_right_that_it_breaks(lang: str, end: str) -> None:
    texts = {"p14_reparation": draft("14").texts}
    diagram = unjust().diagram()

    report = standing_of(diagram).told("p14_reparation", texts)

    reasons = rules.reasons_not_to_publish(report, lang=lang)
    assert [reason.partition(":")[0] for reason in reasons] == ["R2"]
    assert (end in reasons[0], "[" in reasons[0]) == (True, False), reasons[0]


def test_a_drawing_with_a_dead_end_is_refused_with_its_fault_in_words() -> None:
    spoiled = Spoiled("14-reparacion")
    spoiled.guard("flow_joined_choose_route_joined", "crim = in and crim = out")
    report = proved(replace(draft("14"), xml=spoiled.xml().decode()))

    reasons = rules.reasons_not_to_publish(report, lang="es")

    assert (report["ok"], bool(reasons), [reason for reason in reasons if not reason.strip()]) == (False, True, [])


def test_a_right_that_the_title_promises_and_that_never_arises_is_a_reason() -> None:
    report = {"ok": False, "faults": [], "rights": {"R2": {"result": "does_not_arise", "promised": True}}}

    reasons = rules.reasons_not_to_publish(report, lang="es")

    assert (len(reasons), "R2" in reasons[0]) == (1, True)


def test_a_report_that_does_not_hold_is_never_without_a_reason() -> None:
    assert len(rules.reasons_not_to_publish({"ok": False}, lang="es")) == 1


def test_only_a_report_that_says_true_is_taken() -> None:
    assert len(rules.reasons_not_to_publish({"ok": "yes"}, lang="es")) == 1


@pytest.mark.parametrize("number", NUMBERS)
def test_every_procedure_of_the_content_can_run_in_both_countries(number: str) -> None:
    given = draft(number)

    assert (sorted(given.parameters), rules.reasons_it_cannot_run(given.diagram(), given.parameters)) == (
        ["cr", "hn"],
        [],
    )


def test_a_lane_that_no_institution_takes_is_named_with_its_country() -> None:
    given = redrawn("14", 'role="fund"', 'role="judge"')
    parameters = {"cr": {**given.parameters["cr"], "roles": {"lawyer": "CR_CSO_LEGAL"}}}

    reasons = rules.reasons_it_cannot_run(given.diagram(), parameters)

    assert sorted({reason.split(":")[0] for reason in reasons}) == ["CR"]
    assert [("judge" in reason) for reason in reasons].count(True) == 1


def test_a_timer_without_its_limit_of_time_is_named() -> None:
    given = redrawn("07", "@appeal<", "@never_given<")

    reasons = rules.reasons_it_cannot_run(given.diagram(), given.parameters)

    assert [("never_given" in reason) for reason in reasons] == [True, True]


def test_what_calls_a_changed_procedure_is_proved_with_it() -> None:
    assert rules.callers_of(["p14_reparation"], diagrams()) == ["p00_main"]


def test_what_nobody_calls_has_no_callers() -> None:
    assert rules.callers_of(["p00_main"], diagrams()) == []


def test_a_proof_begins_with_what_was_drawn_and_then_all_that_calls_it() -> None:
    standing = rules.begun(draft("14").diagram(), rules.Surroundings(("content",), diagrams(), {}))

    assert ([part.process for part in standing.parts], standing.done, standing.holds) == (
        ["p14_reparation", "p00_main"], 0, False,
    )  # fmt: skip


def test_what_is_small_is_known_while_one_waits_and_what_is_large_stays_missing() -> None:
    assert standing_of(unseen("14").diagram()).parts[0].report is not None
    assert standing_of(unseen("00").diagram()).missing == ("p00_main",)


def test_the_same_drawing_has_the_same_key_and_another_has_another() -> None:
    one, other = (
        rules.begun(each.diagram(), rules.Surroundings(("content",), diagrams(), {}))
        for each in (draft("14"), unjust())
    )

    assert one.key == rules.begun(draft("14").diagram(), rules.Surroundings(("content",), diagrams(), {})).key
    assert one.key != other.key


def test_what_is_broken_is_told_although_the_rest_is_missing() -> None:
    standing = standing_of(unjust().diagram())

    reasons = rules.reasons_of(standing, {"p14_reparation": draft("14").texts}, lang="es")

    assert ([reason.split(": ")[:2] for reason in reasons], standing.missing) == (
        [["p14_reparation", "R2"]], ("p00_main",),
    )  # fmt: skip
    with pytest.raises(LookupError):
        standing.told("p00_main", {})


def test_the_same_surroundings_are_known_by_their_key() -> None:
    assert rules.Surroundings((1,), {}, {}) == rules.Surroundings((1,), diagrams(), {})
    assert rules.Surroundings((1,), {}, {}) != rules.Surroundings((2,), {}, {})
