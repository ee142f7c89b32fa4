"""The templates of events that the content has."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.conf import settings

from amparo.partnership.events.rules.templates import Template, template_of


def folder() -> Path:
    """Return where the content keeps them."""
    return Path(settings.CONTENT) / "events"


def template_codes() -> list[str]:
    """Return the codes of all templates."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def template_with(code: str, language: str) -> Template | None:
    """Return a template in a language, or None when there is none with that code."""
    if code not in template_codes():
        return None
    said = tomllib.loads((folder() / f"{code}.toml").read_text(encoding="utf-8"))
    return template_of(code, said, language)


def templates_in(language: str) -> list[Template]:
    """Return all templates in a language."""
    found = (template_with(code, language) for code in template_codes())
    return [each for each in found if each is not None]
