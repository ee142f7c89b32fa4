"""Message catalogues: every sentence of the source, in Spanish and French, whole and of the same shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.house.source import SOURCE

LANGUAGES = ("es", "fr")
# As Django's own catalogues count: Spanish has a form for a million, French has none here.
FORMS = {"es": 3, "fr": 2}
PARTS = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def catalogue(language: str) -> list[Message]:
    """Return the messages of a catalogue, without its head."""
    path = SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def texts(message: Message) -> tuple[str, ...]:
    """Return all forms of a translation."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def parts(text: str) -> set[str]:
    return {"".join(found.groups(default="")) or found.group(0) for found in PARTS.finditer(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_spn_06_no_message_is_empty_or_unsure(language: str) -> None:
    messages = catalogue(language)

    assert len(messages) > 200
    assert [message.id for message in messages if message.fuzzy] == []
    assert [message.id for message in messages if not all(text.strip() for text in texts(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_every_form_of_the_language(language: str) -> None:
    counted = [message for message in catalogue(language) if not isinstance(message.id, str)]

    assert counted
    assert [message.id for message in counted if len(texts(message)) != FORMS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_values(language: str) -> None:
    wrong = []
    for message in catalogue(language):
        forms = [parts(text) for text in ids(message)]
        wanted = {part for form in forms for part in form}
        optional = {part for part in wanted if not all(part in form for form in forms)}
        wrong += [
            text for text in texts(message) if not wanted - optional <= parts(text) | optional or parts(text) - wanted
        ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_what_nobody_says_any_more(language: str) -> None:
    source = "".join(said())
    squeezed = re.sub(r"[\s\"'\\]+", "", source)
    gone = [
        message.id
        for message in catalogue(language)
        if not any(re.sub(r"[\s\"'\\]+", "", text) in squeezed for text in _variants(ids(message)[0]))
    ]

    assert gone == []


def _variants(text: str) -> tuple[str, str]:
    """A template writes values as {{ name }} and a percent sign once."""
    return text, re.sub(r"%\((\w+)\)s", r"{{ \1 }}", text).replace("%%", "%")


def said() -> Iterator[str]:
    for pattern in ("*.py", "*.html"):
        yield from (path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob(pattern)))


SAID_IN_CODE = re.compile(r"""\b(?:_|_lazy|gettext|gettext_lazy|ngettext|pgettext)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)""")
SAID_IN_TEMPLATE = re.compile(r"""{%\s*trans(?:late)?\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def sentences(path: Path) -> set[str]:
    """Return the sentences of a file that must be translated."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return {found[1:-1] for found in SAID_IN_TEMPLATE.findall(text)}
    return {
        "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found)).replace('\\"', '"').replace("\\n", "\n")
        for found in SAID_IN_CODE.findall(text)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_spn_06_every_sentence_of_the_source_is_in_the_catalogue(language: str) -> None:
    known = {text for message in catalogue(language) for text in ids(message)}
    spoken = {
        (str(path.relative_to(SOURCE)), sentence)
        for pattern in ("*.py", "*.html")
        for path in SOURCE.rglob(pattern)
        if "examples" not in path.parts and "examples" not in path.stem
        for sentence in sentences(path)
    }

    assert len(spoken) > 200
    assert {(path, text) for path, text in spoken if text not in known} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_of_an_error_or_that_they_are_invalid(language: str) -> None:
    harsh = re.compile(r"\b(error|errores|erreurs?|inv[aá]lid[oa]s?|invalides?|incorrect[oae]?s?)\b", re.IGNORECASE)

    assert [text for message in catalogue(language) for text in texts(message) if harsh.search(text)] == []


def test_spanish_says_usted() -> None:
    familiar = re.compile(r"\b(tú|tu|tus|contigo|puedes|tienes|debes|quieres|haz clic|ingresa)\b", re.IGNORECASE)

    assert [text for message in catalogue("es") for text in texts(message) if familiar.search(text)] == []
