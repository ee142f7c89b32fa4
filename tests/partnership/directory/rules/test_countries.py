"""Countries are understood in three languages and named in the reader's."""

from __future__ import annotations

import pytest

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.directory.rules.countries import countries_in, country_code, country_name
from amparo.partnership.directory.vocabulary import COUNTRIES


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("México", "MX"), ("mexique", "MX"), ("Belice", "BZ"), ("República Dominicana", "DO"), ("hn", "HN"),
        ("Rép. dominicaine", "DO"), ("Costa Rica ", "CR"), ("Atlantis", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_country_is_understood(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_that_we_show_is_understood(language: str) -> None:
    assert {country_code(country_name(code, language)) for code in COUNTRIES} == set(COUNTRIES)
    assert len(countries_in(language)) == len(COUNTRIES)
