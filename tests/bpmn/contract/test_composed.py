"""A procedure proved with contracts in place of its calls keeps and breaks the same rights as with all taken in."""

from dataclasses import replace

import pytest
from hypothesis import assume, event, example, given, settings

from amparo.bpmn.check import Broken, check
from amparo.bpmn.contract import Watch, compose
from amparo.bpmn.contract.parts import look_by_parts, wrongly_drawn
from amparo.bpmn.diagram import NodeKind
from amparo.bpmn.net import Move, Net
from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.proof.ctl import All, Answered, Asks, CanReceive, Either, Eventually, Next, Not, Open, Over, Until
from amparo.bpmn.proof.explore import EXACT, TooManyStates, explore
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.rights import BY_ID, RIGHTS, Clause, Subject
from tests.bpmn.blocks import RIGHTFUL, Writer, blocks, whole, write
from tests.bpmn.sketch import sketch
from tests.bpmn.test_net_agrees import SETTINGS

CALLER = replace(RIGHTFUL, calls=("p_one", "p_other"))
OTHER = replace(
    RIGHTFUL,
    variables=RIGHTFUL.variables + "variable x p q r\n",
    guards=(*RIGHTFUL.guards, "x = p", "x in (q, r) and crim = out", "not (x = q)"),
    sets=(*RIGHTFUL.sets, "set x=p"),
    asks=(*RIGHTFUL.asks, "ask x=p/q", "ask x=q/r ask crim=in/out", "ask x=p/q/r"),
)
HELP = Open(frozenset({"care", "health"}))
DECISION = Open(frozenset({"decision"}))
JOINED, PRESUMED = Answered("crim", ("in",)), Answered("ident", ("presumed",))
CLAUSES = [
    Clause(Not(Over()), Eventually(JOINED)),
    Clause(JOINED, Either((HELP, Next(All((HELP, Not(PRESUMED))))))),
    Clause(Not(Over()), Until(Not(JOINED), Over())),
    Clause(DECISION, Until(Not(Asks("crim")), HELP)),
    Clause(PRESUMED, CanReceive(frozenset({"consent_withdrawn"}))),
    Clause(PRESUMED, Not(CanReceive(frozenset({"hello"})))),
    Clause(Not(JOINED), Until(HELP, PRESUMED)),
    Clause(Open(frozenset({"care"}), sets=("care", "done")), Eventually(DECISION)),
]
FREELY = frozenset({"care", "health", "decision"})
FREE = tuple(
    replace(BY_ID["R16"], id=f"F{number}", clauses=(clause,), needs=(), subject=Subject(kinds=FREELY))
    for number, clause in enumerate(CLAUSES)
)


def drawings(caller, one, other):
    try:
        drawn = [
            sketch(whole(caller, CALLER)),
            sketch(whole(one, OTHER), "p_one"),
            sketch(whole(other, RIGHTFUL), "p_other"),
        ]
    except NotAccepted:
        assume(False)
    return {each.process: each for each in drawn}


def verdicts(net, rights, limit=None):
    report = check(net, rights, limit=limit) if limit else check(net, rights)
    codes = {fault.code for fault in report.faults}
    assume("too_many_states" not in codes)
    if "two_tokens" in codes:
        return {"two_tokens"}, {}  # what comes after has no meaning
    codes = {"never ends" if code in {"stuck", "dead_end"} else code for code in codes}
    return codes, {name: type(result).__name__ for name, result in report.results.items()}


SET_BEFORE_A_JOIN = (
    ("and", [("catch", "msg hello", "set care=done"), ("bordered", ("call", "p_one"), False, False)]),
    ("and", [("task", "care", "ask care=none/declined", ""), ("throw", "")]),
    ("throw", ""),
)
CALLED_AGAIN_BESIDE = (
    ("loop", ("sub", ("call", "p_one"), ("call", "p_one"), False, True)),
    ("loop", ("catch", "msg hello", "")),
    ("throw", ""),
)
GATEWAY_BESIDE_WHAT_ANSWERS_AT_ONCE = (
    ("xor", [("task", "care", "", ""), ("task", "care", "", "set ident=presumed")], "ident in (presumed, formal)"),
    ("throw", ""),
    ("throw", "set ident=presumed"),
)
CALLED_TO_READ_WHAT_IS_ANSWERED_AT_ONCE = (
    ("throw", ""),
    ("throw", "set crim=out"),
    ("xor", [("catch", "msg hello", ""), ("task", "care", "", "")], "crim = in"),
)
GATEWAY_BESIDE_WHAT_IS_WRONGLY_DRAWN = (
    ("xor", [("catch", "msg hello", ""), ("task", "care", "", ""),
             ("task", "care", "ask ident=presumed/formal ask w=yes/no", "")], "crim = out and not (care = done)"),
    ("throw", ""),
    ("task", "care", "", ""),
)  # fmt: skip
DRAWN_IN_VAIN = {"dead_step", "dead_flow"}  # in a branch that is folded, it is looked at in any surroundings
CALLERS = blocks(2, events=True, words=CALLER)


def told_alike(results, composed_faults, faults):
    """Return the results that must be the same: soundness (R31) also tells of what is drawn in vain."""
    vain = faults != composed_faults and faults - composed_faults <= DRAWN_IN_VAIN
    return {name: result for name, result in results.items() if name != "R31" or not vain}


@settings(SETTINGS, max_examples=60)
@given(CALLERS, blocks(2, events=True, words=OTHER), blocks(2, events=True, words=RIGHTFUL))
@example(*SET_BEFORE_A_JOIN)
@example(*CALLED_AGAIN_BESIDE)
@pytest.mark.parametrize("branches", [False, True], ids=["calls", "and branches"])
@pytest.mark.parametrize("which", ["rights", "formulas"])
def test_the_same_rights_are_kept_and_broken_as_with_everything_taken_in(which, branches, caller, one, other):
    rights = {"rights": RIGHTS, "formulas": FREE}[which]
    diagrams = drawings(caller, one, other)
    whole_net = Net(diagrams, "p_main")
    assume(len(whole_net.copies) > 1)
    composed = compose(diagrams, "p_main", Watch.of(rights), branches=branches, whole=wrongly_drawn(whole_net, rights))
    event(f"{len(composed.folded)} of {len(whole_net.copies) - 1} folded")

    faults, results = verdicts(whole_net, rights, limit=3_000)
    composed_faults, composed_results = verdicts(composed, rights)

    assert told_alike(composed_results, composed_faults, faults) == told_alike(results, composed_faults, faults)
    assert composed_faults <= faults
    assert faults - composed_faults <= (DRAWN_IN_VAIN if composed.folded else set())


@settings(SETTINGS, max_examples=100)
@given(CALLERS, blocks(2, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL))
def test_a_story_is_told_as_the_steps_of_what_is_called_and_ends_where_the_right_is_broken(caller, one, other):
    diagrams = drawings(caller, one, other)
    whole_net = Net(diagrams, "p_main")
    assume(len(whole_net.copies) > 1)
    formulas = [formula for right in FREE for formula in right.formulas]
    try:
        exact = explore(whole_net, formulas, limit=3_000, reduce=EXACT)
    except TooManyStates:
        assume(False)
    assume(not exact.clashes)
    judge = Judge(whole_net, exact)

    report = check(compose(diagrams, "p_main", Watch.of(FREE)), FREE)

    for right in FREE:
        result = report.results[right.id]
        if isinstance(result, Broken):
            state = whole_net.start()
            for line in result.story.lines:
                state = whole_net.fire(state, Move(line.kind, line.path, line.answers))
            at, (clause,) = exact.number[state.bits], right.clauses
            assert (judge.where(clause.premise)[at], judge.where(clause.promise)[at]) == (1, 0), right.id
            assert result.story.open_now == tuple(whole_net.open_steps(state))


@settings(SETTINGS, max_examples=100)
@given(
    blocks(1, events=True, words=RIGHTFUL), blocks(1, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL)
)
@example(*GATEWAY_BESIDE_WHAT_ANSWERS_AT_ONCE)
@example(*CALLED_TO_READ_WHAT_IS_ANSWERED_AT_ONCE)
@example(*GATEWAY_BESIDE_WHAT_IS_WRONGLY_DRAWN)
@pytest.mark.parametrize("border", ["ni msg stop", "msg stop", "timer PT2H"])
def test_so_it_is_when_calls_are_open_side_by_side_and_one_may_be_cut_short(border, beside, one, other):
    writer = Writer(CALLER)
    first = write(writer, beside, "j")
    text = "\n".join((
        f"{CALLER.variables}start s -> begin", "task begin information ask crim=in/out -> p",
        f"and p -> c1; c2; {first}", "call c1 p_one -> m", "call c2 p_other -> j", "xor m -> j", *writer.lines,
        f"border b on c1 {border} -> {'after' if border.startswith('ni') else 'm'}",
        *(["task after care -> e2", "end e2"] if border.startswith("ni") else []), "and j -> e", "end e",
    ))  # fmt: skip
    try:
        diagrams = {"p_main": sketch(text), "p_one": sketch(whole(one, OTHER), "p_one"),
                    "p_other": sketch(whole(other, RIGHTFUL), "p_other")}  # fmt: skip
    except NotAccepted:
        assume(False)
    rights = (*RIGHTS, *FREE)
    whole_net = Net(diagrams, "p_main")
    composed = compose(diagrams, "p_main", Watch.of(rights), whole=wrongly_drawn(whole_net, rights))

    faults, results = verdicts(whole_net, rights, limit=6_000)
    composed_faults, composed_results = verdicts(composed, rights)

    assert told_alike(composed_results, composed_faults, faults) == told_alike(results, composed_faults, faults)
    assert composed_faults <= faults
    assert faults - composed_faults <= (DRAWN_IN_VAIN if composed.folded else set())


@settings(SETTINGS, max_examples=12)
@given(CALLERS, blocks(2, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL))
def test_a_procedure_looked_at_in_parts_keeps_and_breaks_the_same_rights(caller, one, other):
    diagrams = drawings(caller, one, other)
    assume(len(Net(diagrams, "p_main").copies) > 1)
    faults, results = verdicts(Net(diagrams, "p_main"), RIGHTS, limit=2_000)
    assume(not faults - DRAWN_IN_VAIN)

    report = look_by_parts(diagrams, "p_main", RIGHTS, few=1)

    assert {fault.code for fault in report.faults} <= faults
    found = {name: type(result).__name__ for name, result in report.results.items()}
    assert found == results | {"R31": found["R31"]}


def side_by_side(answered_beside):
    """Return a drawing in which a branch asks at once what was decided, beside one that begins by answering."""
    return sketch(
        "variable crim unasked* in out\nvariable care none* done\nstart s -> p\nand p -> g; t\n"
        "xor g -> a if crim = in; b\ntask a criminal -> m\ntask b care -> m\nxor m -> j\n"
        f"throw t msg hello set {answered_beside} -> u\ntask u decision ask crim=in/out -> j\nand j -> e\nend e"
    )


def test_a_branch_that_reads_an_answer_as_it_begins_is_folded_unless_another_may_give_it_at_that_moment():
    folded = compose({"p_main": side_by_side("care=done")}, "p_main", Watch.of(FREE)).folded
    not_folded = compose({"p_main": side_by_side("crim=in")}, "p_main", Watch.of(FREE)).folded

    assert "=branch0/" in folded
    assert "=branch0/" not in not_folded


def test_what_is_answered_at_the_moment_of_a_call_counts_as_well():
    main = side_by_side("care=done")
    ends = "variable crim unasked* in out\nstart s -> t\nthrow t msg hello set crim=in -> e\nend e"
    calling = replace(main, nodes={**main.nodes, "t": replace(main.nodes["t"], kind=NodeKind.CALL, called="p_one")})

    folded = compose({"p_main": calling, "p_one": sketch(ends, "p_one")}, "p_main", Watch.of(FREE)).folded

    assert "=branch0/" not in folded


def test_what_calls_others_is_folded_with_them():
    diagrams = {
        "p_main": sketch("variable crim unasked* in out\nstart s -> c\ncall c p_one -> e\nend e"),
        "p_one": sketch("variable crim unasked* in out\nstart s -> d\ncall d p_other -> e\nend e", "p_one"),
        "p_other": sketch(
            "variable crim unasked* in out\nvariable x p q\nstart s -> a\ntask a care ask x=p/q -> g\n"
            "xor g -> b if x = p; n\ntask b care ask x=p/q -> m\ntask n health ask x=p/q -> m\nxor m -> f\n"
            "task f information ask crim=in/out -> e\nend e", "p_other",
        ),
    }  # fmt: skip
    composed = compose(diagrams, "p_main", Watch.of(FREE))

    report = check(composed, FREE)

    assert not report.faults
    assert list(composed.folded) == ["c/"]
    assert report.states < check(Net(diagrams, "p_main"), FREE).states
