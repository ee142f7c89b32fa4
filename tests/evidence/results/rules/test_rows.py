"""Words in the place of codes in the rows behind a figure."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.rows import in_words


def test_a_code_has_its_words_and_whatever_else_stands_as_it_is() -> None:
    cells = ("A1", "Curso", 1, date(2026, 1, 2), "IN_PERSON", "P7")
    with translation.override("es"):
        found = [str(each) for each in in_words(SOURCES["ATTENDANCES"], cells)]

    assert found == ["A1", "Curso", "1", "2026-01-02", "Presencial", "P7"]
    assert in_words(SOURCES["CASES"], ("x",)) == ("x",)
