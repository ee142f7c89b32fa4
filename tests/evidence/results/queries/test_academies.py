"""The indicator “course permanent and compulsory”, counted from what academies resolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting, Definition, definition_of
from amparo.partnership.kits.operations.courses import Resolved
from tests.conftest import As
from tests.partnership.kits.making import TODAY
from tests.partnership.kits.operations.test_courses import SAID, adopt


def test_trn_08_the_resolution_of_an_academy_makes_its_course_count_as_permanent_and_compulsory_from_its_day(
    database: str, as_staff: As
) -> None:
    both = {"permanent": ["true"], "compulsory": ["true"], "academy": ["CR_EJ"]}
    given = definition_of({"numerator": {"source": "COURSES", "way": "COURSES", "where": both}, "span": "AS_OF"})

    def on(day: date, definition: Definition = given) -> int:
        return counting.count(definition, Window(("CR",), day, day, day)).k

    assert on(TODAY) == 0
    adopt(as_staff)
    taught = TODAY - timedelta(days=10)
    another = definition_of(
        {"numerator": {"source": "COURSES", "way": "COURSES", "where": {**both, "academy": ["CR_X"]}}, "span": "AS_OF"}
    )

    assert (on(taught - timedelta(days=1)), on(taught), on(TODAY)) == (0, 1, 1)
    assert on(TODAY, another) == 0
    (row,) = counting.rows_behind(given.numerator, "AS_OF", Window(("CR",), TODAY, TODAY, TODAY))
    assert (row.cells[2], row.cells[4]) == (SAID.act, taught)


@pytest.mark.parametrize("said", [replace(SAID, is_permanent=False), replace(SAID, is_compulsory=False)])
def test_trn_08_a_course_that_is_only_one_of_both_does_not_count(database: str, as_staff: As, said: Resolved) -> None:
    adopt(as_staff, said)
    both = {"permanent": ["true"], "compulsory": ["true"]}
    given = definition_of({"numerator": {"source": "COURSES", "way": "ACADEMIES", "where": both}, "span": "AS_OF"})

    assert counting.count(given, Window(("CR",), TODAY, TODAY, TODAY)).k == 0
    assert one_in_costa_rica() == 1


def one_in_costa_rica() -> int:
    whole = Definition(Counting("COURSES", "COURSES"), "AS_OF")
    return counting.count(whole, Window(("CR",), TODAY, TODAY, TODAY)).k
