"""What a state is, what may happen in it, and what happens then."""

import pytest

from amparo.bpmn.net import Move, NotPossible, Passage, State
from tests.bpmn.sketch import net_of

ROUNDS = """
    variable again yes no
    start s -> round
    xor round -> split
    and split -> a; b
    task a -> join
    task b -> join
    and join -> review
    task review ask again=yes/no -> more
    xor more -> round if again = yes; e
    end e
"""


def play(net, *steps):
    state = net.start()
    for path, answers in steps:
        state = net.fire(state, net.do(path, **answers))
    return state


def did(*paths):
    return [(path, {}) for path in paths]


def test_a_join_waits_for_each_branch_in_the_second_round_of_a_loop_whatever_the_order():
    net = net_of(ROUNDS)
    for first in (("a", "b"), ("b", "a")):
        for second in (("a", "b"), ("b", "a")):
            state = play(net, *did(*first), ("review", {"again": "yes"}), *did(second[0]))

            assert net.open_steps(state) == [second[1]]
            assert net.open_steps(net.fire(state, net.do(second[1]))) == ["review"]


def test_a_finished_procedure_has_no_open_step_and_no_move():
    net = net_of(ROUNDS)

    state = play(net, *did("a", "b"), ("review", {"again": "no"}))

    assert net.ended(state)
    assert net.moves(state) == []
    assert net.open_places(state) == []


def test_a_gateway_takes_arrows_in_the_order_of_the_file_and_then_the_default():
    net = net_of("""
        variable v one two three
        start s -> ask
        task ask ask v=one/two/three -> g
        xor g -> last; first if v in (one, two); second if v = two
        task first -> e
        task second -> e
        task last -> e
        end e
    """)

    assert [net.open_steps(play(net, ("ask", {"v": v}))) for v in ("one", "two", "three")] == [
        ["first"],
        ["first"],
        ["last"],
    ]


def test_an_answer_that_nobody_gave_makes_every_comparison_false():
    net = net_of("""
        variable v one two
        start s -> g
        xor g -> a if v = one; b if not (v = one)
        task a ask v=one/two -> e
        task b -> e
        end e
    """)

    assert net.open_steps(net.start()) == ["b"]
    assert net.answers(net.start()) == {}


def test_an_interrupting_border_closes_everything_inside():
    net = net_of("""
        start s -> care
        sub care -> e {
            start is -> p
            and p -> a; b
            task a -> ie
            task b -> ie2
            end ie
            end ie2
        }
        border stop on care msg withdrawn -> last
        task last -> e
        end e
    """)

    state = net.fire(net.fire(net.start(), net.do("a")), net.do("stop"))

    assert net.open_places(state) == ["p_main", "last"]


def test_a_timer_that_does_not_interrupt_rings_once():
    net = net_of("""
        start s -> a
        task a -> e
        border late on a ni timer PT1H -> call_supervisor
        task call_supervisor -> e2
        end e
        end e2
    """)

    rung = net.fire(net.start(), net.do("late"))

    assert net.open_steps(rung) == ["a", "call_supervisor"]
    assert [armed.path for armed in net.waiting(rung)] == []
    assert net.moves(net.fire(rung, net.do("a"))) == [net.do("call_supervisor")]


def test_a_second_message_is_absorbed_while_its_handler_is_open_and_heard_again_afterwards():
    net = net_of("""
        start s -> a
        task a -> e
        end e
        esub danger {
            start heard ni msg danger -> answer
            task answer -> ie
            end ie
        }
    """)
    heard = net.fire(net.start(), net.do("heard"))

    assert net.open_steps(heard) == ["a", "answer"]
    assert net.fire(heard, net.do("heard")) == heard
    assert [armed.absorbs for armed in net.waiting(heard)] == [True]
    assert net.do("heard") not in net.moves(heard)
    answered = net.fire(heard, net.do("answer"))
    assert answered == net.start()
    assert net.fire(answered, net.do("heard")) == heard


def test_an_interrupting_event_sub_process_stops_its_procedure_and_disarms_the_others():
    net = net_of("""
        start s -> a
        task a -> e
        end e
        esub withdrawal {
            start withdrawn msg withdrawn -> register
            task register -> ie
            end ie
        }
        esub danger {
            start heard ni msg danger -> answer
            task answer -> ie2
            end ie2
        }
    """)

    state = net.fire(net.start(), net.do("withdrawn"))

    assert net.open_steps(state) == ["register"]
    assert net.waiting(state) == []
    assert net.ended(net.fire(state, net.do("register")))


def test_the_first_event_after_an_event_gateway_puts_the_others_away():
    net = net_of("""
        start s -> g
        gate g -> yes; no
        catch yes msg accepted -> a
        catch no timer @answer -> b
        task a -> e
        task b -> e
        end e
    """)

    assert [(armed.kind, armed.name) for armed in net.waiting(net.start())] == [
        ("message", "accepted"),
        ("timer", "@answer"),
    ]
    assert net.open_steps(play(net, ("no", {}))) == ["b"]


def test_terminate_ends_its_own_scope_only():
    net = net_of("""
        start s -> p
        and p -> inner; other
        sub inner -> e {
            start is -> ip
            and ip -> a; b
            task a -> stop
            terminate stop
            task b -> ie
            end ie
        }
        task other -> e2
        end e
        end e2
    """)

    assert net.open_places(net.fire(net.start(), net.do("a"))) == ["p_main", "other"]


def test_a_receive_task_is_an_open_step_that_its_message_completes_with_an_answer():
    net = net_of("""
        variable reply yes no
        start s -> wait
        receive wait referral msg reply ask reply=yes/no -> e
        end e
    """)
    state = net.start()

    assert net.open_steps(state) == ["wait"]
    assert [move.kind for move in net.moves(state)] == ["message", "message"]
    assert net.answers(net.fire(state, net.do("wait", reply="yes"))) == {"reply": "yes"}


def test_a_move_that_is_not_possible_is_refused_and_says_so():
    net = net_of(ROUNDS)

    for move in (net.do("review", again="yes"), Move("step", "nowhere"), Move("step", "a", (("v", "x"),))):
        with pytest.raises(NotPossible):
            net.fire(net.start(), move)
    with pytest.raises(NotPossible):
        net.do("review", again="perhaps")


def test_a_passage_tells_the_arrows_passed_and_the_ends_reached():
    net = net_of(ROUNDS)
    state = play(net, *did("a", "b"))

    passage = net.passage(state, net.do("review", again="no"))

    assert passage == Passage(
        State(net.fire(state, net.do("review", again="no")).bits), ("review__more", "more__e"), ("e",)
    )
