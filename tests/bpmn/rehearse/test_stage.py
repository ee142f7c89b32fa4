"""What a rehearsal sees: who waits, how long, and what never happens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from amparo.bpmn.rehearse import Forecast, Plan, Staff, TooMuchWork, rehearse
from amparo.bpmn.rehearse.offers import iso_hours
from amparo.bpmn.rehearse.plan import BadPlan
from tests.bpmn.sketch import draw, net_of

ONE_STEP = """
    start s -> listen
    task listen care @psychologist -> e
    end e
"""
A_CHOICE = """
    variable crim unasked* in out
    start s -> ask
    task ask decision @person ask crim=in/out -> g
    xor g -> court if crim = in; home
    task court criminal @prosecutor -> e1
    task home care @case_manager -> e2
    end e1
    end e2
"""
A_LIMIT = """
    start s -> answer
    task answer care @intake -> e
    border late on answer timer PT1H -> call
    task call care @supervisor -> e2
    end e
    end e2
"""
IN_TURN = """
    start s -> first
    task first care @case_manager -> second
    task second care @case_manager -> e
    end e
"""


def seen(drawn: str, seed: int = 1, **figures: object) -> Forecast:
    return rehearse(net_of(drawn), replace(Plan(spread=0.0), **figures), seed=seed)  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_forecast_and_another_seed_another() -> None:
    net, plan = net_of(A_CHOICE), Plan(staff={"prosecutor": Staff(1)})

    first, again, other = rehearse(net, plan, seed=7), rehearse(net, plan, seed=7), rehearse(net, plan, seed=8)

    assert first == again
    assert first != other


@given(seed=st.integers(0, 1_000), people=st.integers(0, 3))
def test_with_other_people_the_same_cases_arrive(seed: int, people: int) -> None:
    fewer, more = (
        seen(A_CHOICE, seed, days=90, spread=0.6, staff={"case_manager": Staff(count)})
        for count in (people, people + 1)
    )

    assert fewer.arrived == more.arrived


def test_more_steps_than_were_allowed_are_refused() -> None:
    net, plan = net_of(IN_TURN), Plan(arrivals_a_month=100, days=365)

    assert rehearse(net, plan).steps > 1_000
    with pytest.raises(TooMuchWork):
        rehearse(net, plan, most_steps=1_000)


@given(seed=st.integers(0, 10_000), people=st.integers(0, 3), arrivals=st.integers(1, 300))
def test_every_case_that_came_has_ended_or_is_open(seed: int, people: int, arrivals: int) -> None:
    forecast = seen(IN_TURN, seed, days=60, arrivals_a_month=arrivals, staff={"case_manager": Staff(people)})

    assert forecast.arrived == forecast.ended + forecast.open_at_end
    assert forecast.open_at_end == sum(each.waiting_at_end for each in forecast.by_step)
    assert forecast.steps == sum(each.done for each in forecast.by_step)
    assert forecast.steps == sum(each.done for each in forecast.by_role)


def test_nobody_waits_for_a_role_without_a_number_of_people() -> None:
    (queue,) = seen(ONE_STEP, arrivals_a_month=900).by_role

    assert (queue.people, queue.busy, queue.waiting_p90, queue.waiting_at_end) == (None, 0.0, 0.0, 0)


def test_without_anyone_nothing_is_done_and_all_wait() -> None:
    forecast = seen(ONE_STEP, staff={"psychologist": Staff(0)})

    assert (forecast.steps, forecast.ended, forecast.by_role[0].waiting_at_end) == (0, 0, forecast.arrived)
    assert forecast.arrived > 0


def test_people_are_as_busy_as_the_work_that_comes() -> None:
    """A month brings 60 cases of 120 minutes: 120 hours of work for two people who give 20 hours a week."""
    forecast = seen(
        ONE_STEP, days=3_650, arrivals_a_month=60, staff={"psychologist": Staff(2, 20)}, minutes={"listen": 120}
    )

    offered = forecast.arrived * 2.0
    given_hours = 2 * 20 * 3_650 / 7
    assert forecast.by_role[0].busy == pytest.approx(offered / given_hours, rel=0.01)


def test_with_half_the_people_one_waits_longer() -> None:
    plan = Plan(spread=0.0, arrivals_a_month=80, minutes={"care": 120}, staff={"case_manager": Staff(4)})
    many, few = (rehearse(net_of(IN_TURN), each) for each in (plan, plan.with_staff("case_manager", 2)))

    assert few.by_role[0].waiting_p90 > 2 * many.by_role[0].waiting_p90
    assert few.by_role[0].busy > 1.5 * many.by_role[0].busy
    assert few.bottleneck is not None
    assert few.bottleneck.role == "case_manager"


def test_who_takes_turns_works_at_the_pace_of_the_clock() -> None:
    turns = seen(ONE_STEP, arrivals_a_month=1, staff={"psychologist": Staff(5, 42, in_turns=True)})
    alone = seen(ONE_STEP, arrivals_a_month=1, staff={"psychologist": Staff(1, 42)})

    assert (turns.by_step[0].lasting_median, alone.by_step[0].lasting_median) == (0.5, 2.0)


def test_an_answer_without_weight_is_never_given() -> None:
    forecast = seen(A_CHOICE, chances={"crim": {"in": 0, "out": 3}})

    done = {each.path: each.done for each in forecast.by_step}
    assert (done["court"], done["home"], forecast.ends) == (0, forecast.ended, {"e2": forecast.ended})


def test_answers_follow_their_weights() -> None:
    forecast = seen(A_CHOICE, days=3_650, arrivals_a_month=100, chances={"crim": {"in": 1, "out": 3}})

    assert forecast.ends["e1"] / forecast.ended == pytest.approx(0.25, abs=0.02)


def test_a_timer_that_interrupts_takes_the_work_away_and_frees_who_was_at_it() -> None:
    forecast = seen(
        A_LIMIT, staff={"intake": Staff(1, 168)}, minutes={"answer": 600, "call": 6}, arrivals_a_month=2, days=3_650
    )

    done = {each.path: each.done for each in forecast.by_step}
    by_role = {each.role: each for each in forecast.by_role}
    assert (done["answer"], done["call"]) == (0, forecast.ended)
    assert by_role["intake"].busy == pytest.approx(forecast.ended / (3_650 * 24), rel=0.05)


def test_a_timer_does_not_ring_for_work_done_in_time() -> None:
    forecast = seen(A_LIMIT, minutes={"answer": 30})

    assert {each.path: each.done for each in forecast.by_step} == {"answer": forecast.ended, "call": 0}


def test_a_message_beside_the_work_comes_as_often_as_the_plan_says() -> None:
    drawn = """
        start s -> work
        task work care @case_manager -> e
        border alarm on work msg danger -> help
        task help care @shelter -> e2
        end e
        end e2
    """
    never = seen(drawn, messages={"danger": (0.0, 1.0)}, minutes={"work": 6_000})
    always = seen(drawn, messages={"danger": (1.0, 0.0)}, minutes={"work": 6_000})

    assert (never.ends, always.ends) == ({"e": never.ended}, {"e2": always.ended})


def test_a_step_done_again_and_again_opens_anew_each_time() -> None:
    drawn = """
        variable again yes no
        start s -> m
        xor m -> work
        task work care @case_manager ask again=yes/no -> g
        xor g -> m if again = yes; e
        end e
    """
    forecast = seen(drawn, chances={"again": {"yes": 1, "no": 1}}, days=3_650, arrivals_a_month=60)

    assert forecast.steps / forecast.ended == pytest.approx(2.0, rel=0.05)


def test_a_limit_of_time_is_missed_by_what_lasts_longer() -> None:
    drawn = draw(ONE_STEP).replace(b'kind="care"', b'kind="care" deadline="soon"')
    net = Net({"p_main": read(drawn, name="p_main.bpmn")}, "p_main")
    in_time = Plan(spread=0.0, minutes={"listen": 59}, limits={"p_main": {"soon": 1.0}})
    late, unlimited = replace(in_time, minutes={"listen": 61}), replace(in_time, limits={})

    assert [rehearse(net, plan).missed for plan in (in_time, late, unlimited)] == [0.0, 1.0, None]


def test_weeks_tell_what_is_open_at_the_end_of_each() -> None:
    forecast = seen(ONE_STEP, days=28, arrivals_a_month=300, staff={"psychologist": Staff(0)})

    counts = [week.open_cases for week in forecast.weeks]
    assert [week.number for week in forecast.weeks] == [1, 2, 3, 4]
    assert counts == sorted(counts)
    assert [week.waiting["psychologist"] for week in forecast.weeks] == counts


@pytest.mark.parametrize(
    ("written", "hours"),
    [("PT24H", 24), ("PT30M", 0.5), ("P7D", 168), ("P2W", 336), ("P1DT2H30M", 26.5), ("P12M", 8766)],
)
def test_durations_are_read_as_hours(written: str, hours: float) -> None:
    assert iso_hours(written) == pytest.approx(hours)


@pytest.mark.parametrize("written", ["", "24 h", "P1Y", "@soon"])
def test_what_is_no_duration_is_a_bad_plan(written: str) -> None:
    with pytest.raises(BadPlan):
        iso_hours(written)


def test_a_timer_whose_limit_the_country_does_not_have_is_named() -> None:
    with pytest.raises(BadPlan, match=r"deadlines\.soon"):
        rehearse(net_of("start s -> t\ncatch t timer @soon -> e\nend e"), Plan())
