"""One case replayed on its procedure, and sums told warmly but not too much."""

from __future__ import annotations

from amparo.bpmn.replay import Done, Extra, Late, Skipped
from amparo.protection.conformance import rules
from amparo.protection.conformance.rules import Figures, Happened
from tests.bpmn.sketch import net_of
from tests.bpmn.test_replay import CARE

WITH_A_MESSAGE = """
    start s -> a
    task a -> b
    task b -> e
    border first on a ni msg hello -> x
    task x -> e1
    end e
    end e1
"""


def step(path: str, *, kind: str = "STEP", late: bool = False, **outcome: str) -> Happened:
    return Happened(kind, path, tuple(outcome.items()), late=late)


def test_what_people_did_left_out_and_added_is_told_as_they_called_it() -> None:
    events = [
        step("meet", late=True),
        step("court", kind="ADDED"),
        step("ask", kind="SKIPPED", crim="out"),
        step("home"),
    ]

    found = rules.replayed(net_of(CARE), events, is_over=True)

    assert found == [
        Late("meet", 0), Extra("court", 1, told=True), Skipped("ask", 2, told=True), Done("home", 3),
    ]  # fmt: skip


def test_a_message_is_heard_wherever_the_procedure_listens_and_absorbed_where_it_is_being_dealt_with() -> None:
    told = Happened("MESSAGE", "first", message="hello")

    found = rules.replayed(net_of(WITH_A_MESSAGE), [told, told, step("x"), step("a"), step("b")], is_over=True)

    assert [type(each) for each in found] == [Done] * 5


def test_what_cannot_have_happened_so_is_explained_with_the_fewest_deviations() -> None:
    found = rules.replayed(net_of(CARE), [step("ask", crim="out"), step("home", late=True)], is_over=True)

    assert [type(each) for each in found] == [Skipped, Done, Late]
    assert found[0] == Skipped("meet", 0)


def test_a_case_that_goes_on_lacks_nothing_at_its_end() -> None:
    asked = step("ask", crim="out")
    assert rules.replayed(net_of(CARE), [asked], is_over=False) == [Skipped("meet", 0), Done("ask", 0, 0)]
    assert [type(each) for each in rules.replayed(net_of(CARE), [asked], is_over=True)] == [Skipped, Done, Skipped]
    assert rules.explained(net_of(CARE), [step("meet")], is_over=False)[0] == Done("meet", 0)


def test_nothing_done_is_nothing_to_compare() -> None:
    assert not rules.counts([])
    assert rules.counts([step("meet")])


def figures(path: str, half: float | None, institution: str = "") -> Figures:
    return Figures(path, institution, 10, None, None, None, None, half, half)


def test_the_longest_wait_is_the_warmest_and_what_is_not_told_is_cold() -> None:
    heat = rules.heat_of([figures("a", 400.0), figures("b", 100.0), figures("c", None), figures("a", 900.0, "CR_X")])

    assert heat == {"a": 1.0, "b": 0.5}
    assert rules.heat_of([]) == {}
    assert rules.heat_of([figures("a", 0.0)]) == {"a": 0.0}


def test_a_log_that_tells_of_persons_or_is_too_long_is_not_compared() -> None:
    assert rules.reasons_not_to_compare(personal=(), events=10) == []
    assert len(rules.reasons_not_to_compare(personal=("Nombre",), events=10)) == 1
    assert len(rules.reasons_not_to_compare(personal=("Nombre",), events=300_001)) == 2


def test_a_comparison_is_kept_with_a_name_and_with_what_was_found() -> None:
    assert rules.reasons_not_to_keep("x", {"cases": 1}) == []
    assert len(rules.reasons_not_to_keep(" ", {})) == 2
