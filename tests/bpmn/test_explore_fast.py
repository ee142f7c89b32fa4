"""The fast explorer and the plain one find the same: states, moves, ends, faults and the stories that lead to them."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings

from amparo.bpmn import explore_fast
from amparo.bpmn.explore_fast import rows
from amparo.bpmn.net import Net
from tests.bpmn.blocks import RIGHTFUL, blocks, whole
from tests.bpmn.sketch import net_of, sketch
from tests.bpmn.test_check import ROUND_AND_ROUND
from tests.bpmn.test_leaps import CALLED, CALLER, MET_TWICE
from tests.bpmn.test_net_agrees import SETTINGS, drawn

LIMIT = 3_000


def found_by_both(net, limit=LIMIT):
    """Return what both explorers find, which is the same; of what is too large they say so."""
    fast, plain = explore_fast.survey(net, limit=limit), explore_fast.survey(net, limit=limit, fast=False)
    if any(fault.code == "too_many_states" for fault in plain.faults):
        assert [fault.code for fault in fast.faults] == ["too_many_states"]
    else:
        assert fast == plain
    return fast


def test_the_tests_have_what_makes_it_fast():
    assert explore_fast.is_compiled()


@settings(SETTINGS, max_examples=400)
@given(blocks(3, events=True, faulty=True))
@example(MET_TWICE)
def test_both_find_the_same_in_random_procedures(block):
    found_by_both(Net({"p_main": drawn(block)}, "p_main"))


@settings(SETTINGS, max_examples=200)
@given(blocks(3, events=True, faulty=True, words=RIGHTFUL))
def test_so_they_do_with_many_answers(block):
    found_by_both(Net({"p_main": drawn(block, RIGHTFUL)}, "p_main"))


@settings(SETTINGS, max_examples=100)
@given(blocks(2, events=True, faulty=True), blocks(2, events=True, faulty=True))
def test_so_they_do_with_called_procedures(one, other):
    caller = """
        variable v a* b c given=a,b
        variable w yes no
        start s -> p
        and p -> call_a; call_b
        call call_a p_one -> j
        call call_b p_other -> j
        and j -> e
        border stop on call_a msg stop -> e2
        end e
        end e2
    """
    diagrams = {"p_main": sketch(caller)}
    for process, block in (("p_one", one), ("p_other", other)):
        drawn(block)
        diagrams[process] = sketch(whole(block), process)

    found_by_both(Net(diagrams, "p_main"))


@pytest.mark.parametrize(
    "caller", [CALLER, CALLER.replace("v=a/b/c -> again", "v=b/c/a -> think\ntask think -> again")]
)
def test_so_they_do_when_a_call_is_handed_an_answer_that_it_does_not_accept(caller):
    fast = found_by_both(net_of(caller, p_called=CALLED))

    assert [fault.code for fault in fast.faults if fault.path == "call_it"] == ["misfit"]


WIDE = "\n".join(f"variable v{n} a b\ntask t{n} ask v{n}=a/b -> j" for n in range(9))
IN_PARALLEL = f"start s -> p\nand p -> {'; '.join(f't{n}' for n in range(9))}\n{WIDE}\nand j -> e\nend e"
MANY_ANSWERS = (
    "\n".join(f"variable v{n} a b c d e f" for n in range(3))
    + """
    variable more yes no
    start s -> back
    xor back -> t
    task t ask v0=a/b/c/d/e/f ask v1=a/b/c/d/e/f ask v2=a/b/c/d/e/f -> again
    task again ask more=yes/no -> g
    xor g -> back if more = yes; e
    end e
"""
)


def test_they_find_the_same_when_there_is_more_than_the_first_room_holds():
    fast = found_by_both(net_of(IN_PARALLEL), limit=30_000)

    assert fast.states == 3**9 + 2**9 - 2**9  # each task is open, or answered in one of two ways


def test_they_find_the_same_when_many_moves_lead_on_from_each_state():
    fast = found_by_both(net_of(MANY_ANSWERS), limit=1_200)

    assert fast.edges > 8 * 1_200


def test_with_too_many_states_both_name_the_same_part_to_cut():
    fast = explore_fast.survey(net_of(IN_PARALLEL), limit=500)

    assert fast == explore_fast.survey(net_of(IN_PARALLEL), limit=500, fast=False)
    assert [(fault.code, fault.path, fault.facts) for fault in fast.report().faults] == [
        ("too_many_states", "p_main", (("limit", "500"),))
    ]


@pytest.mark.parametrize(
    "text", [ROUND_AND_ROUND, ROUND_AND_ROUND.replace("start s -> x", "start s -> f\ntask f -> x")]
)
def test_what_goes_round_without_anyone_acting_is_left_to_the_plain_explorer(text):
    fast = found_by_both(net_of(text, p_instant="start s -> e\nend e"))

    assert "endless" in {fault.code for fault in fast.faults}


def test_a_move_that_can_go_in_too_many_ways_is_left_to_the_plain_explorer(monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 1)

    found_by_both(net_of(CALLER, p_called=CALLED))


def test_without_numpy_and_numba_the_plain_explorer_answers_the_same():
    text = CALLER
    program = f"""
import sys
sys.modules["numba"] = sys.modules["numpy"] = None
from amparo.bpmn import explore_fast
from tests.bpmn.sketch import net_of
assert not explore_fast.is_compiled()
print(explore_fast.survey(net_of({text!r}, p_called={CALLED!r})))
"""

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == str(explore_fast.survey(net_of(text, p_called=CALLED)))
