"""The closed list of what can be counted."""

from __future__ import annotations

import pytest

from amparo.evidence.claims.vocabulary import UNITS
from amparo.evidence.results.rules.countables import SOURCES, Source


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_way_has_a_unit_and_one_key_or_one_amount(source: Source) -> None:
    assert source.ways
    assert {way.unit for way in source.ways.values()} <= set(UNITS)
    assert all(bool(way.key) != bool(way.amount) for way in source.ways.values())


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_part_of_a_question_has_a_place_for_a_value(source: Source) -> None:
    parts = [source.tables, source.where, source.day, source.until, source.country, source.row]
    parts += [axis.sql for axis in source.axes.values()] + [sql for _label, sql in source.shown]

    assert [part for part in parts if "%" in part or ";" in part] == []


def test_no_source_reads_a_table_of_cases() -> None:
    words = " ".join(source.tables for source in SOURCES.values())

    assert not any(name in words for name in ("cases_", "people_", "pathways_", "consents_", "referrals_"))
