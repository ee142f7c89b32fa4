"""Texts in three languages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.utils import translation

from amparo.foundation.vocabularies.words import in_language

ALL = {"es": "sí", "fr": "oui", "en": "yes"}
CASES = [
    (ALL, "fr", "oui"),
    (ALL, "fr-ca", "oui"),
    (ALL, "de", "sí"),
    ({"en": "yes"}, "fr", "yes"),
    ({"es": "sí", "fr": ""}, "fr", "sí"),
    ({}, "es", "fallback"),
    (None, "es", "fallback"),
]


@pytest.mark.parametrize(("texts", "language", "said"), CASES)
def test_the_readers_language_else_spanish_else_any(texts: Mapping[str, str] | None, language: str, said: str) -> None:
    with translation.override(language):
        assert in_language(texts, "fallback") == said


def test_a_language_can_be_asked_for() -> None:
    with translation.override("fr"):
        assert in_language(ALL, lang="en") == "yes"
