"""Questions to the database: values are bound, never written into the statement."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.counting import Window, parts_of, rows_of, total_of
from amparo.evidence.results.rules.definitions import Counting
from amparo.evidence.results.rules.sources.shapes import Rows

WINDOW = Window(("HN",), date(2021, 4, 1), date(2022, 3, 31), date(2019, 1, 1))
HOSTILE = "'; drop table rolls_attendance; --"
EVERY = [Counting(code, way) for code, source in SOURCES.items() if isinstance(source, Rows) for way in source.ways]


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


def test_people_are_brought_together_before_anything_is_joined_to_them() -> None:
    sql = total_of(
        Counting("ATTENDANCES", "PEOPLE", (("gender", ("MAN",)), ("kind", ("COURSE",)))), "DURING", WINDOW
    ).sql
    inner, _x, outer = sql.partition(") x ")

    assert "select a.professional_id as person from" in inner
    assert inner.endswith("group by 1")
    assert ("v.kind = any" in inner, "r.gender" in inner) == (True, False)
    assert outer.index("directory_professional p") < outer.index("directory_professional r") < outer.index("r.gender")
    assert "rolls_enrolment" not in sql


def test_a_session_is_found_by_its_time_and_its_day_looked_at_near_both_ends() -> None:
    values = total_of(Counting("ATTENDANCES", "PEOPLE"), "DURING", WINDOW).values[1:]

    assert [str(value)[:10] for value in values] == [
        "2021-03-31", "2022-04-02", "2021-04-02", "2022-03-31", "2021-04-01", "2022-03-31",
    ]  # fmt: skip


def test_rows_are_found_in_the_order_of_sessions_and_go_on_from_any_of_them() -> None:
    side = Counting("ATTENDANCES", "PEOPLE")
    first, next_ = (rows_of(side, "DURING", WINDOW, after=after, limit=5) for after in (0, 77))

    assert "order by x.session, x.row limit" in first.sql
    assert "> ((select session_id from rolls_attendance where id = %s), %s)" in next_.sql
    assert (first.values[-1], next_.values[-3:]) == (5, [77, 77, 5])
