"""What may be written in a field, and which text of two people stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.practices import vocabulary as words

Key = tuple[str, str]  # field, language


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in a field: its text and version, and the version of the original that it translates."""

    text: str
    number: int = 0
    of: int | None = None
    account: int = 0
    is_invented: bool = False


Texts = Mapping[Key, Text]


def clean(text: str) -> str:
    """Return a text as it is kept: lines end in one way, nothing that cannot be shown, no space around it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in plain if each.isprintable() or each in "\n\t").strip()


def reasons_not_to_write(field: str, language: str, text: str, *, institutions: Collection[str] = ()) -> list[str]:
    """Say why something cannot stand in a field; empty means it can. An empty text empties the field."""
    known = words.FIELDS.get(field)
    if known is None or (language not in LANGUAGES if known.is_translated else language != ""):
        return [_("There is no such question.")]
    most = words.LONGEST_TEXT if known.kind == words.TEXT else words.LONGEST_LINE
    if len(text) > most:
        return [_("The text is too long: write at most %(most)s characters.") % {"most": most}]
    if not text:
        return []
    if field == "institution":
        return [] if text in institutions else [_("Choose one of the answers.")]
    if known.choices is not None and text not in known.choices:
        return [_("Choose one of the answers.")]
    return _reasons_of_day(text) if known.kind == words.DAY else []


def _reasons_of_day(text: str) -> list[str]:
    try:
        date.fromisoformat(text)
    except ValueError:
        return [_("Write the date as day, month and year.")]
    return []


def is_clash(*, base: int, standing: int, text: str, stands: str) -> bool:
    """Say whether somebody else wrote the field since this text was begun, and something else."""
    return base != standing and text != stands


def told(texts: Texts) -> dict[str, str]:
    """Return what is written once, by field."""
    return {field: row.text for (field, language), row in texts.items() if not language and row.text}


def in_one(texts: Texts, language: str) -> dict[str, str]:
    """Return the texts of a language, by field."""
    return {field: row.text for (field, lang), row in texts.items() if lang == language and row.text}


def of_field(texts: Texts, field: str) -> dict[str, str]:
    """Return a field's text in each language that has one."""
    return {lang: row.text for (name, lang), row in texts.items() if name == field and row.text}


def outdated(texts: Texts, original: str, language: str) -> tuple[str, ...]:
    """Return the fields whose translation is older than the original, or missing, in the order of the form."""
    if language == original:
        return ()
    found = []
    for field in words.TEXTS:
        first, other = texts.get((field, original)), texts.get((field, language))
        if first is None or not first.text:
            continue
        if other is None or not other.text or (other.of or 0) < first.number:
            found.append(field)
    return tuple(found)
