"""Figures of several periods as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.results.rules.wholes import Counted, may_sum, whole

SHARES = st.integers(1, 500).flatmap(lambda n: st.integers(0, n).map(lambda k: Counted(k, n)))


def test_people_are_not_added_over_periods_and_attendances_are() -> None:
    assert may_sum("ATTENDANCE")
    assert not may_sum("UNIQUE_PERSON")
    assert not may_sum("INSTITUTION")


@given(parts=st.lists(SHARES, min_size=1))
def test_a_share_of_several_comes_from_numerators_and_denominators(parts: list[Counted]) -> None:
    together = whole(parts)

    assert together == Counted(sum(part.k for part in parts), sum(part.n or 0 for part in parts))


def test_the_mean_of_percentages_would_be_wrong() -> None:
    assert whole([Counted(1, 2), Counted(90, 100)]) == Counted(91, 102)


def test_shares_and_counts_make_no_whole() -> None:
    for parts in ([Counted(1), Counted(1, 2)], []):
        with pytest.raises(ValueError, match=r"\d"):
            whole(parts)
