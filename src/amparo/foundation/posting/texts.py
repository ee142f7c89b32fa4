"""What messages say: neutral texts of the content by their code, in three languages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

WAITS: Final = "waits"
URGENT: Final = "urgent"
TRIAL: Final = "trial"


@dataclass(frozen=True, slots=True)
class Text:
    """A message in one language, and whether it is urgent."""

    subject: str
    body: str
    is_urgent: bool


def text_of(code: str, language: str) -> Text:
    """Return a text; raises `KeyError` for a code that the content has not: nothing else can be said."""
    said = texts()[code]
    own = said[language if language in said else settings.LANGUAGE_CODE]
    return Text(own["subject"], own["body"], bool(said["urgent"]))


def texts() -> dict[str, Any]:
    """Return every text of the content."""
    return _read(Path(settings.CONTENT) / "messages" / "texts.toml")


@cache
def _read(path: Path) -> dict[str, Any]:
    return {each["code"]: each for each in tomllib.loads(path.read_text(encoding="utf-8"))["texts"]}
