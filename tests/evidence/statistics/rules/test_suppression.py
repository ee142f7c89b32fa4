"""Hidden cells stay hidden: no reader of the rest and of the margins can compute one. Held against brute force."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.evidence.statistics.rules.suppression import Hiding, Known, Place, hide, hide_in_list, is_shown, ranges

Table = list[list[int]]


def tables(most: int) -> st.SearchStrategy[Table]:
    """Return small tables of counts, whole in every row."""
    shapes = st.sampled_from([(1, 2), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 4)])
    return shapes.flatmap(
        lambda shape: st.lists(
            st.lists(st.integers(0, most), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
        )
    )


KNOWN = st.builds(Known, rows=st.booleans(), columns=st.booleans())


def margins(table: Table, known: Known) -> tuple[object, ...]:
    """Return all that a reader knows of a table beside its shown cells."""
    rows = tuple(map(sum, table)) if known.rows else ()
    columns = tuple(map(sum, zip(*table, strict=True))) if known.columns else ()
    return rows, columns, sum(map(sum, table))


def could_be(table: Table, hidden: list[Place], known: Known) -> Iterator[tuple[int, ...]]:
    """Yield, by trying all, what the hidden cells could be for whoever knows the rest."""
    left = sum(table[row][column] for row, column in hidden)
    told = margins(table, known)
    for tried in product(range(left + 1), repeat=len(hidden)):
        if sum(tried) == left:
            other = [list(row) for row in table]
            for (row, column), count in zip(hidden, tried, strict=True):
                other[row][column] = count
            if margins(other, known) == told:
                yield tried


def by_brute_force(table: Table, hidden: list[Place], known: Known) -> dict[Place, tuple[int, int]]:
    found = list(could_be(table, hidden, known))
    return {place: (min(one[at] for one in found), max(one[at] for one in found)) for at, place in enumerate(hidden)}


@given(tables(3), KNOWN, st.data())
@settings(max_examples=120, deadline=None)
def test_the_attack_finds_exactly_what_trying_everything_finds(table: Table, known: Known, data: st.DataObject) -> None:
    places = [(row, column) for row, cells in enumerate(table) for column in range(len(cells))]
    hidden = sorted(data.draw(st.sets(st.sampled_from(places), max_size=4)))

    assert ranges(table, hidden, known) == by_brute_force(table, hidden, known)


@given(tables(4), KNOWN, st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_no_hidden_cell_can_be_computed_from_the_rest(table: Table, known: Known, threshold: int) -> None:
    hiding = hide(table, threshold=threshold, known=known)

    shown = {(r, c) for r, row in enumerate(table) for c in range(len(row))} - hiding.cells
    bounds = ranges(table, hiding.cells, known)
    assert all(table[r][c] >= threshold for r, c in shown)
    for place in hiding.cells - hiding.exposed:
        low, high = bounds[place]
        assert high >= threshold
        assert high - low >= threshold
    assert not hiding.exposed or not shown


@given(tables(2), KNOWN)
@settings(max_examples=60, deadline=None)
def test_what_is_hidden_has_several_values_by_brute_force_too(table: Table, known: Known) -> None:
    hiding = hide(table, threshold=2, known=known)
    hidden = sorted(hiding.cells)
    if len(hidden) > 6:
        return

    bounds = by_brute_force(table, hidden, known)

    assert {place for place, (low, high) in bounds.items() if high - low < 2 or high < 2} == hiding.exposed


def test_a_table_with_nothing_small_is_shown_whole() -> None:
    assert hide([[44, 39], [14, 12]]) == Hiding(frozenset())


def test_one_small_cell_of_a_square_hides_the_square() -> None:
    assert hide([[50, 44], [8, 17]]).cells == frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
    assert hide([[50, 44], [8, 17]]).exposed == frozenset()


def test_a_small_margin_gives_its_cells_away_and_is_told() -> None:
    hiding = hide([[56, 49], [2, 2]])

    assert hiding.exposed == hiding.cells == frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})


def test_only_what_is_needed_is_hidden_beside_a_small_cell() -> None:
    counts = [[40, 30, 60], [20, 4, 70], [50, 90, 80]]

    hiding = hide(counts)

    assert hiding == Hiding(frozenset({(0, 0), (0, 1), (1, 0), (1, 1)}))


def test_hiding_one_alone_would_give_it_away() -> None:
    assert ranges([[40, 30], [20, 4]], [(1, 1)]) == {(1, 1): (4, 4)}


def test_a_list_with_its_total_hides_a_second_beside_the_small_one() -> None:
    assert hide_in_list([30, 4, 12, 50]).cells == frozenset({(1, 0), (2, 0)})
    assert hide_in_list([30, 12, 50]).cells == frozenset()


@pytest.mark.parametrize("counts", [[], [[]], [[], []]])
def test_an_empty_table_hides_nothing(counts: Table) -> None:
    assert hide(counts) == Hiding(frozenset())


@pytest.mark.parametrize(("base", "shown"), [(0, False), (9, False), (10, True), (109, True)])
def test_a_share_needs_a_base_of_ten(base: int, shown: bool) -> None:
    assert is_shown(base) is shown


def test_a_table_of_departments_and_forms_is_hidden_in_no_time() -> None:
    counts = [[(7 * row + 5 * column) % 31 for column in range(6)] for row in range(18)]
    start = time.process_time()

    hiding = hide(counts)

    assert time.process_time() - start < 5
    assert all(counts[r][c] >= 10 for r in range(18) for c in range(6) if (r, c) not in hiding.cells)
