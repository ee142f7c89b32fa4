"""The closed list of what can be counted."""

from __future__ import annotations

import pytest

from amparo.evidence.claims.vocabulary import UNITS
from amparo.evidence.results.rules.countables import SOURCES, rows_of_source
from amparo.evidence.results.rules.sources.shapes import Rows, Sums

CASES = ("cases_", "people_", "pathways_", "consents_", "referrals_", "identification_", "conformance_", "moving_")


ROWS = {code: source for code, source in SOURCES.items() if isinstance(source, Rows)}
SUMS = {code: source for code, source in SOURCES.items() if isinstance(source, Sums)}


@pytest.mark.parametrize("source", ROWS.values(), ids=ROWS)
def test_every_way_of_counting_rows_has_a_unit_and_one_key_or_one_amount(source: Rows) -> None:
    assert source.ways
    assert {way.unit for way in source.ways.values()} <= set(UNITS)
    assert all(bool(way.key) != bool(way.amount) for way in source.ways.values())
    assert len(source.columns) == len(source.shown)


@pytest.mark.parametrize("source", ROWS.values(), ids=ROWS)
def test_no_part_of_a_question_has_a_place_for_a_value(source: Rows) -> None:
    parts = [source.tables, source.where, source.day, source.until, source.country, source.row, source.lead]
    parts += [axis.sql for axis in source.axes.values()] + list(source.shown) + list(source.brought.values())
    parts += [sql for _letter, sql in source.joined]

    assert [part for part in parts if "%" in part or ";" in part] == []
    assert source.before.count("%s") == (1 if source.lead else 0)


@pytest.mark.parametrize("source", ROWS.values(), ids=ROWS)
def test_no_source_of_rows_reads_a_table_of_cases(source: Rows) -> None:
    words = " ".join([source.tables, source.before, *(sql for _letter, sql in source.joined)])

    assert not any(name in words for name in CASES)


@pytest.mark.parametrize("source", ROWS.values(), ids=ROWS)
def test_a_further_table_stands_after_the_one_that_it_needs(source: Rows) -> None:
    letters = [letter for letter, _sql in source.joined]
    for at, (letter, sql) in enumerate(source.joined):
        named = {each for each in letters if f" {each}." in sql or f"({each}." in sql} - {letter}
        assert named <= set(letters[:at])


def test_only_what_gives_out_rows_is_asked_for_rows() -> None:
    for code in SOURCES:
        if code in ROWS:
            assert rows_of_source(code) is SOURCES[code]
        else:
            with pytest.raises(TypeError):
                rows_of_source(code)
