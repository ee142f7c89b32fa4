"""Called procedures are inlined by path, and a state is stored by path."""

import pytest

from amparo.bpmn.net import Unknown
from amparo.bpmn.problems import NotAccepted
from tests.bpmn.sketch import net_of
from tests.bpmn.test_net import play

CALLED = """
    variable v one two
    start s -> vote
    task vote accreditation @panel ask v=one/two -> e
    end e
"""
CALLING = """
    variable v one two
    start s -> call_a
    call call_a p_called -> call_b
    call call_b p_called -> e
    border gone on call_b msg gone -> e
    end e
"""


def test_a_called_procedure_is_inlined_under_the_path_of_its_call():
    net = net_of(CALLING, p_called=CALLED)
    state = net.start()

    assert net.open_steps(state) == ["call_a/vote"]
    assert net.role_of("call_a/vote") == "panel"
    second = net.fire(state, net.do("call_a/vote", v="one"))
    assert net.open_places(second) == ["call_b", "p_main", "call_b/vote"]
    assert net.ended(net.fire(second, net.do("gone")))


def test_a_state_is_stored_by_path_and_comes_back_the_same():
    net = net_of(CALLING, p_called=CALLED)
    state = play(net, ("call_a/vote", {"v": "two"}))

    stored = net.to_json(state)

    assert stored == {"at": ["call_b", "p_main", "call_b/vote"], "answers": {"v": "two"}}
    assert net.from_json(stored) == state


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"at": "vote", "answers": {}},
        {"at": ["nowhere"], "answers": {}},
        {"at": [3], "answers": {}},
        {"at": ["s__call_a"], "answers": {}},
        {"at": [], "answers": {"v": "three"}},
        {"at": [], "answers": {"w": "one"}},
        {"at": [], "answers": {"v": ["one"]}},
    ],
)
def test_a_stored_state_of_another_procedure_is_refused(stored):
    net = net_of(CALLING, p_called=CALLED)

    with pytest.raises(Unknown):
        net.from_json(stored)


def test_a_procedure_that_calls_itself_is_refused():
    with pytest.raises(NotAccepted) as refused:
        net_of(CALLING, p_called="start s -> again\ncall again p_main -> e\nend e")

    assert {problem.code for problem in refused.value.problems} == {"recursion"}


def test_calls_that_multiply_are_refused_before_they_fill_the_memory():
    def doubling(target: str) -> str:
        return f"start s -> c1\ncall c1 {target} -> c2\ncall c2 {target} -> e\nend e"

    called = {f"p{n}": doubling(f"p{n + 1}") for n in range(1, 30)} | {"p30": CALLED}

    with pytest.raises(NotAccepted) as refused:
        net_of(doubling("p1"), **called)

    assert [problem.code for problem in refused.value.problems] == ["net_too_big"]


def test_a_call_of_an_unknown_procedure_and_a_variable_declared_otherwise_are_both_told():
    with pytest.raises(NotAccepted) as refused:
        net_of(CALLING.replace("call_b p_called", "call_b p_other"), p_called=CALLED.replace("v one two", "v two one"))

    assert [(problem.element, problem.code) for problem in refused.value.problems] == [
        ("call_b", "not_found"),
        ("p_called", "disagree"),
    ]


def test_a_proof_begins_with_every_value_that_a_caller_may_give():
    net = net_of("""
        variable crim unasked* in out given=unasked,in,out
        variable ident none* presumed formal given=presumed,formal
        variable own yes* no
        start s -> a
        task a ask own=yes/no -> e
        end e
    """)

    assert [net.answers(state) for state in net.starts()] == [
        {"crim": crim, "ident": ident, "own": "yes"}
        for crim in ("unasked", "in", "out")
        for ident in ("presumed", "formal")
    ]
