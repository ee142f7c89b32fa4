"""A person is counted once, however many sessions, ways and rows there are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.rolls.rules.counting import Reach, class_of, reach, share_attended

ROWS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4), st.sampled_from(["IN_PERSON", "ONLINE"])), max_size=40)


@given(ROWS)
def test_every_person_is_in_one_class_and_counted_once(rows: list[tuple[int, int, str]]) -> None:
    found = reach(rows)

    assert found.unique == len({person for person, _session, _mode in rows})
    assert found.in_person + found.online + found.mixed == found.unique
    assert found.attendances == len({(person, session) for person, session, _mode in rows})


@given(ROWS, st.randoms())
def test_neither_order_nor_a_row_told_twice_changes_the_count(rows: list[tuple[int, int, str]], drawn: object) -> None:
    again = [*rows, *rows]
    drawn.shuffle(again)  # type: ignore[attr-defined]

    assert reach(again) == reach(rows)


@given(ROWS, ROWS)
def test_together_there_are_at_most_as_many_as_apart(
    one: list[tuple[int, int, str]], other: list[tuple[int, int, str]]
) -> None:
    together = reach(one + other)

    assert max(reach(one).unique, reach(other).unique) <= together.unique <= reach(one).unique + reach(other).unique


def test_evt_01_half_in_each_way_and_somebody_in_both_is_still_one() -> None:
    rows = [(person, 1, "IN_PERSON" if person <= 70 else "ONLINE") for person in range(1, 141)]

    assert reach(rows) == Reach(140, 70, 70, 0, 140)
    assert reach([*rows, (1, 2, "ONLINE")]) == Reach(140, 69, 70, 1, 141)


def test_the_mixed_class_is_both_ways_or_mixed_itself() -> None:
    assert [class_of(["ONLINE"]), class_of(["ONLINE", "IN_PERSON"]), class_of(["MIXED"])] == [
        "ONLINE",
        "MIXED",
        "MIXED",
    ]


@given(st.dictionaries(st.integers(1, 6), st.decimals("0.25", "8", places=2), min_size=1), st.data())
def test_the_share_of_hours_lies_between_nothing_and_all(hours: dict[int, Decimal], data: st.DataObject) -> None:
    attended = data.draw(st.lists(st.sampled_from(sorted(hours)), max_size=12))
    share = share_attended(hours, attended)

    assert 0 <= share <= 1
    assert (share == 1) == (set(attended) == set(hours))
    assert share == share_attended(hours, [*attended, *attended])


def test_without_hours_nothing_is_attended() -> None:
    assert share_attended({}, []) == Fraction(0)
