"""What the content says: questions, telephone numbers, words of receipts, and texts to pass on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.foundation.vocabularies.words import in_language

LANGUAGES: Final = ("es", "fr", "en")
# Languages that are spoken and not among those of the pages, with how they call themselves.
SPOKEN: Final = {"es": "Español", "fr": "Français", "en": "English", "cab": "Garífuna", "miq": "Miskitu"}
SOUNDS: Final = {".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".m4a": "audio/mp4"}
LARGEST_SOUND: Final = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the content has it, in the reader's language; `clear` answers stay readable codes."""

    code: str
    kind: str
    label: str
    help: str
    required: bool
    clear: bool = False
    max_length: int = 2000
    rows: int = 4
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording of a question: its file's name, its language, and what that language calls itself."""

    name: str
    language: str
    language_name: str
    path: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone number to call; one of the demonstration is a test number."""

    label: str
    number: str
    is_test: bool


def _folder() -> Path:
    return Path(settings.CONTENT) / "reporting"


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def questions(*, simple: bool = False) -> tuple[Question, ...]:
    """Return the questions in the reader's language, in simple words where asked."""
    said = _read(_folder() / "questions.toml")["questions"]
    return tuple(_question(each, simple=simple) for each in said if each["simple"] or not simple)


def _question(said: Mapping[str, Any], *, simple: bool) -> Question:
    start = "simple_" if simple and "simple_label" in said else ""
    options = tuple((each["code"], in_language(_texts(each), each["code"])) for each in said.get("options", ()))
    return Question(
        code=said["code"], kind=said["kind"], label=in_language(said[f"{start}label"], said["code"]),
        help=in_language(said[f"{start}help"], ""), required=said["required"], clear=said.get("clear", False),
        max_length=said.get("max_length", 2000), rows=said.get("rows", 4), options=options,
    )  # fmt: skip


def _texts(said: Mapping[str, Any]) -> dict[str, str]:
    return {language: str(said[language]) for language in LANGUAGES}


def is_tried() -> bool:
    """Say whether communities have tried the questions."""
    return bool(_read(_folder() / "questions.toml")["verified"])


def lines_of(country: str) -> tuple[Line, ...]:
    """Return the telephone numbers of a country, in the reader's language."""
    said = _read(_folder() / "lines.toml")["lines"]
    return tuple(
        Line(in_language(each["label"], ""), each["number"], each["test"])
        for each in said
        if each["country"] == country
    )


def passing(code: str, language: str, **values: str) -> str:
    """Return a text to pass on, in a language."""
    said = {each["code"]: each for each in _read(_folder() / "passing.toml")["texts"]}
    text = str(said[code][language])
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


@cache
def _words(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split())


def words_of(language: str) -> tuple[str, ...]:
    """Return the 2048 words from which receipts are made in a language."""
    return _words(_folder() / "words" / f"{language if language in LANGUAGES else 'es'}.txt")


def sounds_of(code: str, *, simple: bool = False) -> tuple[Sound, ...]:
    """Return the recordings that there are of a question, in every language; none is shipped."""
    names = (f"simple-{code}", code) if simple else (code,)
    found = (_sound(language, name) for language in SPOKEN for name in names[:1])
    return tuple(each for each in found if each is not None)


def _sound(language: str, name: str) -> Sound | None:
    for ending, kind in SOUNDS.items():
        path = _folder() / "audio" / language / f"{name}{ending}"
        if path.is_file() and path.stat().st_size <= LARGEST_SOUND:
            return Sound(f"{language}-{name}", language, SPOKEN[language], path, kind)
    return None


def sound(name: str) -> Sound | None:
    """Return a recording by its name; None when there is none."""
    language, _, code = name.partition("-")
    known = {each["code"] for each in _read(_folder() / "questions.toml")["questions"]}
    if language not in SPOKEN or code.removeprefix("simple-") not in known:
        return None
    return _sound(language, code)
