"""Questions to the database: values are bound, never written into the statement."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.counting import Window, parts_of, rows_of, total_of
from amparo.evidence.results.rules.definitions import Counting

WINDOW = Window(("HN",), date(2021, 4, 1), date(2022, 3, 31), date(2019, 1, 1))
HOSTILE = "'; drop table rolls_attendance; --"
EVERY = [Counting(code, way) for code, source in SOURCES.items() for way in source.ways]


@pytest.mark.parametrize("side", EVERY, ids=lambda side: f"{side.source}.{side.way}")
@pytest.mark.parametrize("span", ["DURING", "AS_OF", "SINCE_START"])
def test_as_many_values_as_places(side: Counting, span: str) -> None:
    axis = next(iter(side.counted.axes))
    asked = (
        total_of(side, span, WINDOW), parts_of(side, span, WINDOW, axis),
        rows_of(side, span, WINDOW, after=0, limit=5),
    )  # fmt: skip

    assert all(question.sql.count("%s") == len(question.values) for question in asked)


def test_a_value_is_bound_and_never_written() -> None:
    question = total_of(Counting("ATTENDANCES", "PEOPLE", (("project", (HOSTILE,)),)), "DURING", WINDOW)

    assert HOSTILE not in question.sql
    assert [HOSTILE] in question.values


def test_the_days_follow_the_span() -> None:
    side = Counting("ACTS", "CELLS")

    assert total_of(side, "DURING", WINDOW).values[1:] == [date(2021, 4, 1), date(2022, 3, 31)]
    assert total_of(side, "SINCE_START", WINDOW).values[1:] == [date(2019, 1, 1), date(2022, 3, 31)]
    assert total_of(side, "AS_OF", WINDOW).values[1:] == [date(2022, 3, 31)] * 2
