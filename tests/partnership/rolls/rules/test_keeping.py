"""What is not needed is erased in time, not before."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.rolls.rules.keeping import is_needless, needless_from, papers_until
from amparo.partnership.rolls.vocabulary import PAPER_AFTER_DAYS

END = date(2022, 6, 16)


@given(st.integers(0, 400), st.integers(-10, 800))
def test_it_is_kept_for_the_days_that_were_told_and_no_longer(keep: int, later: int) -> None:
    assert is_needless(END, keep, END + timedelta(days=later)) == (later > keep)


def test_the_day_is_told() -> None:
    assert needless_from(END, 30) == date(2022, 7, 17)
    assert papers_until(END + timedelta(days=PAPER_AFTER_DAYS + 1)) == END
