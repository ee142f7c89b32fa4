"""How many children were there, in groups of ten or more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.evidence.studies.rules.children import ALL, Row, Shown, added, shown
from amparo.evidence.studies.vocabulary import BANDS, GENDERS

counted = st.dictionaries(
    st.sampled_from(list(BANDS)), st.dictionaries(st.sampled_from(list(GENDERS)), st.integers(0, 25)), max_size=4
)


def of(girls: int, boys: int, others: int = 0) -> dict[str, int]:
    return {"girls": girls, "boys": boys, "others": others}


def test_sit_06_a_band_with_fewer_than_ten_in_a_cell_is_joined_with_its_neighbour() -> None:
    told = shown({"9_11": of(11, 12), "12_14": of(9, 14), "15_17": of(10, 10)})

    assert told.joined_bands
    assert not told.joined_genders
    assert told.rows in (
        (Row(9, 14, {"girls": 20, "boys": 26}), Row(15, 17, {"girls": 10, "boys": 10})),
        (Row(9, 11, {"girls": 11, "boys": 12}), Row(12, 17, {"girls": 19, "boys": 24})),
    )


@pytest.mark.parametrize(
    ("counts", "rows", "total"),
    [
        ({"12_14": of(5, 4)}, (), None),
        ({"12_14": of(5, 5)}, (Row(12, 14, {ALL: 10}),), 10),
        ({"12_14": of(30, 30, 1)}, (Row(12, 14, {ALL: 61}),), 61),
        ({"6_8": of(12, 0), "15_17": of(11, 0)}, (Row(6, 8, {"girls": 12}), Row(15, 17, {"girls": 11})), 23),
    ],
)
def test_genders_are_joined_where_ages_do_not_suffice_and_under_ten_nothing_is_told(
    counts: dict[str, dict[str, int]], rows: tuple[Row, ...], total: int | None
) -> None:
    told = shown(counts)

    assert (told.rows, told.total) == (rows, total)


@settings(max_examples=60, deadline=None)
@given(counted)
def test_no_group_is_small_and_nobody_is_lost(counts: dict[str, dict[str, int]]) -> None:
    told = shown(counts)
    total = sum(sum(row.values()) for row in counts.values())

    assert all(count >= 10 for row in told.rows for count in row.counts.values())
    if total < 10:
        assert told == Shown()
    else:
        assert sum(sum(row.counts.values()) for row in told.rows) == told.total == total


def test_sessions_are_added_band_by_band() -> None:
    assert added([{"6_8": of(1, 2)}, {"6_8": of(3, 0), "9_11": of(1, 1)}]) == {"6_8": of(4, 2), "9_11": of(1, 1)}
