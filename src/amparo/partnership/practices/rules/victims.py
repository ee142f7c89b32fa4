"""The check before publication: nothing by which a victim could be known, no place of a shelter.

It looks for patterns, not for meaning: what it finds is written otherwise; people still read what it does not find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

UPPER: Final = "A-ZÁÉÍÓÚÑÜÀÂÇÈÊËÎÏÔÙÛ"
LOWER: Final = "a-záéíóúñüàâçèêëîïôùû"
WORD: Final = f"[{UPPER}][{LOWER}]+"
AGE: Final = (
    r"\b\d{1,2}\s*(?:años|ans|years?(?:[\s-]old)?|meses|mois|months?)\b|\baged\s+\d{1,2}\b"
    r"|\b\d{1,2}-year-old\b"
)
ONE: Final = (
    r"(?:una?|la|el|esta|este|une?|le|l['’]|cette|cet|a|an|the|this)\s+"
    r"(?:ni[ñn][ao]|joven|adolescente|menor|muchach[ao]|mujer|hombre|v[ií]ctima|sobreviviente|fille|gar[cç]on|jeune|"
    r"adolescente?|femme|homme|victime|survivante?|mineure?|girl|boy|teenager|woman|man|victim|survivor|minor|child|"
    r"persona|personne|person)\b"
)
# Given names that are common in the region: one of them beside a capital is a person's name.
_GIVEN: Final = """
    ana andrea angela anne antonio beatriz camila carlos carmen carolina claire claudia cristina daniel daniela
    david diana diego eduardo elena enrique esperanza fernanda fernando francisca gabriel gabriela gloria
    guadalupe ines isabel james javier jean jennifer jessica jimena john jorge jose josefina juan juana julia
    karen karla kevin laura leticia lorena lucia luis luisa luz manuel marcela maria mariana marie mario marta
    martha mary miguel monica nancy natalia olga oscar pablo paola patricia paula pedro pierre ricardo roberto
    rosa rosario sandra sara silvia sofia sophie susana teresa valentina valeria vanessa veronica wendy xiomara
    yesenia yolanda
"""
GIVEN: Final = frozenset(_GIVEN.split())
# A school or a law may bear somebody's name.
NAMED_AFTER: Final = re.compile(
    r"(?:escuela|colegio|instituto|centro|fundaci[oó]n|universidad|ley|premio|[eé]cole|institut|centre|fondation|"
    r"universit[eé]|loi|school|institute|center|foundation|university|act|san|santa|saint|puerto)\s+"
    r"(?:(?:de|del|la|judicial|the)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stops a publication: in which field and language, the words, and why."""

    field: str
    language: str
    words: str
    kind: str


KINDS: Final[dict[str, Any]] = {
    "NAME": _("a person's name"),
    "INITIALS": _("initials with an age or a place"),
    "AGE_PLACE": _("one person's age with a place"),
    "CONTACT": _("a telephone number or an address of e-mail"),
    "DOCUMENT": _("the number of an identity document or of a case"),
    "SHELTER": _("where a shelter is"),
}

_INITIALS: Final = re.compile(rf"\b(?:[{UPPER}]\.\s?){{2,4}}(?![{UPPER}{LOWER}])|\b{WORD}\s+[{UPPER}]\.(?=[\s,;)]|$)")
_AGE: Final = re.compile(AGE, re.IGNORECASE)
_PLACE: Final = re.compile(rf"\b(?:de|en|desde|of|in|from|à|au|du|d['’])\s+(?:la\s+|el\s+|las\s+|los\s+|le\s+)?{WORD}")
_ONE: Final = re.compile(ONE, re.IGNORECASE)
_CALLED: Final = re.compile(
    rf"(?:llamad[ao]|se\s+llama|de\s+nombre|nomm[ée]e?|s['’]appelle|pr[ée]nomm[ée]e?|named|called|whose\s+name\s+is|"
    rf"v[ií]ctima|victime|victim|sobreviviente|survivante?|survivor),?\s+({WORD}(?:\s+{WORD})?)"
)
_PAIR: Final = re.compile(rf"\b({WORD})(?:\s+(?:de\s+(?:la\s+|los\s+)?|del\s+)?({WORD}))+")
_CAPITAL: Final = re.compile(WORD)
# Two groups of four digits are a telephone number of the region, unless they are years.
_CONTACT: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.\w[\w.]*|(?<![\d.,])\+?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]?\d{2,4}(?![\d%])"
    r"|(?<![\d.,-])(?!(?:19|20)\d\d[\s-](?:19|20)\d\d)\d{4}[\s-]\d{4}(?![\d-])"
)
_DOCUMENT: Final = re.compile(r"\b\d-\d{4}-\d{4}\b|\b\d{4}-\d{4}-\d{5}\b|\b(?:CR|HN)-[0-9A-Z]{4}-[0-9A-Z]{2}\b")
_SHELTER: Final = re.compile(
    r"(?:albergue|refugio|casa\s+de\s+acogida|h[ée]bergement|refuge|foyer|shelter|safe\s+house)[^.\n]{0,60}?"
    r"(?:ubicad[ao]|situad[ao]|queda\s+en|direcci[oó]n|calle|avenida|barrio|situ[ée]e?|rue|adresse|located|address|"
    r"street|avenue)[^.\n]{0,60}",
    re.IGNORECASE,
)
NEAR: Final = 60


def _fold(word: str) -> str:
    return word.casefold().translate(str.maketrans("áéíóúñüàâçèêëîïôùû", "aeiounuaaceeeiiouu"))


def _near(text: str, start: int, end: int) -> str:
    return text[max(0, start - NEAR) : end + NEAR]


def _names(text: str) -> Iterator[str]:
    for found in _CALLED.finditer(text):
        if _fold(found[1].split()[0]) in GIVEN or " " in found[1]:
            yield found[1]
    for found in _PAIR.finditer(text):
        capitals = list(_CAPITAL.finditer(text, found.start(), found.end()))
        for word in capitals[:-1]:
            if _fold(word[0]) in GIVEN and not NAMED_AFTER.search(text[: word.start()]):
                yield text[word.start() : found.end()]
                break


def _initials(text: str) -> Iterator[str]:
    for found in _INITIALS.finditer(text):
        near = _near(text, found.start(), found.end())
        rest = near.replace(found[0], " ")
        if _AGE.search(rest) or (_ONE.search(rest) and _PLACE.search(rest)):
            yield " ".join(near.split())


def _age_and_place(text: str) -> Iterator[str]:
    for found in _ONE.finditer(text):
        near = text[found.start() : found.end() + 2 * NEAR].split("\n")[0].split(". ")[0]
        if _AGE.search(near) and _PLACE.search(near):
            yield " ".join(near.split())


def _whole(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    def find(text: str) -> Iterator[str]:
        for found in pattern.finditer(text):
            yield " ".join(found[0].split())

    return find


SEEKERS: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "NAME": _names,
    "INITIALS": _initials,
    "AGE_PLACE": _age_and_place,
    "CONTACT": _whole(_CONTACT),
    "DOCUMENT": _whole(_DOCUMENT),
    "SHELTER": _whole(_SHELTER),
}


def findings_in(texts: Mapping[tuple[str, str], str]) -> tuple[Finding, ...]:
    """Return everything that stops a publication, by field and language, in order."""
    return tuple(
        Finding(field, language, words, kind)
        for (field, language), text in texts.items()
        for kind, seek in SEEKERS.items()
        for words in dict.fromkeys(seek(text))
    )
