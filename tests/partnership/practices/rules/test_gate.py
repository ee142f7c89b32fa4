"""What is a good practice by the definition, for every combination of its parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.gate import INCOMPLETE, PRACTICE, verdict_on

TOLD = st.fixed_dictionaries(
    {
        "level": st.sampled_from([*words.LEVELS, ""]),
        "tested": st.sampled_from([*words.SURE, ""]),
        "implemented": st.sampled_from([*words.SURE, ""]),
        "worked": st.sampled_from([*words.WORKED, ""]),
        **{f"effect_{name}": st.sampled_from([*words.EFFECTS, ""]) for name in words.DIMENSIONS},
    }
)


@given(TOLD)
def test_a_practice_was_tried_worked_and_is_positive_on_two_and_negative_on_none(told: dict[str, str]) -> None:
    verdict = verdict_on(told)
    effects = [told[f"effect_{name}"] for name in words.DIMENSIONS]
    holds = (
        told["level"] in words.LEVELS
        and told["tested"] == told["implemented"] == words.YES
        and told["worked"] in (words.YES, words.PARTLY)
        and effects.count(words.POSITIVE) >= 2
        and words.NEGATIVE not in effects
    )

    assert (verdict.kind == PRACTICE) == holds
    assert bool(verdict.reasons) != holds
    assert verdict.is_practice == holds


@given(TOLD)
def test_what_was_not_tried_is_an_idea_whatever_else_is_said(told: dict[str, str]) -> None:
    was_not = words.NO in (told["tested"], told["implemented"])

    assert (verdict_on(told).kind == words.IDEA) == was_not


def test_nothing_told_is_not_judged() -> None:
    assert verdict_on({}).kind == INCOMPLETE


def test_what_did_harm_on_one_dimension_is_a_lesson_though_three_are_positive() -> None:
    told = {"level": "LOCAL", "tested": "YES", "implemented": "YES", "worked": "YES"}
    effects = {f"effect_{name}": words.POSITIVE for name in words.DIMENSIONS} | {"effect_rights": words.NEGATIVE}

    verdict = verdict_on(told | effects)

    assert (verdict.kind, verdict.negative) == (words.LESSON, ("rights",))
