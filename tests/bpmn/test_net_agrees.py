"""The fast net and a slow, obvious interpreter agree on random procedures, move by move and state by state."""

from hypothesis import HealthCheck, assume, given, settings

from amparo.bpmn.check import check
from amparo.bpmn.net import Net
from amparo.bpmn.problems import NotAccepted
from tests.bpmn.blocks import PLAIN, blocks, whole
from tests.bpmn.sketch import sketch
from tests.bpmn.slow import Slow

LIMIT = 400
SETTINGS = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def drawn(block, words=PLAIN):
    """Return the diagram of a block; some are refused (a loop of gateways), and rightly so."""
    try:
        return sketch(whole(block, words))
    except NotAccepted as refused:
        assume({problem.code for problem in refused.problems} - {"instant_loop"})
        assume(False)


def shown(net, state):
    stored = net.to_json(state)
    return frozenset(stored["at"]), frozenset(stored["answers"].items())


def walk_together(diagrams, main):
    """Walk both ways through the same states; return how many there were."""
    net, slow = Net(diagrams, main), Slow(diagrams, main)
    start = slow.start()
    waiting, seen = [(net.start(), start)], {start}
    assert shown(net, net.start()) == slow.shown(start)
    while waiting and len(seen) < LIMIT:
        state, twin = waiting.pop()
        fast = {(move.kind, move.path, move.answers): net.fire(state, move) for move in net.moves(state)}
        by_the_book = dict(slow.after(twin))
        assert fast.keys() == by_the_book.keys()
        for move, after in by_the_book.items():
            assert shown(net, fast[move]) == slow.shown(after), move
            assert net.from_json(net.to_json(fast[move])) == fast[move]
            if after not in seen:
                seen.add(after)
                waiting.append((fast[move], after))
    return len(seen)


@SETTINGS
@given(blocks(3, events=True))
def test_two_independent_ways_to_run_a_procedure_agree(block):
    diagram = drawn(block)

    walk_together({"p_main": diagram}, "p_main")


@settings(SETTINGS, max_examples=40)
@given(blocks(2, events=True), blocks(2, events=True))
def test_they_agree_on_called_procedures_too(one, other):
    caller = """
        variable v a* b c
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

    walk_together(diagrams, "p_main")


@settings(SETTINGS, max_examples=80)
@given(blocks(3, events=False))
def test_a_procedure_made_of_well_closed_blocks_is_sound(block):
    diagram = drawn(block)
    net = Net({"p_main": diagram}, "p_main")

    report = check(net, rights=(), limit=20_000)

    wrong = [fault for fault in report.faults if fault.code not in {"dead_step", "dead_flow", "too_many_states"}]
    assert wrong == []
