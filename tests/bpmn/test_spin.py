"""Spin counts the same states, moves and dead ends as both our explorers; it shares no code with them.

These tests need the programs `spin` and `gcc`; `./run test` installs them where it may, and says so where it may not.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings

from amparo.bpmn import explore_fast
from amparo.bpmn.net import Net
from tests.bpmn.blocks import RIGHTFUL, blocks
from tests.bpmn.promela import Promela, count_with_spin
from tests.bpmn.sketch import net_of
from tests.bpmn.test_check import DEADLOCK, LOOP_WITHOUT_END, NEVER, TWICE, UNJOINED
from tests.bpmn.test_net_agrees import SETTINGS, drawn

pytestmark = pytest.mark.skipif(
    shutil.which("spin") is None or shutil.which("gcc") is None, reason="needs the programs spin and gcc"
)
LIMIT = 20_000


def counted_by_spin(net, *, ends, asserting=False):
    with tempfile.TemporaryDirectory() as folder:
        return count_with_spin(Promela(net, asserting=asserting).text(), Path(folder), ends=ends)


def agree(net):
    """Hold Spin, the fast explorer and the plain one against each other."""
    ours = explore_fast.survey(net, limit=LIMIT)
    assume(ours.states < LIMIT)
    assume("endless" not in {fault.code for fault in ours.faults})
    spins = counted_by_spin(net, ends=ours.ends)

    assert (spins.states, spins.edges, spins.wrong) == (ours.states, ours.edges, ours.dead_ends)
    assert ours == explore_fast.survey(net, limit=LIMIT, fast=False)


@settings(SETTINGS, max_examples=12)
@given(blocks(3, events=True))
@example(("and", [("loop", ("sub", ("task", "care", "ask v=a/b", ""), ("throw", ""), False, True))] * 2))
def test_spin_counts_the_same_states_and_moves_in_random_procedures(block):
    agree(Net({"p_main": drawn(block)}, "p_main"))


@settings(SETTINGS, max_examples=8)
@given(blocks(3, events=True, faulty=True, words=RIGHTFUL))
def test_so_it_does_with_faults_put_in(block):
    agree(Net({"p_main": drawn(block, RIGHTFUL)}, "p_main"))


@pytest.mark.parametrize(
    ("text", "wrong"), [(DEADLOCK, True), (UNJOINED, True), (LOOP_WITHOUT_END, False), (NEVER, False), (TWICE, False)]
)
def test_spin_finds_the_dead_ends_and_second_tokens_that_we_find(text, wrong):
    net = net_of(text)
    ours = explore_fast.survey(net)
    spins = counted_by_spin(net, ends=ours.ends, asserting=True)

    assert bool(spins.wrong) is wrong
    assert bool({"dead_end", "two_tokens"} & {fault.code for fault in ours.faults}) is wrong
