"""The register of figures as a workbook that is taken in again; a figure that is there is restated on its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from amparo.evidence.claims import operations, permissions, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.operations import Keeper
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.foundation.access.actors import Actor
from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import Value
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition

# A spreadsheet runs a cell of a CSV file that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(RUNS) else text


def _country(by: Actor, _scope: str) -> Keeper | None:
    return Keeper(coalition.country_by_code(by.country)) if by.country and by.roles else None


def _figures(by: Actor, _subject: Keeper) -> Iterator[Row]:
    for row in queries.in_force(queries.figures_visible_to(by)):
        # Another country may have a figure of the same short name.
        code = row.code if row.country.code == by.country else f"{row.country.code}:{row.code}"
        yield {
            "code": code,
            "texts": str(row),
            "kind": row.kind,
            "percent": row.printed,
            "n": row.n,
            "k": row.k,
            "value": row.value,
            "qualifier": row.qualifier,
            "unit": row.unit,
            "base": in_language(row.base),
            "source": queries.source_words(row),
            "address": row.address,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "about": row.about,
            "licence": queries.licence_of(row),
            "country": row.country.code,
        }


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _record(moment: Moment, row: Row) -> None:
    is_share = row["kind"] == words.SHARE
    number = Number(
        kind=str(row["kind"]),
        unit=str(row["unit"]),
        printed=str(row.get("percent") or "") if is_share else "",
        k=_whole(row.get("k")) if is_share else None,
        n=_whole(row.get("n")) if is_share else None,
        value=None if is_share else _whole(row.get("value")),
        qualifier=words.EXACT if is_share else str(row.get("qualifier") or words.EXACT),
    )
    language = (get_language() or "es")[:2]
    told = Told(
        code=str(row["code"]),
        texts={language: str(row["texts"])},
        base={language: str(row["base"])} if row.get("base") else {},
        source={language: str(row["source"])},
        about=str(row.get("about") or ""),
        address=str(row.get("address") or ""),
        licence=str(row.get("licence") or words.INTERNAL),
        starts_on=_day(row.get("starts_on")),
        ends_on=_day(row.get("ends_on")),
    )
    operations.record_figure(
        by=moment.by, country=moment.subject.country, number=number, told=told, at=moment.at
    )  # fmt: skip


FIGURES: Final = Listed(
    kind="cifras",
    title=gettext_lazy("Published figures"),
    columns=(
        columns.text("code", gettext_lazy("Short name")),
        columns.text("texts", gettext_lazy("What it says"), longest=words.LONGEST_TEXT),
        columns.one_of("kind", gettext_lazy("What kind of figure"), words.KINDS),
        columns.text("percent", gettext_lazy("Percentage"), longest=20),
        columns.whole("n", gettext_lazy("Base")),
        columns.whole("k", gettext_lazy("Said so")),
        columns.whole("value", gettext_lazy("The count")),
        columns.one_of("qualifier", gettext_lazy("How the source puts it"), words.QUALIFIERS),
        columns.one_of("unit", gettext_lazy("What is counted"), words.UNITS),
        columns.text("base", gettext_lazy("Who the base is")),
        columns.text("source", gettext_lazy("Who published it, and where"), longest=words.LONGEST_TEXT),
        columns.text("address", gettext_lazy("Address on the web"), longest=500),
        columns.day("starts_on", gettext_lazy("From")),
        columns.day("ends_on", gettext_lazy("To")),
        columns.text("about", gettext_lazy("What it is about, as a short name")),
        columns.one_of("licence", gettext_lazy("Licence"), words.LICENCES),
        columns.told("country", gettext_lazy("Country")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_FIGURES,
    subject=_country,
    rows=_figures,
    back=lambda _scope: reverse("claims:register"),
    taking=Taking(
        permissions.RECORD_FIGURE,
        _record,
        why_no_change=gettext_lazy(
            "A figure that was said is not typed over: restate it on its page, with the reason."
        ),
        needed=("code", "texts", "kind", "unit", "source"),
        codes_are_given=True,
    ),
)
