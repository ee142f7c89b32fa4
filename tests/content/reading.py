"""Reading the content files the same way in every test."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
LANGUAGES = ("es", "fr", "en")

Table = dict[str, Any]


def read(path: Path) -> Table:
    """Return the tables of one TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def vocabulary(name: str) -> Table:
    """Return a vocabulary by its file name without ending."""
    return read(CONTENT / "vocabularies" / f"{name}.toml")


def dictionary() -> Table:
    """Return all fields of the data dictionary by name."""
    fields: Table = {}
    for path in sorted((CONTENT / "vocabularies" / "dictionary").glob("*.toml")):
        fields.update(read(path)["fields"])
    return fields


def known_sources() -> set[str]:
    """Return every code that an entry may name as its source."""
    return set(vocabulary("legal_sources")["sources"]) | set(vocabulary("source_documents")["documents"])


def missing_words(table: Table) -> list[str]:
    """Return the languages in which a label is missing or blank."""
    return [language for language in LANGUAGES if not str(table.get(language, "")).strip()]


def untranslated(value: object, path: str = "") -> list[str]:
    """Return the paths of all tables that have words in one language but not in all three."""
    found: list[str] = []
    if isinstance(value, dict):
        if any(language in value for language in LANGUAGES) and missing_words(value):
            found.append(path)
        for key, inner in value.items():
            found += untranslated(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            found += untranslated(inner, f"{path}[{position}]")
    return found
