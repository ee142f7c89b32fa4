"""What is unsound is found, and told with its story."""

import re

import pytest

from amparo.bpmn.check import check
from amparo.bpmn.explain import Teller, report_to_json
from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from tests.bpmn.sketch import draw, net_of

DEADLOCK = """
    variable v a* b
    start s -> ask
    task ask ask v=a/b -> g
    xor g -> a if v = b; b
    task a -> j
    task b -> j
    and j -> e
    end e
"""
UNJOINED = """
    start s -> p
    and p -> a; b
    task a -> m
    task b -> m
    xor m -> review
    task review -> e
    end e
"""
LOOP_WITHOUT_END = """
    variable v a* b
    start s -> g
    xor g -> a if v = a; e
    task a -> g
    end e
"""
NEVER = """
    variable v a b* c
    start s -> ask
    task ask ask v=a/b -> g
    xor g -> never if v = c; e
    task never -> e
    end e
"""
TWICE = """
    start s -> p
    and p -> a; b
    task a -> e
    task b -> e
    end e
"""
ROUND_AND_ROUND = """
    variable v a* b
    start s -> x
    xor x -> c
    call c p_instant -> g
    xor g -> x if v = a; t
    task t -> e
    end e
"""
ANOTHER_CONTRACT = """
    variable reflection none* over
    start s -> c
    call c p_instant -> e
    end e
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEADLOCK, {("dead_end", "j"), ("dead_flow", "j__e")}),
        (UNJOINED, {("two_tokens", "review")}),
        (LOOP_WITHOUT_END, {("stuck", "a"), ("dead_flow", "g__e")}),
        (NEVER, {("dead_flow", "g__never"), ("dead_step", "never")}),
        (TWICE, {("early_end", "e")}),
    ],
)
def test_each_unsound_drawing_is_found(text, expected):
    report = check(net_of(text))

    assert {(fault.code, fault.path) for fault in report.faults} == expected
    assert not report.ok


def test_two_arrows_that_lead_from_a_split_straight_into_its_join_are_no_second_token():
    text = "start s -> p\nand p -> j; x\nxor x -> j\nand j -> a\ntask a -> e\nend e"
    nowhere = r'<exclusiveGateway id="x".*?(</exclusiveGateway>|/>)|<sequenceFlow id="x__j".*?(</sequenceFlow>|/>)'
    xml = re.sub(nowhere, "", draw(text).decode().replace("<flowNodeRef>x</flowNodeRef>", ""), flags=re.DOTALL)
    straight = read(xml.replace('targetRef="x"', 'targetRef="j"').encode(), name="straight")

    report = check(Net({"p_main": straight}, "p_main"))

    assert [flow.target for flow in straight.flows.values() if flow.source == "p"] == ["j", "j"]
    assert report.faults == ()


def test_a_circle_that_only_calls_go_round_is_found_and_not_run_for_ever():
    text = ROUND_AND_ROUND.replace("start s -> x", "start s -> first\ntask first -> x")

    report = check(net_of(text, p_instant="start s -> e\nend e"))

    assert "endless" in {fault.code for fault in report.faults}
    assert [fault.code for fault in check(net_of(ROUND_AND_ROUND, p_instant="start s -> e\nend e")).faults] == [
        "endless"
    ]


def test_a_call_that_hands_over_an_answer_that_is_not_accepted_is_found():
    called = "variable reflection none* over given=over\nstart s -> t\ntask t -> e\nend e"

    report = check(net_of(ANOTHER_CONTRACT.replace("start s -> c", "start s -> f\ntask f -> c"), p_instant=called))

    assert [(fault.code, fault.path) for fault in report.faults] == [("misfit", "c")]


def test_too_many_states_is_a_fault_that_says_where_to_cut():
    wide = "\n".join(f"variable v{n} a b\ntask t{n} ask v{n}=a/b -> j" for n in range(9))
    text = f"start s -> p\nand p -> {'; '.join(f't{n}' for n in range(9))}\n{wide}\nand j -> e\nend e"

    report = check(net_of(text), limit=100)

    assert [(fault.code, fault.path) for fault in report.faults] == [("too_many_states", "p_main")]
    assert not report.ok


def test_a_fault_is_told_with_its_shortest_story():
    net = net_of(DEADLOCK)

    fault = check(net).faults[0]

    assert Teller(net, lang="en").fault(fault) == [
        "1. The worker: “Ask” — v = a",
        "2. The worker: “B”",
        "=> Here the case is held at “J” and nobody can do anything (j).",
    ]


def test_the_joins_of_a_loop_are_right_so_that_it_is_sound():
    text = """
        watched
        variable again yes no
        start s -> round
        xor round -> split
        and split -> a; b
        task a -> join
        task b -> join
        and join -> review
        task review ask again=yes/no -> more
        xor more -> round if again = yes; e
        end e
    """

    assert check(net_of(text)).ok


def test_a_report_becomes_plain_values_with_stories_in_three_languages():
    net = net_of(UNJOINED)

    stored = report_to_json(check(net), net)

    assert (stored["procedure"], stored["ok"]) == ("p_main", False)
    assert stored["faults"][0]["code"] == "two_tokens"
    assert {"es", "fr", "en"} <= stored["faults"][0].keys()
    assert stored["rights"]["R1"] | {"sentence": {}} == {
        "sentence": {}, "result": "does_not_arise", "promised": False,
        "formula": stored["rights"]["R1"]["formula"], "source": stored["rights"]["R1"]["source"],
    }  # fmt: skip
