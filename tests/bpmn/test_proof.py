"""A proof may skip what makes no difference, and nothing else."""

import pytest
from hypothesis import assume, example, given, settings

from amparo.bpmn.check.asking import formulas_of
from amparo.bpmn.check.trial import Trial
from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import Answered, Either, Eventually, Next, Not, Open, Over, Until
from amparo.bpmn.proof.explore import EXACT, Reduce, TooManyStates, explore
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.rights import RIGHTS
from tests.bpmn.blocks import RIGHTFUL, blocks
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
        full = explore(net, formulas, limit=4_000, reduce=EXACT)
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


ASK_CONSENT = "ask consent_care=yes/none ask consent_share=yes/none"
THE_END_IS_SILENT = ("bordered", ("bordered", ("task", "care", ASK_CONSENT, ""), True, False), False, True)
SOMEBODY_ELSE_DECLINES = ("row", [("task", "care", "", ""), ("task", "care", "ask care=none/declined", "")])
UNHEARD = """
    variable consent_care none* yes withdrawn
    variable closed no* yes
    start s -> agree
    task agree consent ask consent_care=yes/none -> thank
    task thank information -> e
    end e
    esub complaint {
        start complained ni msg service_complaint -> answer
        task answer complaint -> tell
        task tell complaint -> answered
        end answered
    }
    esub withdrawal {
        start heard ni msg consent_withdrawn set consent_care=withdrawn -> stop
        task stop consent -> stopped
        border again on stop msg consent_withdrawn set consent_care=withdrawn -> stop
        end stopped
    }
"""
CLOSED = UNHEARD.replace("end e\n", "end e set closed=yes\n")


@pytest.mark.parametrize("reduce", [Reduce(), EXACT], ids=["reduced", "exact"])
@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (UNHEARD, False),
        (CLOSED, True),
        (CLOSED.replace("answer complaint", "answer complaint set closed=no"), False),
        (CLOSED.replace("start complained ni", "start complained"), False),
    ],
    ids=["not closed", "closed", "opened again", "cut short"],
)
def test_while_a_complaint_is_answered_after_the_end_a_withdrawal_is_heard_or_the_case_closed(text, heard, reduce):
    net = net_of(text)
    (right,) = (each for each in RIGHTS if each.id == "R7")
    judge = Judge(net, explore(net, right.formulas, reduce=reduce))

    assert (judge.first_breach(right.clauses[0].premise, right.clauses[0].promise) is None) is heard


@settings(SETTINGS, max_examples=100)
@given(blocks(3, events=True, words=RIGHTFUL))
@example(THE_END_IS_SILENT)
@example(SOMEBODY_ELSE_DECLINES)
@pytest.mark.parametrize(
    "reduce", [Reduce(), Reduce(forget=False), Reduce(settle=False)], ids=["both", "settling", "forgetting"]
)
def test_rights_are_kept_or_broken_alike_with_and_without_each_reduction(reduce, block):
    net = Net({"p_main": drawn(block, RIGHTFUL)}, "p_main")
    for right in RIGHTS:
        if not all(name in net.variables for name in right.needs):
            continue
        try:
            full = explore(net, formulas_of(net, right), limit=4_000, reduce=EXACT)
        except TooManyStates:
            assume(False)
        assert verdicts(net, explore(net, formulas_of(net, right), reduce=reduce), right) == verdicts(
            net, full, right
        ), right.id


def verdicts(net, graph, right):
    """Return per clause whether it is broken and whether its premise arises, and which answers come too early."""
    judge = Judge(net, graph)
    trial = Trial(net, graph, judge, right)
    return [
        *((judge.first_breach(each.premise, each.promise) is None, any(judge.where(each.premise)))
          for each in right.clauses),
        *(trial.reached_without(rule) is None for rule in right.only_after),
        trial.unless() is None,
        trial.keeps() is None,
        bool(trial.only_by()),
        bool(trial.counts()),
    ]  # fmt: skip


@settings(SETTINGS, max_examples=60)
@given(blocks(3, events=True, words=RIGHTFUL))
def test_all_rights_at_once_are_judged_like_each_alone(block):
    net = Net({"p_main": drawn(block, RIGHTFUL)}, "p_main")
    try:
        together = explore(net, [formula for right in RIGHTS for formula in formulas_of(net, right)], limit=4_000)
    except TooManyStates:
        assume(False)

    for right in RIGHTS:
        assert verdicts(net, together, right) == verdicts(net, explore(net, formulas_of(net, right)), right), right.id


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
