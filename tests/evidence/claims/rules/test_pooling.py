"""Shares are pooled from their counts, never from their percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.claims.rules.percentages import Share
from amparo.evidence.claims.rules.pooling import Answered, pooled, reasons_not_to_pool
from amparo.evidence.statistics.rules.shares import percent

HONDURAS = Answered("practice", "HN civil society 2022", Share(49, 51))
COSTA_RICA = Answered("practice", "CR police and justice", None)


def test_me_05_a_percentage_of_unknown_base_is_not_pooled_and_the_reason_is_said() -> None:
    assert len(reasons_not_to_pool([COSTA_RICA, HONDURAS])) == 1
    with pytest.raises(ValueError, match=r"."):
        pooled([COSTA_RICA, HONDURAS])


def test_other_questions_and_the_same_group_twice_are_refused() -> None:
    assert len(reasons_not_to_pool([HONDURAS, Answered("lasting", "HN state", Share(1, 2))])) == 1
    assert len(reasons_not_to_pool([HONDURAS, HONDURAS])) == 1


SHARES = st.integers(1, 500).flatmap(lambda n: st.integers(0, n).map(lambda k: Share(k, n)))


@given(several=st.lists(SHARES, min_size=1, max_size=6))
def test_a_pooled_share_lies_between_the_smallest_and_the_largest(several: list[Share]) -> None:
    together = pooled([Answered("q", str(at), share) for at, share in enumerate(several)])

    assert together.n == sum(share.n for share in several)
    each = [percent(share.k, share.n) for share in several]
    assert min(each) <= percent(together.k, together.n) <= max(each)


def test_the_mean_of_two_percentages_would_be_another_number() -> None:
    together = pooled([Answered("q", "a", Share(1, 2)), Answered("q", "b", Share(90, 100))])

    assert percent(together.k, together.n) == 89
