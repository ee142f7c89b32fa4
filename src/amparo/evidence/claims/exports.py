"""The register of figures as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from amparo.evidence.claims import queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import PublishedFigure
from amparo.foundation.vocabularies.words import in_language

# A spreadsheet runs a cell that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(RUNS) else text


def figures_csv(rows: Iterable[PublishedFigure]) -> bytes:
    """Return every figure with all that is known of it; percentage, count and base in columns of their own."""
    out = io.StringIO()
    writer = csv.writer(out)
    heads = (
        _("Short name"), _("Country"), _("What it says"), _("Percentage"), _("Said so"), _("Base"),
        _("Who the base is"), _("The count"), _("How the source puts it"), _("What is counted"), _("From"),
        _("To"), _("Source"), _("Licence"),
    )  # fmt: skip
    writer.writerow(heads)
    for row in rows:
        writer.writerow([harmless(text) for text in _line(row)])
    return out.getvalue().encode("utf-8-sig")


def _line(row: PublishedFigure) -> tuple[str, ...]:
    return (
        row.code, row.country.code, str(row), row.printed, _number(row.k), _number(row.n), in_language(row.base),
        _number(row.value), str(words.QUALIFIERS[row.qualifier]), str(words.UNITS[row.unit]),
        row.starts_on.isoformat() if row.starts_on else "", row.ends_on.isoformat() if row.ends_on else "",
        in_language(row.source), str(words.LICENCES[queries.licence_of(row)]),
    )  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
