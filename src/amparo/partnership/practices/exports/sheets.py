"""A practice on two printed pages, in one language."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.design.days import day
from amparo.foundation.documents.papers import Block, Paper, pages_of, pdf_of
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Edition, Practice
from amparo.partnership.practices.pages.parts import country
from amparo.partnership.practices.pages.practice import LANGUAGE_NAMES, carried_by, published_texts
from amparo.partnership.practices.rules import fields as rules

MOST_PAGES: Final = 2
# Letter in points and how many characters of each text: the first that fits two pages is taken.
WAYS: Final = ((10.5, 4000), (9.5, 4000), (9, 4000), (9, 1200), (9, 800), (8.5, 500))


def two_pages(practice: Practice, edition: Edition, language: str) -> bytes:
    """Set a published practice on at most two pages: smaller letters first, then shorter texts that say so."""
    made = b""
    for points, most in WAYS:
        made = pdf_of(_paper(practice, edition, language, most), points=points)
        if pages_of(made) <= MOST_PAGES:
            break
    return made


def _paper(practice: Practice, edition: Edition, language: str, most: int) -> Paper:
    texts = published_texts(edition)
    with translation.override(language):
        told = rules.told(texts)
        effects = ", ".join(str(words.DIMENSIONS[name]) for name in edition.dimensions)
        rows = (
            (_("Country"), " · ".join(x for x in (country(edition.country), told.get("territory", "")) if x)),
            (_("Level"), str(words.LEVELS[edition.level])),
            (_("Who carries it"), carried_by(practice, told) or "—"),
            (_("Positive effect on"), effects),
            (_("What this rests on"), str(words.EVIDENCE.get(told.get("evidence", ""), "—"))),
            (_("Valid until"), day(edition.expires_on)),
        )
        blocks = [Block("table", practice.code, columns=(_("Question"), _("Answer")), rows=rows)]
        for name in words.ON_PAPER:
            text = _text(texts, name, language, practice.original)
            if text:
                blocks += [Block("heading", str(words.TEXTS[name].label)), Block("paragraph", _cut(text, most))]
        blocks += _recommended(practice, language)
        return Paper(
            language=language,
            title=_text(texts, "title", language, practice.original) or practice.code,
            blocks=tuple(blocks),
            lead=_cut(_text(texts, "summary", language, practice.original), most),
            warning=_warning(texts, practice.original, language),
            table_word=_("Table"),
        )


def _recommended(practice: Practice, language: str) -> list[Block]:
    lines = tuple(
        f"{each.texts.get(language) or next(iter(each.texts.values()))} ({each.responsible}, {day(each.due_on)})"
        for each in practice.recommendations.all()[:6]
    )
    return [Block("heading", _("Recommendations")), Block("list", lines=lines)] if lines else []


def _text(texts: rules.Texts, name: str, language: str, original: str) -> str:
    told = rules.of_field(texts, name)
    return told.get(language) or told.get(original, "")


def _cut(text: str, most: int) -> str:
    """Return a text whole, or up to the last sentence that fits, and say that it goes on."""
    if len(text) <= most:
        return text
    kept = text[:most]
    end = max(kept.rfind(". "), kept.rfind(".\n"))
    kept = kept[: end + 1] if end > most // 3 else kept.rsplit(" ", 1)[0] + "…"
    return " ".join([kept, _("[It goes on in the catalogue.]")])


def _warning(texts: rules.Texts, original: str, language: str) -> str:
    said = []
    if settings.IS_DEMO and any(row.is_invented for row in texts.values()):
        said.append(_("Demonstration: details were invented."))
    if rules.outdated(texts, original, language):
        said.append(
            _("Translation out of date: the original is in %(language)s.") % {"language": LANGUAGE_NAMES[original]}
        )
    return " ".join(said)
