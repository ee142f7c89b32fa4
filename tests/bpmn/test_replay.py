"""What happened in a case is explained with the fewest deviations, as the slow and obvious way finds them."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from amparo.bpmn.net import Net
from amparo.bpmn.replay import (
    Done,
    Event,
    Explainer,
    Extra,
    Late,
    NoEnd,
    Skipped,
    TooFar,
    explain,
    is_deviation,
)
from tests.bpmn.blocks import blocks
from tests.bpmn.sketch import net_of
from tests.bpmn.test_net_agrees import drawn
from tests.bpmn.walks import least_deviations, walked

SETTINGS = settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
SILENT = frozenset({"message", "timer"})
CARE = """
    variable crim unasked* in out
    start s -> meet
    task meet -> ask
    task ask decision @person ask crim=in/out -> g
    xor g -> court if crim = in; home
    task court criminal @prosecutor -> e
    task home care -> e
    end e
"""


def happened(*paths: str, **answers: str) -> list[Event]:
    return [Event(path, (path,), None, answers) for path in paths]


def cost(findings) -> tuple[int, int]:
    deviations = [each for each in findings if is_deviation(each)]
    return len(deviations), sum(isinstance(each, Extra) for each in deviations)


def test_what_went_as_drawn_is_done_step_by_step():
    found = explain(net_of(CARE), happened("meet", "ask", "court"))

    assert found == [Done("meet", 0, -1), Done("ask", 1, 0), Done("court", 2, 1)]


def test_a_step_that_is_missing_is_skipped_before_the_next_event():
    found = explain(net_of(CARE), happened("meet", "home"))

    assert found == [Done("meet", 0, -1), Skipped("ask", 1), Done("home", 1, 1)]


def test_a_step_that_is_done_again_is_extra():
    found = explain(net_of(CARE), happened("meet", "meet", "ask", "home"))

    assert cost(found) == (1, 1)
    assert [each for each in found if isinstance(each, Extra)] in ([Extra("meet", 0)], [Extra("meet", 1)])


def test_what_the_procedure_does_not_know_is_extra():
    found = explain(net_of(CARE), [*happened("meet", "ask"), Event("Coffee"), *happened("home")])

    assert [each for each in found if is_deviation(each)] == [Extra("Coffee", 2)]


def test_answers_of_the_log_are_held_against_what_followed():
    net = net_of(CARE)

    assert cost(explain(net, happened("meet", "ask", "court", crim="in"))) == (0, 0)
    assert cost(explain(net, happened("meet", "ask", "court", crim="out"))) == (2, 1)
    assert cost(explain(net, happened("meet", "ask", "court"))) == (0, 0)


def test_a_case_that_may_be_open_lacks_nothing_at_its_end():
    net = net_of(CARE)

    assert explain(net, happened("meet"), may_be_open=True) == [Done("meet", 0, -1)]
    assert cost(explain(net, happened("meet"))) == (2, 0)


def test_an_empty_case_skips_the_whole_way():
    assert [type(each) for each in explain(net_of(CARE), [])] == [Skipped, Skipped, Skipped]


def test_timers_that_no_log_tells_ring_when_needed_and_are_no_deviation():
    net = net_of("start s -> a\ntask a -> e\nborder late on a timer PT1H -> b\ntask b -> e2\nend e\nend e2")

    assert cost(explain(net, happened("b"))) == (1, 0)
    assert explain(net, happened("b"), silent=SILENT) == [Done("b", 0, -1)]


def test_a_message_that_is_absorbed_is_done_and_changes_nothing():
    net = net_of("start s -> a\ntask a -> e\nborder told on a ni msg hello -> b\ntask b -> e2\nend e\nend e2")

    assert cost(explain(net, happened("told", "told", "b", "a"))) == (0, 0)


def test_what_people_called_skipped_or_added_is_told_so_and_costs_nothing():
    net = net_of(CARE)
    told = [
        Event("meet", ("meet",), told="skipped"),
        Event("court", ("court",), told="added"),
        *happened("ask", "home"),
    ]

    found = explain(net, told)

    assert found[:2] == [Skipped("meet", 0, told=True), Extra("court", 1, told=True)]
    assert [type(each) for each in found[2:]] == [Done, Done]


def test_a_step_done_after_its_time_is_late_and_counts_from_what_opened_it():
    at = [datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(hours=hours) for hours in (0, 1, 30)]
    events = [Event(path, (path,), moment) for path, moment in zip(("meet", "ask", "home"), at, strict=True)]

    found = explain(net_of(CARE), events, due=lambda path, opened: opened + timedelta(hours=24))

    assert found == [Done("meet", 0, -1), Done("ask", 1, 0), Late("home", 2, 1)]


def test_a_step_opened_again_by_a_loop_counts_from_there():
    loop = "variable w yes no\nstart s -> back\nxor back -> a\ntask a ask w=yes/no -> m\n"
    net = net_of(loop + "xor m -> back if w = yes; e\nend e")

    assert explain(net, happened("a", "a", "a")) == [Done("a", 0, -1), Done("a", 1, 0), Done("a", 2, 1)]


def test_a_procedure_that_waits_for_ever_explains_open_cases_only():
    net = net_of("variable v a* b\nstart s -> g\nxor g -> x if v = a; y\ntask x -> j\ntask y -> j\nand j -> e\nend e")

    with pytest.raises(NoEnd):
        explain(net, happened("x"))
    assert explain(net, happened("x"), may_be_open=True) == [Done("x", 0, -1)]


def test_what_can_happen_nowhere_costs_no_search_however_much_of_it_there_is():
    strange = [Event(f"strange {number}") for number in range(500)]

    found = explain(net_of(CARE), [*strange, *happened("meet", "ask"), *strange, *happened("home")])

    assert [type(each) for each in found] == [Extra] * 500 + [Done] * 2 + [Extra] * 500 + [Done]
    assert found[-1] == Done("home", 1002, 501)
    assert [each.index for each in found] == list(range(1003))


def test_a_search_that_takes_more_work_than_allowed_is_given_up():
    explainer = Explainer(net_of(CARE), most_work=200)
    trace = tuple(explainer.label_of(event) for event in happened(*(["meet"] * 30)))

    with pytest.raises(TooFar):
        explainer.explain(trace)


def a_case(block, seed) -> tuple[Net, list[Event]]:
    diagram = drawn(block)
    net = Net({diagram.process: diagram}, "p_main")
    events = walked(net, Random(seed))
    assume(events)
    return net, events


@SETTINGS
@given(blocks(2, events=True), st.integers(0, 1000))
def test_a_case_walked_by_the_kernel_fits(block, seed):
    net, events = a_case(block, seed)
    explainer = Explainer(net)
    trace = tuple(explainer.label_of(event) for event in events)

    assert explainer.fits(trace)
    assert [type(each) for each in explainer.explain(trace)] == [Done] * len(events)
    assert [each.index for each in explainer.explain(trace)] == list(range(len(events)))


@SETTINGS
@given(blocks(2, events=True), st.integers(0, 1000))
def test_without_one_of_its_events_a_case_fits_or_lacks_exactly_one(block, seed):
    net, events = a_case(block, seed)
    missing = Random(seed).randrange(len(events))

    found = explain(net, events[:missing] + events[missing + 1 :])

    assert cost(found) in {(0, 0), (1, 0)}


@SETTINGS
@given(blocks(2, events=True), st.integers(0, 1000))
def test_with_one_event_too_many_a_case_has_exactly_one_that_is_extra(block, seed):
    net, events = a_case(block, seed)
    place = Random(seed).randrange(len(events) + 1)

    found = explain(net, [*events[:place], Event("unknown"), *events[place:]])

    assert [each for each in found if is_deviation(each)] == [Extra("unknown", place)]


@SETTINGS
@given(blocks(2, events=True), st.integers(0, 1000), st.booleans(), st.booleans())
def test_no_explanation_has_fewer_deviations(block, seed, may_be_open, hushed):
    net, events = a_case(block, seed)
    random, silent = Random(seed), SILENT if hushed else frozenset()
    disturbed = [event for event in events if random.random() < 0.8]
    disturbed += random.choices(events, k=random.randrange(3))
    disturbed[len(disturbed) // 2 : 0] = [Event("unknown")] * random.randrange(2)
    assume(len(disturbed) < 12)

    least = least_deviations(net, disturbed, silent=silent, may_be_open=may_be_open)
    explainer = Explainer(net, silent=silent, may_be_open=may_be_open)
    trace = tuple(explainer.label_of(event) for event in disturbed)

    assert least is not None
    assert cost(explainer.explain(trace)) == least
    assert explainer.fits(trace) == (least == (0, 0))
