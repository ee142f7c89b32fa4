"""What follows from a state is worked out once for many states, and is what running each move from each state gives."""

from typing import Any

import pytest
from hypothesis import assume, example, given, settings

from amparo.bpmn.net import Endless, Net
from amparo.bpmn.proof.explore import EXACT, Reduce, TooManyStates, explore
from amparo.bpmn.proof.leaps import Table
from amparo.bpmn.proof.memory import contracts
from amparo.bpmn.rights import RIGHTS
from tests.bpmn.blocks import PLAIN, RIGHTFUL, blocks
from tests.bpmn.sketch import net_of
from tests.bpmn.test_net_agrees import SETTINGS, drawn

ALL = [formula for right in RIGHTS for formula in right.formulas]
REDUCED = Reduce()
CALLED = """
    variable v a* b c given=b,c
    variable w yes no
    start s -> t
    task t ask w=yes/no set v=a -> e
    end e set w=yes
"""
CALLER = """
    variable v a* b c
    variable w yes no
    start s -> p
    and p -> one; two
    task one ask v=a/b/c -> again
    task two ask w=yes/no -> j
    xor again -> call_it
    call call_it p_called -> more
    xor more -> one if w = yes; j
    and j -> e
    end e
"""


MET_TWICE = (  # two tokens meet in a move, and two others in the silent move after it: two faults, not one
    "loop",
    ("loop", ("unjoined", [("catch", "msg hello", ""), ("task", "care", "ask v=a/b", "")])),
)


class OneByOne:
    """Runs each move from each state that a graph found, by itself."""

    def __init__(self, net, graph, *, reduce):
        self.net, self.graph, self.reduce = net, graph, reduce
        self.touched = 0
        self.wrong = set()
        for run in net.start_runs():
            self.seen(run)
            self.settled(run.state)

    def seen(self, found):
        self.touched |= found.touched
        self.wrong |= {("clash", found.clash), ("early", found.early)}

    def settled(self, state):
        if self.reduce == EXACT:
            return state
        settled = self.graph.silence.settle(self.graph.memory.without_forgotten(state))
        self.seen(settled)
        return self.graph.memory.without_forgotten(settled.state)

    def edges(self, state):
        for transition in self.net.engine.possible(state):
            try:
                run = self.net.engine.apply(state, transition.change)
            except Endless:
                self.wrong.add(("endless", 0))
                continue
            self.seen(run)
            self.wrong |= {
                ("misfit", key) for bit, mask, key in contracts(self.net) if run.touched & bit and not run.state & mask
            }
            yield self.settled(run.state), transition.move


def agrees_one_by_one(net, formulas, *, reduce, limit=1_500):
    try:
        graph = explore(net, formulas, reduce=reduce, limit=limit)
    except (TooManyStates, Endless):
        assume(False)
    twin, count = OneByOne(net, graph, reduce=reduce), 0
    before: list[list[int]] = [[] for _ in graph.states]
    for index, state in enumerate(graph.states):
        expected = list(twin.edges(state))
        assert [(graph.states[then], way.move) for then, way in graph.edges_from(index)] == expected
        assert {graph.states[then] for then in graph.after[index]} == {then for then, _ in expected}
        for then in graph.after[index]:
            before[then].append(index)
        count += len(expected)
    assert (graph.before, graph.edges, graph.touched) == (before, count, twin.touched)
    found: set[Any] = {("clash", each) for each in graph.clashes} | {("early", each) for each in graph.early}
    found |= {("misfit", key) for key in graph.misfits} | ({("endless", 0)} if graph.endless else set())
    assert found == twin.wrong - {("clash", 0), ("early", 0)}
    assert_first_reached(graph)


def assert_first_reached(graph):
    """Each state is first reached from its parent, by its move; states come in the order in which they are reached."""
    reached: dict[Any, Any] = {}
    for index in range(len(graph.states)):
        for then, way in graph.edges_from(index):
            reached.setdefault(then, (index, way.move))
    for index in set(range(len(graph.states))) - set(graph.starts):
        assert (graph.parent[index], graph.move[index]) == reached[index]
    assert graph.parent == sorted(graph.parent)


@settings(SETTINGS, max_examples=120)
@given(blocks(3, events=True, faulty=True))
@example(MET_TWICE)
def test_leaps_are_what_running_each_move_gives(block):
    net = Net({"p_main": drawn(block, PLAIN)}, "p_main")

    agrees_one_by_one(net, [], reduce=REDUCED)
    agrees_one_by_one(net, [], reduce=EXACT)


@settings(SETTINGS, max_examples=120)
@given(blocks(3, events=True, faulty=True, words=RIGHTFUL))
def test_so_they_are_when_rights_look_at_the_answers(block):
    net = Net({"p_main": drawn(block, RIGHTFUL)}, "p_main")

    agrees_one_by_one(net, ALL, reduce=REDUCED)
    agrees_one_by_one(net, ALL, reduce=EXACT)


@pytest.mark.parametrize(
    "caller", [CALLER, CALLER.replace("v=a/b/c -> again", "v=b/c/a -> think\ntask think -> again")]
)
def test_a_leap_sees_the_answers_that_a_call_wants_handed_over(caller):
    net = net_of(caller, p_called=CALLED)

    agrees_one_by_one(net, [], reduce=REDUCED)
    agrees_one_by_one(net, [], reduce=EXACT)
    assert explore(net).misfits.keys() == {("call_it", "v")}


def test_a_table_that_looks_at_more_forgets_what_it_knew_by_looking_at_less():
    table: Table[Any] = Table()
    table.remember(0b01, 0b01, "one")
    table.remember(0b10, 0b11, "two")

    assert table.known.get(0b01 & table.mask) is None
    assert table.known.get(0b110 & table.mask) == "two"
