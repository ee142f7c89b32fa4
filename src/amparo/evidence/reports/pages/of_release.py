"""A press release with its figures told: each from the register, with its source; what a check says against it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from amparo.evidence.claims import queries as claims
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules.figures import figure_words, full_words
from amparo.evidence.reports import queries
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.rules.checks import Found, check
from amparo.evidence.reports.rules.texts import Block, Cite, read
from amparo.partnership.coalition.models import Country

Answer = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def hear_figures(*, text: str, country: Country, language: str) -> Answer:
    """Answer a text with `[[short-name]]` in it: told in a language, its sources, what stops it, what is doubtful."""
    told = read(text)
    rows = PublishedFigure.objects.filter(country=country, code__in=told.codes, restated_by=None)
    known = {row.code: row for row in rows.select_related(*claims.JOINED).prefetch_related("licensings")}
    with translation.override(language):
        found = check(told, {code: queries.known(row) for code, row in known.items()})
        said = "\n".join(_said(block, known) for block in told.blocks)
        sources = tuple(_source(known[code]) for code in told.codes if code in known)
        return said, sources, _words(found, stops=True), _words(found, stops=False)


def _said(block: Block, known: dict[str, PublishedFigure]) -> str:
    if block.kind == "heading":
        return block.title
    return "".join(part if isinstance(part, str) else _figure(part, known) for part in block.parts)


def _figure(cite: Cite, known: dict[str, PublishedFigure]) -> str:
    row = known.get(cite.code)
    if row is None:
        return f"[[{cite.code}]]"
    number = claims.number_of(row)
    return figure_words(number) if cite.is_short else full_words(number)


def _source(row: PublishedFigure) -> str:
    parts = (full_words(claims.number_of(row)), str(row), claims.source_words(row), claims.when_words(row))
    return " · ".join(part for part in parts if part and part != "—")


def _words(found: tuple[Found, ...], *, stops: bool) -> tuple[str, ...]:
    line = _("line %(line)s: %(found)s (%(what)s)")
    return tuple(
        line % {"line": each.line, "found": words.FINDINGS[each.code], "what": each.what}
        for each in found
        if each.stops == stops
    )
