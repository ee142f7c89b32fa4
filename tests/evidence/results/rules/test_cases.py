"""What may be given out of the cases of a year."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.results.rules.cases import ALL_AGES, Cohort, Given, given_out, last_whole_year, year_of
from amparo.evidence.statistics.rules import suppression

AGES = ("adult", "child", "unsure")
COUNTS = st.tuples(*[st.integers(0, 40)] * 3)


def test_a_year_is_a_whole_fiscal_year_and_nothing_else() -> None:
    assert year_of(date(2024, 4, 1), date(2025, 3, 31)) == date(2024, 4, 1)
    assert year_of(date(2024, 1, 1), date(2024, 12, 31)) is None
    assert year_of(date(2024, 4, 1), date(2024, 12, 31)) is None
    assert year_of(date(2024, 4, 1), date(2026, 3, 31)) is None
    assert last_whole_year(date(2026, 4, 1)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert last_whole_year(date(2026, 3, 31)) == (date(2024, 4, 1), date(2025, 3, 31))


def test_a_group_of_three_hides_and_takes_another_with_it() -> None:
    cohort = Cohort("TRAFFICKING", {"adult": 30, "child": 12, "unsure": 3}, {"IDENTIFIED": 20, "SERVED": 41})

    assert given_out([cohort]) == [
        Given("TRAFFICKING", "OPENED", "", 45),
        Given("TRAFFICKING", "OPENED", "adult", 30),
        Given("TRAFFICKING", "OPENED", "child", None),
        Given("TRAFFICKING", "OPENED", "unsure", None),
        Given("TRAFFICKING", "IDENTIFIED", "", 20),
        Given("TRAFFICKING", "SERVED", "", None),
    ]


def test_of_nine_cases_nothing_is_told_and_of_none_the_same() -> None:
    for ages in ({"adult": 9, "child": 0, "unsure": 0}, dict.fromkeys(AGES, 0)):
        assert {row.cases for row in given_out([Cohort("SMUGGLING", ages, {"IDENTIFIED": 0})])} == {None}


def test_mandates_are_told_apart_and_never_together() -> None:
    cohorts = [
        Cohort(mandate, {"adult": 20, "child": 20, "unsure": 20}, {}) for mandate in ("TRAFFICKING", "SMUGGLING")
    ]
    rows = given_out(cohorts)

    assert {row.mandate for row in rows} == {"TRAFFICKING", "SMUGGLING"}
    assert {row.cases for row in rows if row.age == ALL_AGES} == {60}


@given(counts=COUNTS, came=st.integers(0, 120))
def test_whoever_knows_all_that_is_given_out_cannot_tell_a_small_group(counts: tuple[int, ...], came: int) -> None:
    total, ages = sum(counts), dict(zip(AGES, counts, strict=True))
    rows = {
        (row.way, row.age): row.cases for row in given_out([Cohort("TRAFFICKING", ages, {"SERVED": min(came, total)})])
    }
    told = {age: rows["OPENED", age] for age in AGES}

    assert all(cases is None or cases >= 10 for cases in rows.values())
    served = rows["SERVED", ALL_AGES]
    assert served is None or (served >= 10 and total - served >= 10)
    if rows["OPENED", ALL_AGES] is not None and any(cases is None for cases in told.values()):
        hidden = [(at, 0) for at, age in enumerate(sorted(AGES)) if told[age] is None]
        listed = [[ages[age]] for age in sorted(AGES)]
        bounds = suppression.ranges(listed, hidden, suppression.Known(rows=False))
        assert all(high - low >= 10 and high >= 10 for low, high in bounds.values()) or len(hidden) == len(AGES)
