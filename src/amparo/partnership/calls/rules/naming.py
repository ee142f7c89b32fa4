"""Texts that may name somebody who was helped: found before they are sent, and covered in the copy of a reviewer.

What is found is a guess that errs on the side of covering: whoever writes is warned, and whoever runs the call decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

COVER: Final = "█████"
SHORTEST: Final = 2
MOST_FOUND: Final = 40

_NAME: Final = r"[A-ZÁÉÍÓÚÑÜÀÂÇÈÊËÎÏÔÛŒ][a-záéíóúñüàâçèêëîïôûœ’'-]+"
_LINK: Final = r"(?:\s+(?:de|del|la|los|las|da|dos|y|du|des|le))*"
_FULL: Final = rf"{_NAME}(?:{_LINK}\s+{_NAME}){{0,3}}"
_INITIALS: Final = r"(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,4}"
_WHO: Final = rf"(?:{_FULL}|{_INITIALS})"
_AGE: Final = r"(?:(?i:de|âgée?\s+de|aged?)\s+)?\d{1,2}\s+(?i:años|ans|years)\b(?:\s+(?i:de\s+edad|old))?"
# Words of the field for somebody who was helped, in the three languages.
_SERVED: Final = (
    r"(?i:v[ií]ctimas?|sobrevivientes?|usuarias?|beneficiari[ao]s?|ni[ñn][ao]s?|adolescentes?|menor(?:es)?|jovencitas?"
    r"|joven|muchach[ao]s?|mujer|se[ñn]orita|caso|victimes?|survivante?s?|fille|fillette|gar[çc]on|mineure?s?"
    r"|victims?|survivors?|girls?|boys?|child|teenagers?|minors?|woman)"
)
_CALLED: Final = (
    r"(?i:llamad[ao]s?|se\s+llama(?:ba)?|de\s+nombre|cuyo\s+nombre\s+es|nombrad[ao]|alias|conocid[ao]\s+como"
    r"|nomm[ée]e?s?|s[’']appelle|pr[ée]nomm[ée]e?|appel[ée]e?|named|called|whose\s+name\s+is|known\s+as)"
)
_PATTERNS: Final = (
    # "la víctima Ana López", "la niña de 14 años, K. L.", "el caso de Ana López"
    re.compile(rf"\b{_SERVED},?(?:\s+{_AGE})?,?(?:\s+(?:de|del|d[’']|of))?\s+(?P<name>{_WHO})"),
    re.compile(rf"\b{_CALLED}\s+(?P<name>{_WHO})"),
    # "Ana López, víctima", "Ana (sobreviviente)", "Ana, de 15 años"
    re.compile(rf"\b(?P<name>{_WHO})\s*[,(–-]\s*(?:(?i:una?|la|el|une|la|a|an|the)\s+)?{_SERVED}\b"),
    re.compile(rf"\b(?P<name>{_WHO}),?\s*\(?{_AGE}"),
    # An identity number of Honduras, of Costa Rica, or a telephone.
    re.compile(r"(?P<name>\b\d{4}[- ]\d{4}[- ]\d{5}\b)"),
    re.compile(r"(?P<name>\b\d[- ]\d{4}[- ]\d{4}\b)"),
    re.compile(r"(?P<name>(?:\+\d{1,3}[ -]?)?\b(?!(?:19|20)\d\d[- ](?:19|20)\d\d\b)\d{4}[- ]\d{4}\b)(?![- ]?\d)"),
)
# Capitalised words that begin a sentence or name a place or a body, not a person.
_NOT_NAMES: Final = frozenset(
    {
        "el", "la", "los", "las", "un", "una", "en", "con", "por", "para", "de", "del", "que", "se", "su", "sus", "y",
        "o", "este", "esta", "estos", "estas", "the", "a", "in", "of", "and", "is", "are", "le", "les", "une", "des",
        "du", "et", "dans", "honduras", "tegucigalpa", "costa", "rica", "san", "pedro", "sula", "choluteca", "ceiba",
        "trata", "personas", "estado", "ministerio", "fiscalía", "policía", "nacional", "comisión", "red", "cicesct",
        "conatt", "eri", "caribe", "centroamérica",
    }
)  # fmt: skip


def possible_names(text: str) -> tuple[str, ...]:
    """Return what may name somebody who was helped, each once, in the order of the text."""
    found: dict[str, int] = {}
    plain = unicodedata.normalize("NFC", text)
    for pattern in _PATTERNS:
        for hit in pattern.finditer(plain):
            name = _trimmed(hit.group("name"))
            if name and len(name) >= SHORTEST:
                found.setdefault(name, hit.start("name"))
    ordered = sorted(found, key=lambda name: (found[name], name))
    return tuple(ordered[:MOST_FOUND])


def _trimmed(name: str) -> str:
    """Return a name without the words before it that name nobody; empty when nothing is left."""
    parts = name.split()
    while parts and parts[0].casefold() in _NOT_NAMES:
        parts.pop(0)
    while parts and parts[-1].casefold() in {"de", "del", "la", "los", "las", "y", "du", "des", "le"}:
        parts.pop()
    return " ".join(parts)


def covered(text: str, phrases: Iterable[str]) -> str:
    """Return a text with every phrase covered, the longest first, whatever its case or its spaces."""
    told = unicodedata.normalize("NFC", text)
    for phrase in sorted(
        {each.strip() for each in phrases if len(each.strip()) >= SHORTEST}, key=lambda e: (-len(e), e)
    ):
        parts = unicodedata.normalize("NFC", phrase).split()
        pattern = r"\s+".join(re.escape(part) for part in parts)
        told = re.sub(rf"(?<!\w){pattern}(?!\w)", COVER, told, flags=re.IGNORECASE)
    return told


def has_phrase(texts: Iterable[str], phrase: str) -> bool:
    """Say whether covering a phrase would change any of some texts."""
    return any(covered(text, [phrase]) != unicodedata.normalize("NFC", text) for text in texts)
