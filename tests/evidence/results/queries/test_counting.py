"""Counting from rolls and acts, against what was put there."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from amparo.evidence.results.queries import counting, frames
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.counting import Question, Window
from amparo.evidence.results.rules.definitions import Counting, Definition, definition_of
from amparo.evidence.results.rules.sources.shapes import Rows
from amparo.evidence.results.rules.wholes import Counted
from tests.conftest import As
from tests.evidence.results.rolling import (
    ADOPTED,
    IN_PERSON,
    PEOPLE,
    activity,
    content,
    counted,
    loaded,
    organisation,
    people,
    there,
)

WINDOW = Window(("HN",), date(2021, 4, 1), date(2022, 3, 31), date(2021, 4, 1))


EVERY_WAY = [
    f"{code}.{way}" for code, source in SOURCES.items() if isinstance(source, Rows) for way in source.ways
]  # fmt: skip


def one(source: str, way: str, span: str = "DURING") -> int:
    return counting.count(Definition(Counting(source, way), span), WINDOW).k


def test_evt_01_140_people_are_counted_once_and_their_attendances_by_session(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        room, line = people(70), people(70, "MAN", country="CR")
        congress = activity(days=4)
        there(congress, room, "IN_PERSON")
        there(congress, line, "ONLINE")
        there(congress, room[:1], "ONLINE")

        assert one("ATTENDANCES", "PEOPLE") == 140
        assert one("ATTENDANCES", "ATTENDANCES") == 560
        assert one("ATTENDANCES", "COUNTRIES") == 2
        assert one("ATTENDANCES", "ACTIVITIES") == 1
        assert counting.count(definition_of(IN_PERSON), WINDOW) == Counted(70, 140)


def test_a_joined_entry_a_struck_line_a_cancelled_activity_and_another_country_count_nothing(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        who = people(3)
        there(activity(), who)
        who[2].same_as = who[0]
        who[2].save(update_fields=["same_as"])
        there(activity(state="CANCELLED"), people(5))
        there(activity(kept_by="CR"), people(5))
        wrong = activity()
        there(wrong, people(5))
        for part in wrong.sessions.all():
            part.attendances.update(struck_at="2026-11-20T00:00:00Z")

        assert one("ATTENDANCES", "PEOPLE") == 2
        assert one("ATTENDANCES", "ATTENDANCES") == 2


def test_the_day_is_that_of_the_place(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        there(activity(date(2022, 4, 1), hour=3), people(1))
        there(activity(date(2021, 4, 1), hour=3), people(1))
        there(activity(date(2022, 4, 1), hour=7), people(1))

        assert one("ATTENDANCES", "PEOPLE") == 1
        assert one("ATTENDANCES", "ATTENDANCES") == 1


def test_the_public_is_summed_and_its_unit_says_that_people_may_come_back(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        counted(activity(kind="AWARENESS"), women=30, men=12)
        counted(activity(kind="AWARENESS"), women=5, men=1)

        assert one("PUBLIC", "REACHED") == 48
        assert one("PUBLIC", "WOMEN") == 35
        assert SOURCES["PUBLIC"].ways["REACHED"].unit == "PERSON_OR_ATTENDANCE"


def test_a_breakdown_hides_what_is_small_and_what_the_total_would_give_away(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        meeting, ministry = activity(), organisation()
        there(meeting, people(40, "WOMAN"), at=ministry)
        there(meeting, people(25, "MAN"), at=ministry)
        there(meeting, people(3, "OTHER"))
        parts = counting.count_parts(definition_of({**PEOPLE, "by": ["gender", "sector"]}), WINDOW)
        shown = counting.shown(parts["gender"], is_of_people=True)

        assert parts["gender"] == {"MAN": Counted(25), "OTHER": Counted(3), "WOMAN": Counted(40)}
        assert parts["sector"] == {"": Counted(3), "STATE": Counted(65)}
        assert shown == {"WOMAN": Counted(40), "MAN": None, "OTHER": None}


def test_a_share_by_group_is_shown_only_where_every_cell_is_large_enough() -> None:
    small = {"a": Counted(55, 58), "b": Counted(50, 51)}
    large = {"a": Counted(30, 58), "b": Counted(25, 51)}

    assert counting.shown(small, is_of_people=True) == {"a": None, "b": None}
    assert counting.shown(large, is_of_people=True) == large
    assert counting.shown(small, is_of_people=False) == small
    assert counting.shown({}, is_of_people=True) == {}


def test_the_matrix_is_the_base_of_adoption_and_follows_the_acts(as_staff: As) -> None:
    definition = definition_of(ADOPTED)
    with as_staff("cr.secretaria"):
        window = Window(("CR",), date(2026, 4, 1), date(2026, 11, 20), date(2026, 4, 1))
        found = counting.count(definition, window)

        assert found.k == 0
        assert found.n == counting.count(
            Definition(Counting("CELLS", "INSTITUTIONS"), "AS_OF"), window
        ).k * counting.count(Definition(Counting("CELLS", "PROCEDURES"), "AS_OF"), window).k  # fmt: skip


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("span", ["DURING", "AS_OF", "SINCE_START"])
def test_every_way_is_counted_broken_down_and_opened(as_staff: As, way: str, span: str) -> None:
    source, _dot, how = way.partition(".")
    side = Counting(source, how)
    axes = tuple(side.counted.axes)
    with as_staff("hn.secretaria"):
        definition = Definition(side, span, by=axes)

        assert counting.count(definition, WINDOW).k >= 0
        assert set(counting.count_parts(definition, WINDOW)) == set(axes)
        assert all(row.cells for row in counting.rows_behind(side, span, WINDOW))


def test_the_rows_behind_a_figure_are_paged_and_name_nobody(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        there(activity(days=2), people(30))
        side = Counting("ATTENDANCES", "ATTENDANCES")
        first = counting.rows_behind(side, "DURING", WINDOW)
        rest = counting.rows_behind(side, "DURING", WINDOW, after=first[counting.ROWS - 1].place)

        assert (len(first), len(rest)) == (51, 10)
        assert {row.place for row in first[:50]} & {row.place for row in rest} == set()
        assert not any("Invento" in str(cell) for row in first for cell in row.cells)


def test_a_period_of_a_project_is_its_window(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria"):
        period = frames.periods_of(project)[0]

        assert frames.window_of(period) == WINDOW


def test_entries_that_were_joined_are_one_person_in_every_way_of_counting(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        meeting, ministry = activity(days=2), organisation()
        who = people(30)
        there(meeting, who, at=ministry)
        there(meeting, who[:4], "ONLINE", at=ministry)
        who[1].same_as = who[0]
        who[1].save(update_fields=["same_as"])
        parts = counting.count_parts(definition_of({**PEOPLE, "by": ["gender", "sector", "mode"]}), WINDOW)
        of_attendances = Definition(Counting("ATTENDANCES", "ATTENDANCES"), "DURING", by=("mode", "kind"))

        assert one("ATTENDANCES", "PEOPLE") == 29
        assert one("ATTENDANCES", "ATTENDANCES") == 58
        assert parts == {
            "gender": {"WOMAN": Counted(29)},
            "sector": {"STATE": Counted(29)},
            "mode": {"IN_PERSON": Counted(29), "ONLINE": Counted(3)},
        }
        assert counting.count_parts(of_attendances, WINDOW) == {
            "mode": {"IN_PERSON": Counted(58), "ONLINE": Counted(6)},
            "kind": {"CONGRESS": Counted(58)},
        }


@pytest.mark.parametrize(
    "where", [{"gender": ["MAN"]}, {"kind": ["CONGRESS"], "mode": ["ONLINE"]}, {"sector": ["ACADEMY"]}]
)
def test_what_is_narrowed_is_counted_as_a_slow_count_would(as_staff: As, where: dict[str, list[str]]) -> None:
    with as_staff("hn.secretaria"):
        there(activity(days=2), people(3, "MAN"), "ONLINE", at=organisation("ACADEMY"))
        there(activity(kind="COURSE"), people(5, "WOMAN"), "ONLINE", at=organisation("STATE"))
        there(activity(), people(2, "MAN"), at=organisation("STATE"))
        side = {"source": "ATTENDANCES", "where": where}
        given = definition_of({"numerator": {**side, "way": "PEOPLE"}, "span": "DURING"})
        rows = counting.rows_behind(given.numerator, "DURING", WINDOW)
        all_rows = counting.rows_behind(Counting("ATTENDANCES", "PEOPLE"), "DURING", WINDOW)

        assert len(all_rows) == 13
        assert counting.count(given, WINDOW).k == len({row.cells[-1] for row in rows})
        assert 0 < len(rows) < 13
        attended = definition_of({"numerator": {**side, "way": "ATTENDANCES"}, "span": "DURING"})
        assert counting.count(attended, WINDOW).k == len(rows)


def test_a_count_that_takes_too_long_is_given_up_and_the_page_goes_on(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        there(activity(), people(40))
        with pytest.raises(counting.TooLong):
            counting._many(Question("select pg_sleep(2)", []), 20)

        assert one("ATTENDANCES", "PEOPLE") == 40
        with connection.cursor() as cursor:
            cursor.execute("show statement_timeout")
            assert cursor.fetchone() == ("15s",)


def test_a_source_is_heavy_by_the_size_of_what_grows(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        there(activity(), people(40))
        given = definition_of(PEOPLE)

        assert counting.is_heavy(given, 0)
        assert not counting.is_heavy(given, 10**9)
        assert not counting.is_heavy(definition_of(ADOPTED), 0)
        assert counting.anything_is_heavy(0)
        assert not counting.anything_is_heavy(10**9)


def test_a_whole_is_what_its_parts_are_kept_with(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        there(activity(), people(12))
        found = counting.count_whole(definition_of(PEOPLE), WINDOW)

        assert found.counted == Counted(12)
        assert counting.plain_parts(found.parts) == {"gender": {"WOMAN": [12, None]}}
        assert found.milliseconds >= 0
