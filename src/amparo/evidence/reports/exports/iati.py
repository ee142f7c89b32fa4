"""A project's published figures as an IATI activity (2.03), for donors who gather them.

IATI has no place for a count and its base: they stand in the comment and as dimensions, a percentage says
``measure="2"`` and forbids being aggregated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import translation
from lxml import etree

from amparo.evidence.claims.rules.figures import Number, base_words, figure_words
from amparo.evidence.claims.vocabulary import SHARE, UNITS
from amparo.evidence.results.vocabulary import CHAPTERS
from amparo.foundation.vocabularies.words import LANGUAGES

VERSION: Final = "2.03"
XML: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OUTCOME: Final = "2"
COUNT, PERCENTAGE = "1", "2"
ACTIVE, FINISHED = "2", "4"
FUNDING, IMPLEMENTING = "1", "4"
STARTED, ENDED = "2", "4"  # actual start and end


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure as it is reported: its words by language, its number, its days, and where it is from."""

    texts: Mapping[str, str]
    number: Number
    chapter: str
    base: Mapping[str, str]
    source: Mapping[str, str]
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Activity:
    """A project as IATI tells it; `reporter` is the reference of who reports, as it is registered."""

    identifier: str
    reporter: str
    reporter_names: Mapping[str, str]
    names: Mapping[str, str]
    description: Mapping[str, str]
    donor: Mapping[str, str]
    country: str
    starts_on: date
    ends_on: date
    today: date


def iati_of(activity: Activity, figures: Iterable[Reported]) -> bytes:
    """Return a project with its published figures as an IATI document."""
    root = etree.Element("iati-activities", version=VERSION)
    node = etree.SubElement(root, "iati-activity")
    etree.SubElement(node, "iati-identifier").text = activity.identifier
    reporter = etree.SubElement(node, "reporting-org", ref=activity.reporter, type="10")
    _narratives(reporter, activity.reporter_names)
    _narratives(etree.SubElement(node, "title"), activity.names)
    _narratives(etree.SubElement(node, "description", type="1"), activity.description)
    _narratives(etree.SubElement(node, "participating-org", role=FUNDING), activity.donor)
    _narratives(etree.SubElement(node, "participating-org", role=IMPLEMENTING), activity.reporter_names)
    status = FINISHED if activity.ends_on < activity.today else ACTIVE
    etree.SubElement(node, "activity-status", code=status)
    for kind, day in ((STARTED, activity.starts_on), (ENDED, activity.ends_on)):
        if day <= activity.today:
            etree.SubElement(node, "activity-date", {"type": kind, "iso-date": day.isoformat()})
    etree.SubElement(node, "recipient-country", code=activity.country)
    _results(node, list(figures))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _narratives(node: Any, texts: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        if texts.get(language):
            narrative = etree.SubElement(node, "narrative", {XML: language})
            narrative.text = texts[language]
    if not len(node):
        etree.SubElement(node, "narrative").text = "—"


def _results(node: Any, figures: list[Reported]) -> None:
    """Add a result for each chapter that has figures."""
    for chapter, label in CHAPTERS.items():
        here = [figure for figure in figures if figure.chapter == chapter]
        if not here:
            continue
        result = etree.SubElement(node, "result", {"type": OUTCOME, "aggregation-status": "false"})
        _narratives(etree.SubElement(result, "title"), _in_all(label))
        for figure in here:
            _indicator(result, figure)


def _in_all(label: Any) -> dict[str, str]:
    """Return a label of the vocabulary in the three languages."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = str(label)
    return found


def _indicator(result: Any, figure: Reported) -> None:
    number = figure.number
    measure = PERCENTAGE if number.kind == SHARE else COUNT
    node = etree.SubElement(
        result, "indicator", {"measure": measure, "ascending": "true", "aggregation-status": "false"}
    )
    _narratives(etree.SubElement(node, "title"), figure.texts)
    period = etree.SubElement(node, "period")
    etree.SubElement(period, "period-start", {"iso-date": figure.starts_on.isoformat()})
    etree.SubElement(period, "period-end", {"iso-date": figure.ends_on.isoformat()})
    value = number.printed if number.kind == SHARE else str(number.value)
    actual = etree.SubElement(period, "actual", value=value)
    for name, count in (("k", number.k), ("n", number.n)):
        if count is not None:
            etree.SubElement(actual, "dimension", name=name, value=str(count))
    _narratives(etree.SubElement(actual, "comment"), _comment(figure))


def _comment(figure: Reported) -> dict[str, str]:
    """Say count, base, bound, unit and source in the three languages."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            behind = base_words(figure.number) or f"{figure_words(figure.number)} · {UNITS[figure.number.unit]}"
            parts = (behind, figure.base.get(language, ""), figure.source.get(language, ""))
            found[language] = " · ".join(part for part in parts if part)
    return found
