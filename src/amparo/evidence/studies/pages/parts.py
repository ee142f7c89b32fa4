"""What the pages share: texts by language, days in words, marks of what was invented, facts about a source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, Launch, Source
from amparo.evidence.studies.rules.children import ALL, Row, Shown
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Link
from amparo.partnership.governance.pages.board import day_words


def lang() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


def told(texts: Mapping[str, str] | None, language: str = "") -> str:
    """Return a text in a language; where it is not written in it, another's, saying which."""
    if not texts:
        return ""
    code = language or lang()
    if texts.get(code):
        return texts[code]
    other = "es" if texts.get("es") else next(iter(texts))
    return _("%(text)s [in %(language)s]") % {"text": texts[other], "language": words.LANGUAGE_NAMES[other]}


def when(day: date | None, period: str) -> str:
    """Return a day, or the words for when it was."""
    return day_words(day) if day else period or "—"


def marked(text: str, is_invented: bool) -> str:
    """Return a text with the mark of what was made up for the demonstration."""
    mark = _("Invented for the demonstration") if is_invented else ""
    return " · ".join(part for part in (text, mark) if part)


def home() -> Link:
    """Return the way to the analyses."""
    return Link(_("Situation analyses"), reverse("studies:list"))


def way_to(analysis: Analysis) -> Link:
    """Return the way to an analysis."""
    return Link(told(analysis.titles), reverse("studies:analysis", args=[analysis.pk]))


def source_note(source: Source) -> str:
    """Return when, where and whose a source is, in a line."""
    whose = source.organisation.name if source.organisation else ""
    return " · ".join(part for part in (when(source.told_on, source.period), source.place, whose) if part)


def launch_words(launch: Launch) -> str:
    """Return how an analysis was launched, in a line."""
    press = _("with a press conference") if launch.has_press_conference else ""
    return ", ".join(part for part in (launch.place, when(launch.launched_on, launch.period), press) if part)


HEADS = {**words.GENDERS, ALL: gettext_lazy("All together")}


def band_words(row: Row) -> str:
    """Return the years of joined age bands."""
    return _("%(first)s to %(last)s years") % {"first": row.first, "last": row.last}


def children_table(shown: Shown) -> Table | None:
    """Return who was there, in groups of ten or more; None where nothing may be told apart."""
    if not shown.rows:
        return None
    groups = tuple(shown.rows[0].counts)
    rows = [
        (Cell(band_words(row)), *(Cell(str(row.counts[group]), number=True) for group in groups)) for row in shown.rows
    ]
    return table(_("Children who were there"), (_("Age"), *(str(HEADS[group]) for group in groups)), rows)


def joined_words(shown: Shown) -> str:
    """Say what was joined so that no group is smaller than ten."""
    if shown.joined_genders:
        return _("Genders and ages are told together where a group would have fewer than ten children.")
    return _("Neighbouring ages are told together: no group has fewer than ten children.") if shown.joined_bands else ""
