"""A report composed once, for the page and for every file."""

from __future__ import annotations

import json

from django.utils import translation

from amparo.evidence.claims.rules.figures import completed
from amparo.evidence.reports.rules.documents import Source, compose, plain, restored
from amparo.evidence.reports.rules.texts import read
from tests.evidence.claims.figures import BARE, CONGRESS, SURVEY

FIGURES = {
    "a": Source("a", "Reduce la vulnerabilidad (HN)", completed(SURVEY), base="todas", source="Evaluación"),
    "b": Source("b", "Aplica mejor la ley (CR)", BARE, source="Balance"),
    "c": Source("c", "Congreso (HN)", CONGRESS),
}
TEXT = "# Uno\nDice [[a]] y [[b:short]]; [[z]].\n:: chart a b | Lo dicho\n:: table c\n:: chart a c"


def composed(language: str = "es") -> object:
    with translation.override(language):
        return compose(read(TEXT), FIGURES, language=language, title="Balance", lead="", warning="")


def test_sentences_tables_and_charts_come_from_the_same_figures() -> None:
    found = composed()

    assert [part.kind for part in found.parts] == ["heading", "paragraph", "chart", "table", "table"]  # type: ignore[attr-defined]
    assert found.parts[1].text == (  # type: ignore[attr-defined]
        "Dice 76\u00a0% (83 de 109, intervalo del 95 %: 67,3–83,2) y 96\u00a0%; [z]."
    )
    assert len(found.sources.rows) == 3  # type: ignore[attr-defined]


def test_what_was_published_is_restored_as_it_was() -> None:
    found = composed("fr")

    assert restored(json.loads(json.dumps(plain(found)))) == found  # type: ignore[arg-type]
