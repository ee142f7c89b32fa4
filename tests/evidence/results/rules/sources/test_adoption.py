"""What is counted of adoption."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.adoption import ACTS, CELLS, COURSES


def test_acts_and_courses_stand_until_they_end() -> None:
    assert all("AS_OF" in source.spans and source.until for source in (ACTS, COURSES))


def test_acts_have_the_cells_of_the_matrix_as_their_base() -> None:
    assert {code: way.unit for code, way in CELLS.ways.items()}.items() <= {
        code: way.unit for code, way in ACTS.ways.items()
    }.items()


def test_a_course_is_narrowed_to_what_is_permanent_and_compulsory() -> None:
    assert {"permanent", "compulsory", "academy"} <= set(COURSES.axes)
    assert set(COURSES.axes["permanent"].values) == {"true", "false"}
