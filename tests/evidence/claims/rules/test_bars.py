"""Figures as bars: nothing is drawn together that does not belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.bars import WIDE, drawn, legend
from amparo.evidence.claims.rules.figures import Number, completed
from tests.evidence.claims.figures import BARE, CONGRESS, SURVEY


def test_a_share_has_its_interval_and_one_of_unknown_base_is_hollow_and_has_none() -> None:
    found = drawn("Evaluation", [("Honduras", completed(SURVEY)), ("Costa Rica", BARE)])

    assert found is not None
    ours, theirs = found.bars
    assert (ours.length, ours.low, ours.high, ours.is_hollow) == (486, 431, 532, False)
    assert (theirs.length, theirs.low, theirs.is_hollow) == (614, None, True)
    assert len(legend(found)) == 2
    assert len(found.ticks) == 5


def test_shares_and_counts_or_two_units_are_not_drawn_together() -> None:
    awards = Number(words.COUNT, "AWARD", value=3)

    assert drawn("x", [("a", BARE), ("b", CONGRESS)]) is None
    assert drawn("x", [("a", awards), ("b", CONGRESS)]) is None
    assert drawn("x", []) is None


def test_the_drawing_says_in_words_what_it_shows() -> None:
    found = drawn("Reach", [("Congress", CONGRESS)])

    assert found is not None
    assert found.says == "Congress: 140"
    assert found.ticks == ()


@given(counts=st.lists(st.integers(0, 10_000_000), min_size=1, max_size=12))
def test_every_bar_stays_within_the_drawing(counts: list[int]) -> None:
    found = drawn("x", [("a", Number(words.COUNT, "AWARD", value=count)) for count in counts])

    assert found is not None
    assert all(2 <= bar.length <= WIDE for bar in found.bars)
    assert found.height > found.bars[-1].bar_y + 20
