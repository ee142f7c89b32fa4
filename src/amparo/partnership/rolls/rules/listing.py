"""What the columns of a list of participants say beyond the person: in which way they take part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.partnership.directory.rules.names import fold
from amparo.partnership.rolls.vocabulary import IN_PERSON, MIXED, ONLINE

HEADINGS: Final = frozenset(
    {
        "modalidad",
        "modo",
        "forma",
        "forma de participacion",
        "modalite",
        "mode",
        "facon",
        "facon de participer",
        "way",
        "way of taking part",
    }
)
_WORDS: Final = {
    IN_PERSON: "presencial|on site|in person|en personne|en presentiel|presentiel|presencial y fisica|en sala|sala",
    ONLINE: "en linea|online|en ligne|virtual|virtuelle|remoto|a distancia|zoom",
    MIXED: "mixta|mixto|mixed|mixte|hibrida|hibrido|hybride|hybrid|presencial y en linea|on site and online"
    "|in person and online|en personne et en ligne|ambas|las dos",
}
_BY_WORD: Final = {word: mode for mode, told in _WORDS.items() for word in told.split("|")}


def mode_told(cells: Mapping[str, str]) -> str:
    """Return the way that a row tells, its headings folded; "" when it tells none or one that is not known."""
    told = next((cells[heading] for heading in cells if heading in HEADINGS and cells[heading]), "")
    return mode_of_words(told)


def mode_of_words(text: str) -> str:
    """Return the way of taking part that some words mean, in any of the three languages."""
    told = fold(text)
    return _BY_WORD.get(told, told.upper().replace(" ", "_") if told.upper().replace(" ", "_") in _WORDS else "")
