"""How long a question waits."""

from __future__ import annotations

import pytest

from amparo.partnership.signon.rules import WAITS_SECONDS, is_in_time, place_of


@pytest.mark.parametrize(
    ("passed", "in_time"), [(0, True), (WAITS_SECONDS, True), (WAITS_SECONDS + 1, False), (-1, False)]
)
def test_an_answer_comes_within_ten_minutes_and_not_before_the_question(passed: int, in_time: bool) -> None:
    assert is_in_time(1000.0, 1000.0 + passed) is in_time


def test_the_secret_of_each_institution_has_a_place_of_its_own() -> None:
    assert place_of(1) != place_of(11)
