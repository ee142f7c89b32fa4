"""A proof may skip what makes no difference, and nothing else."""

import pytest
from hypothesis import assume, given, settings

from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import Answered, Either, Eventually, Judge, Next, Not, Open, Over, Until
from amparo.bpmn.proof.explore import TooManyStates, explore
from tests.bpmn.blocks import blocks
from tests.bpmn.sketch import net_of
from tests.bpmn.test_net_agrees import SETTINGS, drawn

B = Answered("v", ("b",))
W = Answered("w", ("yes",))
DECISION = Open(frozenset({"decision"}))
PROMISES = [
    (Not(Over()), Eventually(W)),
    (B, Until(Not(W), Answered("v", ("a", "c")))),
    (W, Either((DECISION, Next(DECISION)))),
    (Not(Over()), Until(Not(B), Over())),
    (Not(B), Not(DECISION)),
]


def both(net, formulas):
    """Return the full graph and the reduced one, when the full one is small enough for a test."""
    try:
        full = explore(net, formulas, limit=4_000, reduce=False)
    except TooManyStates:
        assume(False)
    return full, explore(net, formulas, limit=4_000)


def breaks(net, graph, premise, promise):
    judge = Judge(net, graph)
    return any(a and not b for a, b in zip(judge.where(premise), judge.where(promise), strict=True))


@settings(SETTINGS, max_examples=150)
@given(blocks(3, events=True))
@pytest.mark.parametrize(("premise", "promise"), PROMISES)
def test_the_reduced_proof_says_the_same_of_a_formula_as_the_full_one(premise, promise, block):
    net = Net({"p_main": drawn(block)}, "p_main")
    full, reduced = both(net, [premise, promise])

    assert breaks(net, reduced, premise, promise) == breaks(net, full, premise, promise)
    assert len(reduced.states) <= len(full.states)


@settings(SETTINGS, max_examples=150)
@given(blocks(3, events=True, faulty=True))
def test_the_reduced_proof_finds_faults_when_the_full_one_does(block):
    net = Net({"p_main": drawn(block)}, "p_main")
    full, reduced = both(net, [])

    assert bool(reduced.clashes or reduced.early) == bool(full.clashes or full.early)
    if not full.clashes:
        assert reduced.touched == full.touched


def test_a_net_with_too_many_states_names_the_part_that_explodes():
    wide = "\n".join(f"task t{n} ask v{n}=a/b -> j" for n in range(12))
    variables = "\n".join(f"variable v{n} a b" for n in range(12))
    net = net_of(f"""
        {variables}
        start s -> first
        task first -> wide
        sub wide -> last {{
            start is -> p
            and p -> {"; ".join(f"t{n}" for n in range(12))}
            {wide}
            and j -> ie
            end ie
        }}
        task last -> e
        end e
    """)

    with pytest.raises(TooManyStates) as refused:
        explore(net, limit=2_000)

    assert refused.value.region == "wide"
