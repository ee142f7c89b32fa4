"""Texts in three languages, as content carries them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation

LANGUAGES = ("es", "fr", "en")


def in_language(texts: Mapping[str, str] | None, fallback: str = "", *, lang: str = "") -> str:
    """Return a text in the reader's language, else Spanish, else any, else the fallback."""
    if not texts:
        return fallback
    code = lang or (translation.get_language() or "es")[:2]
    return texts.get(code) or texts.get("es") or next(iter(texts.values()), fallback)
