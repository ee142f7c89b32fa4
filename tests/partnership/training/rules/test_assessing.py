"""What came of a participant and how much was learned: pure rules."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.rules import assessing as rules

LEVELS = st.sampled_from(sorted(words.LEVELS))
WEIGHTS = st.dictionaries(st.integers(1, 20), st.integers(1, 10), min_size=1)


@given(WEIGHTS, st.data())
def test_points_are_of_a_hundred_and_a_better_level_never_costs(weights: dict[int, int], data: st.DataObject) -> None:
    levels = {key: data.draw(LEVELS) for key in weights}
    better = {**levels, min(weights): words.MASTERED}

    assert 0 <= rules.score_of(weights, levels) <= rules.score_of(weights, better) <= 100


def test_what_was_not_marked_is_nothing_and_weights_count() -> None:
    assert rules.score_of({1: 3, 2: 1}, {1: words.MASTERED}) == 75
    assert rules.score_of({1: 1, 2: 1}, {1: words.ACHIEVED, 2: words.ACHIEVED}) == 80
    assert rules.score_of({}, {}) == 0


@pytest.mark.parametrize(
    ("share", "score", "outcome"),
    [
        (Fraction(0), Fraction(100), words.ABSENT),
        (Fraction(79, 100), Fraction(100), words.TOO_LITTLE),
        (Fraction(80, 100), Fraction(70), words.COMPETENT),
        (Fraction(80, 100), Fraction(6999, 100), words.NOT_YET),
        (Fraction(1), Fraction(0), words.NOT_YET),
    ],
)
def test_eighty_of_the_hours_and_seventy_points_make_it(share: Fraction, score: Fraction, outcome: str) -> None:
    assert rules.outcome_of(share=share, score=score, hours_needed=80, pass_mark=70) == outcome


def test_gain_is_counted_on_those_who_answered_both_times() -> None:
    before = {1: {10: False, 11: True}, 2: {10: False, 11: False}, 3: {10: True, 11: True}}
    after = {1: {10: True, 11: True}, 2: {10: True}, 4: {10: True, 11: True}}

    gain = rules.gain_of(before, after, [10, 11])

    assert (gain.pairs, gain.before, gain.after, gain.gain) == (2, Fraction(1, 4), Fraction(3, 4), Fraction(1, 2))
    assert rules.gain_of(before, {}, [10]) == rules.Gain(0, Fraction(0), Fraction(0))


@given(
    st.dictionaries(st.integers(1, 9), st.fixed_dictionaries({1: st.booleans(), 2: st.booleans()})),
    st.dictionaries(st.integers(1, 9), st.fixed_dictionaries({1: st.booleans(), 2: st.booleans()})),
)
def test_whoever_answered_once_changes_no_figure(
    before: dict[int, dict[int, bool]], after: dict[int, dict[int, bool]]
) -> None:
    both = set(before) & set(after)

    assert rules.gain_of(before, after, [1, 2]) == rules.gain_of(
        {key: before[key] for key in both}, {key: after[key] for key in both}, [1, 2]
    )


def test_a_question_that_only_the_strong_get_right_tells_them_apart() -> None:
    before = {key: {1: False, 2: True} for key in range(4)}
    after = {0: {1: False, 2: True}, 1: {1: False, 2: True}, 2: {1: True, 2: True}, 3: {1: True, 2: True}}

    first, second = rules.item_figures(before, after, [1, 2])

    assert (first.before, first.after, first.discrimination) == (0, 2, Fraction(1))
    assert (second.before, second.after, second.discrimination) == (4, 4, Fraction(0))


def test_with_fewer_than_four_people_a_question_is_not_judged() -> None:
    answers = {key: {1: True} for key in range(3)}

    (figures,) = rules.item_figures(answers, answers, [1])

    assert (figures.pairs, figures.discrimination) == (3, None)


def test_only_the_enrolled_are_marked_with_one_of_four_levels_and_not_after_the_award() -> None:
    def count(**changed: object) -> int:
        asked = {"is_participant": True, "levels": [words.ACHIEVED], "is_awarded": False, **changed}
        return len(rules.reasons_not_to_mark(**asked))  # type: ignore[arg-type]

    assert (count(), count(is_participant=False), count(is_awarded=True), count(levels=["BEST"])) == (0, 1, 1, 1)


def test_an_answer_is_one_of_its_question() -> None:
    def count(chosen: dict[int, int], *, is_participant: bool = True) -> int:
        return len(rules.reasons_not_to_answer(is_participant=is_participant, chosen=chosen, sizes={5: 3}))

    assert (count({5: 3}), count({5: 4}), count({5: 0}), count({6: 1}), count({})) == (0, 1, 1, 1, 1)
    assert count({5: 1}, is_participant=False) == 1
