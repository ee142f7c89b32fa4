"""Numbers in the reader's language."""

from decimal import Decimal

import pytest
from django.utils import translation

from amparo.evidence.claims.rules.wording import interval_words, number_words, percent_words, share_words


@pytest.mark.parametrize(("language", "written"), [("es", "76,1\u00a0%"), ("fr", "76,1\u00a0%"), ("en", "76.1\u00a0%")])
def test_me_18_the_decimal_sign_is_the_languages(language: str, written: str) -> None:
    with translation.override(language):
        assert percent_words(Decimal("76.1")) == written


def test_a_count_an_interval_and_a_large_number() -> None:
    with translation.override("es"):
        assert share_words(83, 109) == "83 de 109"
        assert interval_words(Decimal("67.3"), Decimal("83.2")) == "67,3–83,2"
    with translation.override("en"):
        assert number_words(9999) == "9999"
        assert number_words(12500) == "12,500"
