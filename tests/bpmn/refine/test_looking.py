"""An internal procedure of an institution keeps what the coalition expects of its lane, or is refused and told why."""

import pytest

from amparo.bpmn.contract import Checker
from amparo.bpmn.problems import LANGUAGES
from amparo.bpmn.refine import Side, look_at_internal
from tests.bpmn.sketch import sketch

COALITION = """
    variable crim unasked* in out
    variable reflection none* running over
    variable visited no* yes
    variable safe yes no
    start s -> begin
    task begin information @worker set reflection=running -> assess
    task assess decision @police ask safe=yes/no deadline assess reads C0 -> visit_needed
    border too_late on assess timer @assess -> warn
    task warn information @worker -> visit
    xor visit_needed -> visit if safe = no; told
    task visit health @police set visited=yes -> told
    catch told msg statement_ready -> explain
    task explain information @worker set reflection=over -> decide
    task decide decision @person ask crim=in/out -> e
    end e
"""
PARAMETERS = {
    "cr": {"deadlines": {"assess": {"amount": 24, "unit": "hours"}}},
    "hn": {"deadlines": {"assess": {"amount": 2, "unit": "days"}}},
}
INTERNAL = """
    refines p_main lane_police
    variable safe yes no
    variable crim unasked* in out
    variable visited no* yes
    variable unit day night
    start s -> receive
    sub receive refines assess -> needed {
        start a -> take
        task take decision @police ask unit=day/night deadline intake reads C0 -> x
        xor x -> judge if unit = day; wake
        task wake information @police deadline intake -> judge
        task judge decision @police ask safe=yes/no deadline judge -> b
        end b
    }
    border late on receive timer @assess -> go
    xor needed -> go if safe = no; e
    task go health @police refines visit set visited=yes -> e
    end e
"""
MINE = {
    "cr": {"deadlines": {"intake": {"amount": 2, "unit": "hours"}, "judge": {"amount": 20, "unit": "hours"},
                         "assess": {"amount": 24, "unit": "hours"}}},
}  # fmt: skip


def look(text, coalition=COALITION, mine=MINE):
    """Return (element, code) of each problem, after reading each sentence in each language."""
    drawn, whole = sketch(text, "p_internal"), sketch(coalition)
    problems = look_at_internal(Side(drawn, mine), {"p_main": Side(whole, PARAMETERS)}, Checker({whole.process: whole}))
    for each in problems:
        assert set(each.message) == set(LANGUAGES)
        assert all("{" not in sentence and sentence[0].isupper() for sentence in each.message.values())
    return [(each.element, each.code) for each in problems]


def test_a_lane_done_in_more_steps_with_answers_of_its_own_keeps_the_contract():
    assert look(INTERNAL) == []


LONGER = {"cr": {"deadlines": {**MINE["cr"]["deadlines"], "judge": {"amount": 21, "unit": "hours"}}}}
WORKING_DAYS = {"cr": {"deadlines": {**MINE["cr"]["deadlines"], "judge": {"amount": 1, "unit": "working_days"}}}}
UNLIMITED = {"cr": {"deadlines": {key: limit for key, limit in MINE["cr"]["deadlines"].items() if key != "judge"}}}


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (LONGER, [("receive", "longer")]),
        (WORKING_DAYS, [("receive", "longer")]),
        (UNLIMITED, [("judge", "no_deadline")]),
    ],
    ids=["one hour more", "a working day may span a weekend", "no limit at all"],
)
def test_deadlines_that_add_up_to_more_than_the_coalition_gave_are_refused(mine, expected):
    assert look(INTERNAL, mine=mine) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("@police refines visit set", "@police set", [("p_internal", "dropped"), ("go", "outside")]),
        ("refines visit", "refines visits", [("go", "unknown_step"), ("p_internal", "dropped")]),
        ("refines visit", "refines assess", [("go", "twice"), ("p_internal", "dropped")]),
        ("set visited=yes ->", "->", [("go", "not_answered")]),
        ("ask safe=yes/no", "ask safe=yes", [("receive", "answer_dropped")]),
        ("xor x -> judge if unit = day; wake", "xor x -> b if unit = day; wake", [("receive", "not_answered")]),
        ("ask unit=day/night", "ask unit=day/night reads C4", None),
        ("reads C0 -> x", "reads C4 -> x", [("take", "reads_more")]),
        ("task take decision @police", "task take decision @judge", [("lane_judge", "role")]),
        ("task go health", "task go information", [("go", "kind")]),
        ("timer @assess", "timer PT1H", [("late", "border")]),
        ("variable safe yes no", "variable safe yes no maybe", [("p_internal", "declared")]),
        ("refines p_main lane_police", "refines p_main lane_nobody", [("p_internal", "no_lane")]),
        ("refines p_main", "refines p_other", [("p_internal", "no_procedure")]),
        ("xor needed -> go if safe = no", "xor needed -> go if safe = yes",
         [("p_internal", "order_added")]),
    ],
)  # fmt: skip
def test_each_departure_from_the_lane_is_refused(before, after, expected):
    assert before in INTERNAL

    found = look(INTERNAL.replace(before, after))

    assert found == expected if expected is not None else found != []


MESSAGES = COALITION.replace("running -> assess", "running -> call").replace(
    "task begin", "receive call information @police msg alarm_call -> assess\n    task begin"
)
HEARD = INTERNAL.replace("start s -> receive", "start s -> hear").replace(
    "sub receive", "receive hear information @police refines call msg alarm_call -> receive\n    sub receive"
)


def test_the_messages_of_the_lane_are_received_under_their_own_names():
    assert look(HEARD, MESSAGES) == []
    assert look(HEARD.replace("msg alarm_call", "msg alarm"), MESSAGES) == [
        ("p_internal", "message_missing"),
        ("hear", "message_added"),
    ]


def test_a_step_that_asks_about_the_proceedings_during_reflection_is_refused():
    asks = INTERNAL.replace("task wake information @police deadline intake",
                            "task wake information @police ask crim=in/out deadline intake")  # fmt: skip

    assert look(asks) == [("wake", "answer_added"), ("wake", "answer_added")]


def test_an_order_that_the_coalition_does_not_have_is_refused():
    first = INTERNAL.replace("start s -> receive", "start s -> go").replace(
        "visited=yes -> e", "visited=yes -> receive"
    )
    first = first.replace("xor needed -> go if safe = no; e", "xor needed -> e").replace(
        "@assess -> go", "@assess -> e"
    )

    assert look(first) == [("p_internal", "order_added"), ("p_internal", "order_missing")]


def test_a_step_done_when_the_coalition_does_not_ask_for_it_is_refused():
    always = INTERNAL.replace("xor needed -> go if safe = no; e", "xor needed -> go")

    assert look(always) == [("p_internal", "order_added")]


EITHER_FIRST = """
    variable visited no* yes
    start s -> p
    and p -> assess; visit
    task assess decision @police -> j
    task visit health @police set visited=yes -> j
    and j -> e
    end e
"""
ONE_FIRST = """
    refines p_main lane_police
    variable visited no* yes
    start s -> one
    task one decision @police refines assess -> two
    task two health @police refines visit set visited=yes -> e
    end e
"""


def test_an_order_that_the_coalition_may_ask_for_must_be_possible():
    assert look(ONE_FIRST, EITHER_FIRST) == [("p_internal", "order_missing")]


GUARDED = """
    variable crim unasked* in out
    variable reflection none* running over
    start s -> tell
    task tell information @worker set reflection=running -> calm
    catch calm timer PT720H set reflection=over -> speak
    task speak decision @lawyer ask crim=in/out -> e
    end e
"""
LAWYER = """
    refines p_main lane_lawyer
    variable crim unasked* in out
    variable reflection none* running over
    start s -> talk
    sub talk refines speak -> e {
        start a -> greet
        task greet information @lawyer -> ask
        task ask decision @lawyer ask crim=in/out -> b
        end b
    }
    end e
"""


def test_a_right_that_held_and_no_longer_does_is_told_with_its_story():
    coalition = GUARDED.replace(
        "task speak", "task warn information @lawyer set reflection=over -> speak\n    task speak"
    )
    coalition = coalition.replace("catch calm timer PT720H set reflection=over -> speak", "xor calm -> warn")
    sloppy = """
        refines p_main lane_lawyer
        variable crim unasked* in out
        variable reflection none* running over
        start s -> hush
        sub hush refines warn -> speak {
            start a -> x
            task x information @lawyer set reflection=running -> y
            task y information @lawyer set reflection=over -> b
            end b
        }
        task speak decision @lawyer refines speak ask crim=in/out -> e
        end e
    """

    assert look(LAWYER, GUARDED) == []
    assert look(sloppy, coalition) == [("x", "answer_added")]


def test_rights_are_looked_at_again_in_the_procedure_and_in_its_callers():
    held = """
        variable crim unasked* in out
        variable care none* done declined
        start s -> ask
        task ask decision @lawyer ask crim=in/out -> help
        task help care @shelter set care=done -> e
        end e
    """
    kind = """
        refines p_main lane_shelter
        variable crim unasked* in out
        variable care none* done declined
        variable room free full
        start s -> help
        sub help refines help -> e {
            start a -> look
            task look care @shelter ask room=free/full -> has
            xor has -> wait if room = full; give
            task wait care @shelter -> give
            task give care @shelter set care=done -> b
            end b
        }
        end e
    """
    coercive = kind.replace("@shelter -> give", "@shelter -> joined\nxor joined -> give if crim = in; wait")
    caller = sketch("""
        variable crim unasked* in out
        variable care none* done declined
        start s -> c
        call c p_main -> e
        end e
    """, "p_caller")  # fmt: skip
    whole = sketch(held)

    def problems(text):
        sides = {"p_main": Side(whole, {}), "p_caller": Side(caller, {})}
        found = look_at_internal(
            Side(sketch(text, "p_internal"), {}), sides, Checker({"p_main": whole, "p_caller": caller})
        )
        return [(each.code, each.message["en"]) for each in found]

    assert problems(kind) == []
    found = problems(coercive)
    assert {code for code, _ in found} == {"unsound", "right_lost"}
    assert any("“p_caller” no longer keeps R1" in sentence and "Ask" in sentence for _, sentence in found)
