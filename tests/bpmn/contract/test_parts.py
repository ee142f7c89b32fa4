"""What is remembered of a procedure looked at in parts, and what is small, is as a new look at all of it finds."""

from __future__ import annotations

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from amparo.bpmn.check import Broken, check
from amparo.bpmn.check.asking import has_subject
from amparo.bpmn.contract import Checker
from amparo.bpmn.contract.composition import compose, explored, surroundings
from amparo.bpmn.contract.parts import grouped, look_by_parts
from amparo.bpmn.contract.seal import sealed
from amparo.bpmn.contract.terms import written
from amparo.bpmn.contract.watch import Watch
from amparo.bpmn.net import Net
from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.rights import BY_ID, RIGHTS
from tests.bpmn.blocks import RIGHTFUL, Writer, blocks, write
from tests.bpmn.contract.test_composed import CALLER, CALLERS, DRAWN_IN_VAIN, OTHER, drawings
from tests.bpmn.sketch import sketch
from tests.bpmn.test_net_agrees import SETTINGS

SIDE = ("task", "information", "", "")
EDITS = ("other names", "a step more", "another kind", "all else")
EDITED = st.sampled_from(EDITS)
CALLED = blocks(2, events=True, words=OTHER)
AROUND = blocks(1, events=True, words=CALLER).map(lambda block: ("row", [("call", "p_one"), block]))
BESIDE = blocks(1, events=True, words=RIGHTFUL).map(lambda block: ("and", [("call", "p_one"), block]))
CALLS_ONE = st.one_of(AROUND, BESIDE)


def edited(block, how, other):
    """Return what is called as somebody draws it anew."""
    writer = Writer(OTHER, count=100 if how == "other names" else 0)
    if how == "a step more":
        block = ("row", [SIDE, block])
    elif how == "another kind":
        block = ("task", "information", *block[2:]) if block[0] == "task" else ("row", [block, SIDE])
    elif how == "all else":
        block = other
    first = write(writer, block, "e")
    try:
        return sketch(OTHER.variables + "\n".join(["start s -> " + first, *writer.lines, "end e"]), "p_one")
    except NotAccepted:
        assume(False)


def told(report):
    """Return what a report says: the kinds of faults, and each result; one that is broken with its story."""
    kinds = {name: each if isinstance(each, Broken) else type(each) for name, each in report.results.items()}
    return sorted(fault.code for fault in report.faults), kinds


def is_sound(net):
    """Say whether a whole net is well drawn and small: else its rights mean nothing, or take too long."""
    return not {fault.code for fault in check(net, [BY_ID["R31"]], limit=1_500).faults} - DRAWN_IN_VAIN


@settings(SETTINGS, max_examples=10)
@given(CALLS_ONE, CALLED, EDITED, blocks(1, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL))
def test_what_is_remembered_of_parts_is_what_a_new_look_finds(caller, one, how, another, other):
    diagrams = drawings(caller, one, other)
    anew = edited(one, how, another)
    before = Checker(diagrams, few=1)
    after = before.redrawn(anew)
    assume(is_sound(before.net("p_main")) and is_sound(after.net("p_main")))
    before.check("p_main")

    remembered = after.check("p_main")

    looked = look_by_parts(after.diagrams, "p_main", RIGHTS, few=1)
    event(f"{how}: {'seen' if after.callers_affected('p_one') else 'not seen'} by the caller")
    assert told(remembered) == told(looked)


@settings(SETTINGS, max_examples=30)
@given(CALLERS, blocks(1, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL), st.integers(-1, 1))
def test_what_has_few_states_is_told_at_once_as_it_is_in_parts(caller, one, other, more):
    diagrams = drawings(caller, one, other)
    net = Net(diagrams, "p_main")
    assume(len(net.copies) > 1 and is_sound(net))
    at_once = check(compose(diagrams, "p_main", Watch.of(RIGHTS), branches=False), RIGHTS)
    few = max(1, at_once.states + more)

    report = look_by_parts(diagrams, "p_main", RIGHTS, few=few)

    event("at once" if report == at_once else "in parts")
    assert {name: type(each) for name, each in report.results.items() if name != "R31"} == {
        name: type(each) for name, each in at_once.results.items() if name != "R31"
    }
    assert {fault.code for fault in at_once.faults} - DRAWN_IN_VAIN == {
        fault.code for fault in report.faults
    } - DRAWN_IN_VAIN


def undrawn(diagrams, watch):
    """Return the seal of what is called, as those see it who do not ask what is drawn inside."""
    owned, _ = surroundings(diagrams, "p_main", watch)
    if "p_one" not in owned:
        return None
    graph = explored(diagrams, "p_one", owned["p_one"], watch, True)
    if graph is None or watch.needs_whole([diagrams["p_one"]]):
        return None
    contract = written(graph, watch)
    return owned["p_one"], sealed(contract.graph, contract.classes, drawn=False)


@settings(SETTINGS, max_examples=40)
@given(CALLS_ONE, CALLED, EDITED, blocks(1, events=True, words=OTHER), blocks(1, events=True, words=RIGHTFUL))
def test_rights_find_the_same_in_a_caller_of_what_bears_the_same_seal(caller, one, how, another, other):
    diagrams = drawings(caller, one, other)
    after = {**diagrams, "p_one": edited(one, how, another)}
    nets = [Net(each, "p_main") for each in (diagrams, after)]
    assume(all(map(is_sound, nets)))

    for group in grouped(right for right in RIGHTS if right.id != "R31"):
        watch = Watch.of(group)
        seal, again = undrawn(diagrams, watch), undrawn(after, watch)
        if seal is None or seal != again:
            continue
        event(f"{how}: the same seal")
        found, then = (check(net, group, limit=3_000) for net in nets)
        about = [right.id for right in group if has_subject(nets[0], right) == has_subject(nets[1], right)]
        assert [type(then.results[each]) for each in about] == [type(found.results[each]) for each in about]


CALL = "variable v a* b\nstart s -> c\ncall c p_one -> e\nend e"
ONE = "variable v a* b\nstart s -> {id}\ntask {id} {kind} ask v={values} -> e\nend e"


def seal_of(drawn, *, id="t", kind="decision", values="a/b", rights=()):
    diagram = sketch(ONE.format(id=id, kind=kind, values=values), "p_one")
    graph = explored({"p_one": diagram}, "p_one", frozenset(), Watch.of(rights), False)
    assert graph is not None
    contract = written(graph, Watch.of(rights))
    return sealed(contract.graph, contract.classes, drawn=drawn)


def test_a_seal_depends_on_what_can_follow_and_not_on_names():
    assert seal_of(False) == seal_of(False, id="z")
    assert seal_of(True) == seal_of(True, id="z")
    assert seal_of(False) != seal_of(False, values="b")


def test_a_kind_of_step_that_no_right_looks_at_is_seen_only_by_who_asks_what_is_drawn():
    assert seal_of(False) == seal_of(False, kind="information")
    assert seal_of(True) != seal_of(True, kind="information")


def test_a_kind_of_step_that_a_right_looks_at_is_seen_in_either_way():
    rights = [BY_ID["R13"]]

    assert seal_of(False, rights=rights) != seal_of(False, kind="forensic_interview", rights=rights)


RESTING = (
    "watched\nvariable reflection none* running over\nvariable crim unasked* in out\n"
    "start s -> rest\ntask rest information @case_manager set reflection=running -> c\ncall c p_one -> over\n"
    "task over information @case_manager set reflection=over -> e\nend e"
)
TALKING = "watched\nvariable crim unasked* in out\nstart s -> t\ntask t {kind} @person {ask} -> e\nend e"


def resting(kind="information", ask="silent"):
    return {"p_main": sketch(RESTING), "p_one": sketch(TALKING.format(kind=kind, ask=ask), "p_one")}


def test_a_part_is_looked_at_again_when_what_is_called_breaks_a_right_of_its_caller():
    before = Checker(resting(), few=1)
    after = before.redrawn(resting("decision", "ask crim=in/out")["p_one"])

    broken = [name for name, each in after.check("p_main").results.items() if isinstance(each, Broken)]

    assert (before.check("p_main").ok, after.check("p_one").ok, broken) == (True, True, ["R5"])


def test_soundness_is_looked_at_again_when_what_is_called_leaves_a_caller_a_way_that_nobody_takes():
    before = Checker(told_apart("a/b"), few=1)
    after = before.redrawn(told_apart("b")["p_one"])

    assert (before.check("p_main").ok, after.check("p_one").ok) == (True, True)
    assert [fault.code for fault in after.check("p_main").faults] == ["dead_flow", "dead_step"]


def told_apart(values):
    caller = (
        "watched\nvariable v a b\nstart s -> c\ncall c p_one -> g\nxor g -> one if v = a; other\n"
        "task one information -> e\ntask other information -> e\nend e"
    )
    called = f"watched\nvariable v a b\nstart s -> t\ntask t information ask v={values} -> e\nend e"
    return {"p_main": sketch(caller), "p_one": sketch(called, "p_one")}
