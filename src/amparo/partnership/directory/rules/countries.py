"""Countries by their code, named in the reader's language, and understood in any of the three."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.directory.vocabulary import COUNTRIES

# How people also write them.
ALSO: Final = {
    "eeuu": "US", "ee uu": "US", "usa": "US", "estados unidos de america": "US", "rd": "DO",
    "republica dominicana": "DO", "rep dominicana": "DO", "rep dominicaine": "DO", "belice": "BZ", "mejico": "MX",
    "brasil": "BR",
}  # fmt: skip


@lru_cache(maxsize=256)
def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language; its code where it is not known."""
    return str(Locale.parse(language[:2] or "es").territories.get(code, code))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    named = {fold(country_name(code, language)): code for language in LANGUAGES for code in COUNTRIES}
    return named | {code.casefold(): code for code in COUNTRIES} | ALSO


def country_code(text: str) -> str:
    """Return the code of a country that somebody wrote in Spanish, French or English; "" when it is not known."""
    return _codes().get(fold(text), "")


def countries_in(language: str) -> list[tuple[str, str]]:
    """Return codes and names in the order of the names."""
    return sorted(((code, country_name(code, language)) for code in COUNTRIES), key=lambda row: fold(row[1]))
