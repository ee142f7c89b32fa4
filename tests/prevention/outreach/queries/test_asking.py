"""The scales of the content are whole in three languages and say that they are ours."""

from __future__ import annotations

import pytest

from amparo.prevention.outreach.queries.asking import scale_of, scales
from amparo.prevention.outreach.vocabulary import KINDS, SCALE_OF, VALUES


@pytest.mark.parametrize("code", ["vulnerability", "trust"])
def test_each_scale_has_its_questions_and_answers_in_three_languages(code: str) -> None:
    scale = scales()[code]

    assert set(scale.values) == set(VALUES)
    assert len(scale.questions) >= 4
    for texts in (scale.names, scale.origin, *scale.questions.values(), *scale.values.values()):
        assert {language for language, text in texts.items() if text.strip()} == {"es", "fr", "en"}
    assert "no es un instrumento validado" in scale.origin["es"]


def test_each_kind_of_work_has_its_scale() -> None:
    assert {kind: scale_of(kind).code for kind in KINDS} == SCALE_OF
    assert scale_of("ACCORD").question("approach").endswith("trata.")
    assert scale_of("PLAN").value(5)
