"""What a check depends on: told alike in every process, and apart where a caller can see the difference."""

from __future__ import annotations

import os
import subprocess
import sys

from amparo.bpmn.contract import Checker
from tests.bpmn.sketch import sketch

CALLER = (
    "watched\nvariable choice unasked* near far\nstart s -> c\ncall c p_other -> g\n"
    "xor g -> court if choice = near; home\n"
    "task court information -> e\ntask home information -> e\nend e"
)
CALLED = (
    "watched\nvariable choice unasked* near far\nstart s -> {step}\n"
    "task {step} information ask choice={values} -> {then}\nend e"
)


MORE = "b\ntask b information -> e"


def drawings(values="near/far", then="e", step="a"):
    called = CALLED.format(values=values, then=then, step=step)
    return {"p_main": sketch(CALLER, "p_main"), "p_other": sketch(called, "p_other")}


def redrawn(**how):
    return Checker(drawings()).redrawn(drawings(**how)["p_other"])


MARK = """
from amparo.bpmn.contract import Checker
from tests.bpmn.contract.test_checker import drawings
print(Checker(drawings()).marks("p_main"))
"""


def test_marks_are_the_same_in_every_process():
    def told(seed):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", MARK], env=env, capture_output=True, text=True, check=True).stdout

    assert told("1") == told("2") == f"{Checker(drawings()).marks('p_main')}\n"


def test_another_name_inside_what_is_called_is_another_drawing_that_looks_the_same():
    before, after = Checker(drawings()), redrawn(step="z")

    one, other = before.marks("p_main"), after.marks("p_main")

    assert (one.seen == other.seen, one.drawn == other.drawn) == (True, False)
    assert after.callers_affected("p_other") == ()
    assert before.marks("p_other").seen != after.marks("p_other").seen


def test_an_answer_less_is_seen_by_the_caller_and_may_break_it():
    after = redrawn(values="near")

    assert Checker(drawings()).marks("p_main").seen != after.marks("p_main").seen
    assert (after.callers_affected("p_other"), after.check("p_other").ok, after.check("p_main").ok) == (
        ("p_main",), True, False,
    )  # fmt: skip


def test_what_is_small_is_checked_at_once_as_it_is_checked_at_length():
    checker = Checker(drawings())

    assert checker.at_once("p_main", 1_000) == checker.check("p_main")


def test_what_is_large_is_not_checked_at_once():
    assert Checker(drawings(then=MORE)).at_once("p_main", 1) is None
