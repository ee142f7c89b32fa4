"""In no hour are more cases opened than it allows, whoever asks and in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.keyd.budgets import HOUR, Budgets
from amparo.keyd.config import Limits
from amparo.keyd.trouble import BUDGET, BUDGET_OF_ALL, No

FEW = Limits(session=3, account=4, everybody=6, written=2)


def opens(budgets: Budgets, session: str, account: str, what: int, now: float) -> str:
    try:
        budgets.open(session, account, str(what), now)
    except No as refusal:
        return refusal.code
    return ""


def test_the_figures_are_those_that_are_published() -> None:
    assert Limits() == Limits(session=30, account=30, everybody=200, written=300)


def test_a_session_opens_thirty_cases_in_an_hour_and_one_more_when_the_first_is_an_hour_ago() -> None:
    budgets = Budgets(Limits())

    assert [opens(budgets, "s", "1", case, case) for case in range(30)] == [""] * 30
    assert opens(budgets, "s", "1", 30, 100) == BUDGET
    assert opens(budgets, "s", "1", 7, 100) == ""
    assert opens(budgets, "s", "1", 30, HOUR - 0.1) == BUDGET
    assert opens(budgets, "s", "1", 30, HOUR) == ""
    assert opens(budgets, "s", "1", 31, HOUR) == BUDGET


def test_new_sessions_of_a_user_open_no_more_and_new_users_no_more_than_all_may() -> None:
    budgets = Budgets(Limits())
    case = iter(range(10_000))

    opened = [opens(budgets, f"s{turn}", "1", next(case), turn) for turn in range(40)]
    assert (opened.count(""), opened.count(BUDGET)) == (30, 10)
    of_others = [opens(budgets, f"t{turn}", f"u{turn}", next(case), turn) for turn in range(300)]
    assert (of_others.count(""), of_others.count(BUDGET_OF_ALL)) == (170, 130)


Moves = some.lists(
    some.tuples(some.sampled_from("abc"), some.integers(0, 12), some.floats(0, HOUR / 3)), min_size=1, max_size=60
)


@given(Moves)
def test_every_hour_holds_whatever_is_tried(moves: list[tuple[str, int, float]]) -> None:
    budgets, now, done = Budgets(FEW), 0.0, []
    for session, case, later in moves:
        now += later
        account = "1" if session in "ab" else "2"
        if opens(budgets, session, account, case, now) == "":
            done.append((now, session, account, case))

    for end, *_ in done:
        hour = [each for each in done if end - HOUR < each[0] <= end]
        assert len({case for *_, case in hour}) <= FEW.everybody
        for session in "abc":
            assert len({case for _, whose, _, case in hour if whose == session}) <= FEW.session
        for account in "12":
            assert len({case for _, _, whose, case in hour if whose == account}) <= FEW.account


def test_what_is_refused_counts_for_nothing() -> None:
    budgets = Budgets(FEW)
    for case in range(3):
        opens(budgets, "s", "1", case, 0)
    for case in range(3, 90):
        assert opens(budgets, "s", "1", case, 1) == BUDGET

    assert (budgets.sessions.used(1), budgets.accounts.used(1), budgets.everybody.used(1)) == (
        {"s": 3}, {"1": 3}, {"": 3},
    )  # fmt: skip
    assert budgets.sessions.used(HOUR) == {}


def test_what_is_released_is_as_much_again_for_that_user_for_an_hour_and_not_more_for_all() -> None:
    budgets = Budgets(FEW)
    budgets.release("1", 0)

    assert [opens(budgets, "s", "1", case, 1) for case in range(7)] == [""] * 6 + [BUDGET_OF_ALL]
    assert budgets.is_released("1", HOUR - 1)
    assert not budgets.is_released("1", HOUR)
    assert not budgets.is_released("2", 1)


def test_writing_has_a_budget_of_its_own() -> None:
    budgets = Budgets(FEW)
    budgets.write("s", "1", 0)
    budgets.write("s", "2", 0)

    with pytest.raises(No):
        budgets.write("s", "3", 0)
    assert opens(budgets, "s", "1", 9, 0) == ""
