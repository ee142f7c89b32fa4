"""The way of taking part is read in three languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.rolls.rules.listing import mode_of_words, mode_told
from amparo.partnership.rolls.vocabulary import OFFERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_that_we_write_is_understood(language: str) -> None:
    with translation.override(language):
        assert {mode_of_words(str(label)): code for code, label in OFFERS.items()} == {code: code for code in OFFERS}


def test_a_row_tells_its_way_by_its_heading() -> None:
    assert mode_told({fold("Modalidad"): "Virtual", "cargo": "en línea"}) == "ONLINE"
    assert mode_told({"modalidad": "", "cargo": "en línea"}) == ""
    assert mode_told({"modalidad": "por radio"}) == ""
