"""Charts drawn by the server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.design.boards import Table
from amparo.foundation.design.charts import HIGH, Chart, Line, line_chart, top_of

BEHIND = Table("", (), ())


def drawn(*values: tuple[float, ...]) -> Chart:
    lines = [Line(str(at), each) for at, each in enumerate(values)]
    return line_chart("Casos", lines, base="", source="", across=(), table=BEHIND)


def test_lines_share_one_scale_and_go_from_side_to_side() -> None:
    chart = drawn((0, 10, 20), (5, 5, 5))

    assert chart.ticks == ("20", "10", "0")
    assert [trace.points for trace in chart.traces] == [
        "0.0,100.0 500.0,50.0 1000.0,0.0",
        "0.0,75.0 500.0,75.0 1000.0,75.0",
    ]
    assert [trace.number for trace in chart.traces] == [1, 2]


def test_a_single_value_is_a_line_from_side_to_side_and_none_is_no_line() -> None:
    assert [trace.points for trace in drawn((2,), ()).traces] == ["0.0,0.0 1000.0,0.0", ""]


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="5"):
        drawn(*((1.0,) for _ in range(5)))


@given(st.floats(0, 1e9))
def test_a_scale_ends_even_and_not_far_above_the_highest_value(most: float) -> None:
    top = top_of(most)

    assert top % 2 == 0
    assert most <= top
    assert top <= max(2, 2.5 * most)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=200))
def test_no_point_leaves_the_drawing(values: list[float]) -> None:
    points = [pair.split(",") for pair in drawn(tuple(values)).traces[0].points.split()]

    assert all(0 <= float(high) <= HIGH for _, high in points)
