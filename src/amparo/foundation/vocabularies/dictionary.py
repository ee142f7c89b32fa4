"""The data dictionary: what each field of a step is called, holds and protects."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.foundation.vocabularies.words import in_language

CLEAR_TYPES: Final = frozenset({"choice", "choices", "yes_no", "number", "date", "datetime", "country", "language"})
CLEAR_GROUPS: Final = frozenset({"C0", "C3", "C8", "C10"})
TYPES: Final = CLEAR_TYPES | {"text", "long_text", "money", "phone"}


@dataclass(frozen=True, slots=True)
class Option:
    """A code of a field's list, and its label in three languages."""

    code: str
    labels: Mapping[str, str]

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return in_language(self.labels, self.code)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the dictionary."""

    name: str
    standard: str
    type: str
    compartment: str
    max_length: int
    labels: Mapping[str, str]
    helps: Mapping[str, str]
    options: tuple[Option, ...]

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return in_language(self.labels, self.name)

    @property
    def help(self) -> str:
        """The help in the reader's language; may be empty."""
        return in_language(self.helps)

    @property
    def is_sealed(self) -> bool:
        """Whether values are encrypted: all but coded values of the process plane."""
        return not (self.compartment in CLEAR_GROUPS and self.type in CLEAR_TYPES)


def fields() -> dict[str, Field]:
    """Return the dictionary by field name."""
    return _read(settings.CONTENT)


@cache
def _read(content: Path) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for path in sorted((Path(content) / "vocabularies" / "dictionary").glob("*.toml")):
        with path.open("rb") as file:
            for name, given in tomllib.load(file).get("fields", {}).items():
                found[name] = _field(name, given)
    return found


def _field(name: str, given: dict[str, Any]) -> Field:
    options = tuple(
        Option(option["code"], {lang: option[lang] for lang in ("es", "fr", "en") if lang in option})
        for option in given.get("options", [])
    )
    return Field(
        name=name,
        standard=given.get("standard", ""),
        type=given["type"],
        compartment=given["compartment"],
        max_length=int(given.get("max_length", 4000 if given["type"] == "long_text" else 200)),
        labels=given.get("labels", {}),
        helps=given.get("help", {}),
        options=options,
    )
