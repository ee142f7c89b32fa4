"""The page on which a table writes: one form a field, each with the version that it was opened on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.pieces import Action, Chip, Link, PageHeader
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Aside, Practice
from amparo.partnership.practices.pages.parts import country, title_in
from amparo.partnership.practices.pages.practice import LANGUAGE_NAMES
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.rules import fields as rules
from amparo.partnership.practices.rules.fields import Text, Texts


@dataclass(frozen=True, slots=True)
class Other:
    """A text that somebody wrote at the same time, kept beside the one that stands."""

    key: int
    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Box:
    """A field to write in: what stands, its version, what others wrote beside it, and the original it translates."""

    name: str
    label: str
    help: str
    kind: str
    language: str
    base: int
    text: str
    options: tuple[tuple[str, str], ...]
    others: tuple[Other, ...]
    original: str = ""
    is_old: bool = False
    rows: int = 4
    most: int = words.LONGEST_TEXT
    theirs: str = ""
    settles: int | None = None

    @property
    def id(self) -> str:
        """The id of its input."""
        return f"f_{self.name}"


@dataclass(frozen=True, slots=True)
class WritePage:
    """Everything that can be written of a practice in a language."""

    header: PageHeader
    languages: tuple[Chip, ...]
    boxes: tuple[Box, ...]
    field_url: str
    live_url: str
    language: str


def write_page(by: Actor, practice: Practice, language: str, clash: Box | None = None) -> WritePage:
    """Gather the page on which a practice is written; `clash` stands in the place of its field."""
    texts = queries.texts_of(practice)
    asides: dict[rules.Key, list[Aside]] = {}
    for each in queries.asides_of(practice):
        asides.setdefault((each.field, each.language), []).append(each)
    names = accounts.labels_of({row.account for rows in asides.values() for row in rows})
    boxes = [
        _box(practice, texts, name, language if known.is_translated else "", asides, names)
        for name, known in _asked(practice, language)
    ]
    if clash is not None:
        boxes = [clash if box.name == clash.name else box for box in boxes]
    key = [practice.pk]
    return WritePage(
        header=PageHeader(
            title_in(practice),
            where=(Link(_("Good practices"), reverse("practices:catalogue")), Link(practice.code, _back(practice))),
            lead=_(
                "Each answer is kept as you write it. When two people write the same one, both texts are shown."
            ),
            actions=(Action(_("Look at it whole"), _back(practice), icon="eye"),),
        ),
        languages=tuple(
            Chip(
                LANGUAGE_NAMES[code], f"{reverse('practices:write', args=key)}?idioma={code}", code == language,
                _("original") if code == practice.original else "",
            )
            for code in LANGUAGES
        ),
        boxes=tuple(boxes),
        field_url=reverse("practices:field", args=key),
        live_url=reverse("practices:live", args=key),
        language=language,
    )  # fmt: skip


def _back(practice: Practice) -> str:
    return reverse("practices:practice", args=[practice.pk])


def _asked(practice: Practice, language: str) -> Iterator[tuple[str, words.Field]]:
    """Yield the fields of a language: what is written once is asked in the original."""
    for name, known in words.FIELDS.items():
        if known.is_translated or language == practice.original:
            yield name, known


def box_of(practice: Practice, name: str, language: str) -> Box:
    """Return one field as it stands."""
    texts = queries.texts_of(practice)
    found = [row for row in queries.asides_of(practice) if (row.field, row.language) == (name, language)]
    return _box(
        practice, texts, name, language, {(name, language): found}, accounts.labels_of({row.account for row in found})
    )


def _box(
    practice: Practice, texts: Texts, name: str, language: str, asides: dict[rules.Key, list[Aside]],
    names: dict[int, str],
) -> Box:  # fmt: skip
    known, stands = words.FIELDS[name], texts.get((name, language), Text(""))
    original = texts.get((name, practice.original)) if language and language != practice.original else None
    return Box(
        name=name, label=str(known.label), help=str(known.help), kind=known.kind, language=language,
        base=stands.number, text=stands.text, options=_options(practice, name, known),
        others=tuple(_other(row, names) for row in asides.get((name, language), [])),
        original=original.text if original else "",
        is_old=bool(original and original.text) and name in rules.outdated(texts, practice.original, language),
        rows=2 if name in {"title", "summary"} else 5,
        most=words.LONGEST_TEXT if known.kind == words.TEXT else words.LONGEST_LINE,
    )  # fmt: skip


def _options(practice: Practice, name: str, known: words.Field) -> tuple[tuple[str, str], ...]:
    if known.choices is None:
        return ()
    if name == "institution":
        return (("", "—"), *queries.institutions(practice.kept_by.code).items())
    if name == "country":
        return (("", "—"), *((code, country(code)) for code in known.choices))
    return (("", "—"), *((code, str(label)) for code, label in known.choices.items()))


def _other(row: Aside, names: dict[int, str]) -> Other:
    return Other(row.pk, row.text, names.get(row.account, "—"), localtime(row.written_at).strftime("%H:%M"))
