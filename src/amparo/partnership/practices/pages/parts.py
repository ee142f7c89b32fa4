"""What the pages of practices share: their parts, words for days and countries, marks of where a thing comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Table
from amparo.foundation.design.pieces import (
    Badge,
    Chip,
    EmptyState,
    Fact,
    Happening,
    Link,
    More,
    PageHeader,
)
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.practices.models import Practice
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.vocabulary import WORKS_WITH_NONE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of facts and tables under one header."""

    header: PageHeader
    tabs: tuple[Chip, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    notices: tuple[str, ...] = ()
    history: tuple[Happening, ...] = ()
    empty: EmptyState | None = None
    more: More | None = None


def lang() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


def country(code: str) -> str:
    """Return a country's name in the reader's language."""
    return country_name(code, lang()) if code else "—"


def title_of(practice: Practice, titles: Mapping[int, Mapping[str, str]]) -> str:
    """Return the title of a practice in the reader's language, or its code where it has none yet."""
    return in_language(titles.get(practice.pk), practice.code)


def title_in(practice: Practice) -> str:
    """Return the title of one practice."""
    return title_of(practice, queries.titles_of([practice]))


def invented(is_invented: bool) -> str:
    """Return the mark of what was made up for the demonstration."""
    return _("Invented for the demonstration") if is_invented else ""


def badge_of(practice: Practice) -> Badge:
    """Return where a practice comes from."""
    kind: Any = "source" if practice.origin == "source" else "proposal"
    return Badge(kind, practice.source)


def home() -> Link:
    """Return the way to the catalogue."""
    return Link(_("Good practices"), reverse("practices:catalogue"))


def tabs(by: Actor, current: str) -> tuple[Chip, ...]:
    """Return the parts of good practices that an actor uses."""
    told = [("catalogue", _("Catalogue"))]
    if by.roles - WORKS_WITH_NONE:
        told += [
            ("selections", _("Working tables")),
            ("uptakes", _("Transfers")),
            ("messages", _("Advocacy messages")),
            ("exchanges", _("Exchanges between countries")),
            ("lessons", _("Lessons")),
        ]
    return tuple(Chip(label, reverse(f"practices:{name}"), name == current) for name, label in told)
