"""Running cases move to another version only where they can still complete with all rights."""

from __future__ import annotations

import pytest

from amparo.bpmn.check import Broken, Holds, check
from amparo.bpmn.migrate import Fate, carry, fate_of, follow
from amparo.bpmn.net import Move, Net, State
from tests.bpmn.sketch import net_of

FIRST = """
    watched
    variable crim unasked* in out
    variable care none* done declined
    start s -> listen
    task listen information @case_manager -> ask
    task ask decision @person ask crim=in/out -> help
    task help care @psychologist set care=done -> e
    end e
"""
ADDED_AFTER = FIRST.replace("set care=done -> e", "set care=done -> visit").replace(
    "end e", "task visit care @case_manager -> e\n    end e"
)
ADDED_BEFORE = FIRST.replace("-> ask\n", "-> explain\n    task explain information @lawyer -> ask\n", 1)
RENAMED = FIRST.replace("task ask ", "task decide_freely ").replace("-> ask\n", "-> decide_freely\n")


def after(net: Net, *moves: Move) -> State:
    state = follow(net, moves, {})
    assert state is not None
    return state


def done(path: str, **answers: str) -> Move:
    return Move("step", path, tuple(answers.items()))


LISTENED = (done("listen"),)
DECLINED = (done("listen"), done("ask", crim="out"))


def test_a_case_stays_where_it_is_in_a_version_that_adds_a_step_further_on() -> None:
    old, new = net_of(FIRST), net_of(ADDED_AFTER)

    outlook = fate_of(old, new, after(old, *LISTENED), LISTENED)

    assert (outlook.fate, outlook.moves) == (Fate.FITS, True)
    assert outlook.state is not None
    assert new.open_steps(outlook.state) == ["ask"]


def test_a_case_that_has_passed_where_a_step_is_added_is_looked_at_from_where_it_stands() -> None:
    old, new = net_of(FIRST), net_of(ADDED_BEFORE)

    passed = fate_of(old, new, after(old, *LISTENED), LISTENED)
    before = fate_of(old, new, old.start(), ())

    assert (passed.fate, before.fate) == (Fate.HOLDS, Fate.FITS)
    assert passed.report is not None
    assert not isinstance(passed.report.results["R1"], Broken)


def test_a_case_on_a_step_that_is_gone_waits_for_a_decision_and_moves_with_it() -> None:
    old, new = net_of(FIRST), net_of(RENAMED)
    standing = after(old, *LISTENED)

    without = fate_of(old, new, standing, LISTENED)
    decided = fate_of(old, new, standing, LISTENED, renames={"ask": "decide_freely"})

    assert (without.fate, without.lost, without.moves) == (Fate.LOST, ("ask",), False)
    assert decided.fate is Fate.FITS
    assert decided.state is not None
    assert new.open_steps(decided.state) == ["decide_freely"]


TOGETHER = """
    watched
    variable crim unasked* in out
    variable care none* done declined
    start s -> listen
    task listen information @case_manager -> p
    and p -> ask; note
    task ask decision @person ask crim=in/out -> j
    task note information @lawyer -> j
    and j -> help
    task help care @psychologist set care=done -> e
    end e
"""


def test_a_case_that_would_wait_for_ever_for_work_that_nobody_opened_does_not_move() -> None:
    old, new = net_of(FIRST), net_of(TOGETHER)
    assert check(new).ok

    outlook = fate_of(old, new, after(old, *LISTENED), LISTENED)

    assert (outlook.fate, outlook.moves) == (Fate.BROKEN, False)
    assert outlook.report is not None
    assert {fault.code for fault in outlook.report.faults} - {"dead_step", "dead_flow"} != set()


def test_a_case_that_would_lose_a_right_does_not_move() -> None:
    """In the new version nobody sleeps in a cell, because of what its first step notes: who passed it before would."""
    old = net_of(FIRST)
    new = net_of("""
        variable crim unasked* in out
        variable care none* done declined
        variable lodging none* safe detention
        variable noted no* yes
        start s -> listen
        task listen information @case_manager set noted=yes -> ask
        task ask decision @person ask crim=in/out -> g
        xor g -> home if noted = yes; cell
        task home lodging @shelter set lodging=safe -> help
        task cell lodging @police set lodging=detention -> help
        task help care @psychologist set care=done -> e
        end e
    """)
    assert isinstance(check(new).results["R16"], Holds)

    outlook = fate_of(old, new, after(old, *LISTENED), None)

    assert outlook.fate is Fate.BROKEN
    assert outlook.report is not None
    assert isinstance(outlook.report.results["R16"], Broken)


def test_what_a_case_may_raise_in_the_new_version_is_ready_at_once() -> None:
    listening = (
        FIRST
        + """
        esub complaint {
            start heard ni msg service_complaint -> answer
            task answer complaint @supervisor -> told
            end told
        }
    """
    )
    old, new = net_of(FIRST), net_of(listening)

    carried = carry(old, new, after(old, *LISTENED), {})

    assert carried.state is not None
    assert [each.name for each in new.waiting(carried.state)] == ["service_complaint"]


def test_a_step_that_went_into_a_called_procedure_opens_the_call_that_it_went_into() -> None:
    caller = FIRST.replace("task ask decision @person ask crim=in/out -> help", "call deciding p_deciding -> help")
    called = """
        watched
        variable crim unasked* in out
        start begun -> ask
        task ask decision @person ask crim=in/out -> decided
        end decided
        esub complaint {
            start heard ni msg service_complaint -> answer
            task answer complaint @supervisor -> told
            end told
        }
    """
    old, new = net_of(FIRST), net_of(caller.replace("-> ask\n", "-> deciding\n", 1), p_deciding=called)

    outlook = fate_of(old, new, after(old, *LISTENED), LISTENED, renames={"ask": "deciding/ask"})

    assert outlook.fate is Fate.FITS
    assert outlook.state is not None
    assert (new.open_steps(outlook.state), new.is_open(outlook.state, "deciding")) == (["deciding/ask"], True)
    assert [each.name for each in new.waiting(outlook.state)] == ["service_complaint"]
    gone_on = new.fire(outlook.state, new.do("deciding/ask", crim="out"))
    assert new.open_steps(gone_on) == ["help"]


def test_a_complaint_already_being_answered_is_not_made_ready_again() -> None:
    listening = (
        FIRST
        + """
        esub complaint {
            start heard msg service_complaint -> answer
            task answer complaint @supervisor -> told
            end told
        }
    """
    )
    net = net_of(listening)
    raised = after(net, *LISTENED, Move("message", "heard"))

    assert carry(net, net, raised, {}).state == raised


def test_a_step_that_became_a_wait_is_lost() -> None:
    waiting = FIRST.replace("task ask decision @person ask crim=in/out ->", "catch ask msg decided ->")

    assert fate_of(net_of(FIRST), net_of(waiting), after(net_of(FIRST), *LISTENED)).lost == ("ask",)


def test_questions_of_the_new_version_have_their_first_answer() -> None:
    asking = "variable visits none* some\n" + FIRST
    old, new = net_of(FIRST), net_of(asking)

    carried = carry(old, new, after(old, *DECLINED), {})

    assert carried.state is not None
    assert new.answers(carried.state) == {"crim": "out", "care": "none", "visits": "none"}


def test_with_too_much_to_look_at_nothing_is_promised() -> None:
    old, new = net_of(FIRST), net_of(ADDED_BEFORE)

    outlook = fate_of(old, new, after(old, *LISTENED), LISTENED, limit=1)

    assert (outlook.fate, outlook.moves) == (Fate.UNKNOWN, False)


@pytest.mark.parametrize("history", [(), LISTENED, DECLINED])
def test_a_version_moves_to_itself_wherever_a_case_stands(history: tuple[Move, ...]) -> None:
    net = net_of(FIRST)
    state = after(net, *history)

    assert fate_of(net, net, state, history).state == state
