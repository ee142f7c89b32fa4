"""What the columns of a list hold: how a value is written in a cell, and how a cell is read back.

A heading and an answer are known in each of the three languages, whichever the reader's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.documents.sheets import Value as Written

Value = str | int | date | datetime | Decimal | bool | None
LANGUAGES: Final = ("es", "en", "fr")
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000


class NotUnderstood(Exception):
    """A cell does not say what its column asks; the argument says in words what to write."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code, its heading, and how its cells are read and written.

    A column that is only told is written for the reader and never read: what it says comes from elsewhere.
    """

    name: str
    heading: Any
    read: Callable[[str], Value]
    write: Callable[[Value], Written]
    is_told: bool = False


def folded(text: str) -> str:
    """Return a text in small letters without accents or signs, its words apart by one space."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())


def in_every_language(words: Any) -> set[str]:
    """Return some words, folded, as each of the three languages has them."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            found.add(folded(str(words)))
    return found


def _as_it_is(value: Value) -> Written:
    return value if isinstance(value, int) and not isinstance(value, bool) else "" if value is None else str(value)


def told(name: str, heading: Any) -> Column:
    """Return a column that is written and never read."""
    return Column(name, heading, str, _as_it_is, is_told=True)


def text(name: str, heading: Any, *, longest: int = LONGEST_LINE) -> Column:
    """Return a column of text."""

    def read(said: str) -> Value:
        if len(said) > longest:
            raise NotUnderstood(_("It is too long: at most %(count)s letters.") % {"count": longest})
        return said.strip()

    return Column(name, heading, read, _as_it_is)


def named(
    name: str, heading: Any, read: Callable[[str], Value], write: Callable[[Value], Written]
) -> Column:  # fmt: skip
    """Return a column whose cells are read and written in a way of their own."""
    return Column(name, heading, lambda said: read(said) if said.strip() else None, write)


def one_of(name: str, heading: Any, choices: Mapping[Any, Any]) -> Column:
    """Return a column with one of several answers, known by its words in any language or by its code."""
    known: dict[str, Any] = {}

    def read(said: str) -> Value:
        if not said.strip():
            return None
        if not known:
            known.update(_by_words(choices.items()))
        if folded(said) not in known:
            raise NotUnderstood(_("The answer is not one of those that are offered."))
        found: Value = known[folded(said)]
        return found

    def write(value: Value) -> Written:
        return str(choices[value]) if value in choices else "" if value is None else str(value)

    return Column(name, heading, read, write)


def _by_words(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    pairs = list(choices)
    found = {folded(str(code)): code for code, _words in pairs}
    return found | {word: code for code, words in pairs for word in in_every_language(words)}


def day(name: str, heading: Any) -> Column:
    """Return a column of days."""

    def read(said: str) -> Value:
        try:
            return date.fromisoformat(said.strip()[:10]) if said.strip() else None
        except ValueError:
            raise NotUnderstood(_("The day is not known: write year-month-day, as in 2022-06-14.")) from None

    return Column(name, heading, read, lambda value: value.isoformat() if isinstance(value, date) else "")


def moment(name: str, heading: Any) -> Column:
    """Return a column of moments as the clock of the place shows them, without a zone."""

    def read(said: str) -> Value:
        try:
            return datetime.fromisoformat(said.strip()).replace(tzinfo=None) if said.strip() else None
        except ValueError:
            raise NotUnderstood(_("The moment is not known: write it as in 2022-06-14 09:00.")) from None

    return Column(
        name, heading, read, lambda value: value.isoformat(" ", "minutes") if isinstance(value, datetime) else ""
    )


def yes_or_no(name: str, heading: Any) -> Column:
    """Return a column that says yes or no."""
    return one_of(name, heading, {True: gettext_lazy("Yes"), False: gettext_lazy("No")})


def whole(name: str, heading: Any) -> Column:
    """Return a column of whole numbers from zero on."""

    def read(said: str) -> Value:
        plain = said.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        if not plain:
            return None
        if not plain.isascii() or not plain.isdigit() or len(plain) > 12:
            raise NotUnderstood(_("Write a whole number, from 0 on."))
        return int(plain)

    return Column(name, heading, read, _as_it_is)


def amount(name: str, heading: Any) -> Column:
    """Return a column of numbers with decimals, with a point or a comma."""

    def read(said: str) -> Value:
        plain = said.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        if not plain:
            return None
        try:
            found = Decimal(plain.replace(",", ".") if "." not in plain else plain)
        except InvalidOperation:
            raise NotUnderstood(_("Write a number, as in 1250.50.")) from None
        if not found.is_finite() or not 0 <= found < 10**12:
            raise NotUnderstood(_("Write a number, as in 1250.50."))
        return found

    def write(value: Value) -> Written:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else ""

    return Column(name, heading, read, write)
