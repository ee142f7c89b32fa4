"""Sources that are asked for sums and never for rows: surveys that were counted, and cases by whole years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import CaseSum
from amparo.evidence.results.queries import releases
from amparo.evidence.results.rules.cases import ALL_AGES, year_of
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.evidence.results.rules.periods import Span, fiscal_label
from amparo.evidence.results.rules.sources.cases import CASES
from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.queries import naming, statements
from amparo.evidence.surveys.queries.statements import Withheld
from amparo.evidence.surveys.rules.form import in_words

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What a source gives: a number, or a code that says why none; the lines behind it, and a page that tells more."""

    k: int = 0
    withheld: str = ""
    lines: tuple[Line, ...] = ()
    opens: str = ""
    base: Mapping[str, str] = field(default_factory=dict)
    is_invented: bool = False


def sum_of(side: Counting, span: str, window: Window) -> Sum:
    """Return what a source of sums gives."""
    return ASKED[side.source](side, span, window)


def told_with(definition: Definition, window: Window) -> Sum:
    """Return what is to be told with a figure wherever it goes: its base in words, and whether it is invented."""
    if isinstance(definition.numerator.counted, Sums):
        return sum_of(definition.numerator, definition.span, window)
    return Sum()


def sums_by(side: Counting, span: str, window: Window, axis: str) -> dict[str, Sum]:
    """Return what a source of sums gives for each value of a column; a value that is withheld says so."""
    values = side.counted.axes[axis].values
    narrowed = {
        value: Counting(side.source, side.way, tuple(sorted((*side.where, (axis, (value,)))))) for value in values
    }
    return {value: sum_of(each, span, window) for value, each in narrowed.items()}


def _answers(side: Counting, span: str, window: Window) -> Sum:
    """Ask a survey, when its last day lies in the window; before that nobody has answered."""
    chosen = {axis: values[0] for axis, values in side.where}
    survey = statements.survey_in(window.countries, chosen["survey"])
    if survey is None:
        return Sum(withheld=words.NO_SUCH)
    since = window.project_starts_on if span == words.SINCE_START else window.starts_on
    if survey.closes_on is None or not since <= survey.closes_on <= window.ends_on:
        return Sum()
    try:
        return _told(survey, side, chosen)
    except Withheld as withheld:
        return Sum(withheld=withheld.code)


def _told(survey: Survey, side: Counting, chosen: Mapping[str, str]) -> Sum:
    code, question, among = chosen["survey"], chosen["question"], chosen.get("among", "")
    opens = f"{reverse('surveys:results', args=[code])}#{question}"
    form = naming.form_called(survey.country.code, code)
    if side.way == "ASKED":
        n = statements.base_told(code, question, among)
        asked_of = naming.groups_called(form).get(among, among)
        asked_it = naming.questions_called(form).get(question, question)
        return Sum(n, lines=((str(survey), asked_it, "", asked_of, str(n), "", ""),), opens=opens)
    found = statements.statement(code, question, chosen["answer"], among)
    language = (get_language() or "es")[:2]
    asked = f"{date_format(found.since, 'SHORT_DATE_FORMAT')} – {date_format(found.until, 'SHORT_DATE_FORMAT')}"
    told = (
        str(survey), in_words(found.said, language), in_words(found.answer, language), in_words(found.base, language),
        str(found.k), str(found.n), asked,
    )  # fmt: skip
    return Sum(found.k, lines=(told,), opens=opens, base=found.base, is_invented=found.is_invented)


def _cases(side: Counting, _span: str, window: Window) -> Sum:
    """Read what was given out of a fiscal year; nothing is counted here, and no case can be reached from here."""
    year = year_of(window.starts_on, window.ends_on)
    if year is None:
        return Sum(withheld=words.NOT_A_YEAR)
    chosen = {axis: values[0] for axis, values in side.where}
    age = chosen.get("age", ALL_AGES)
    row = CaseSum.objects.filter(
        country__code__in=window.countries, year_starts_on=year, mandate=chosen["mandate"], way=side.way, age=age
    ).first()
    if row is None:
        return Sum(withheld=words.NOT_GIVEN)
    if not releases.is_released(row.country_id, year):
        return Sum(withheld=words.NOT_RELEASED)
    if row.cases is None:
        return Sum(withheld=words.SMALL, lines=(_line(row, window.ends_on),))
    return Sum(row.cases, lines=(_line(row, window.ends_on),))


def _line(row: CaseSum, ends_on: date) -> Line:
    axes, ways = CASES.axes, CASES.ways
    shown = "< 10" if row.cases is None else str(row.cases)
    return (
        fiscal_label(Span(row.year_starts_on, ends_on)), str(ways[row.way].label),
        str(axes["mandate"].values[row.mandate]), str(axes["age"].values.get(row.age, "")), shown,
        date_format(row.given_on, "SHORT_DATE_FORMAT"),
    )  # fmt: skip


ASKED: Final[Mapping[str, Callable[[Counting, str, Window], Sum]]] = {"ANSWERS": _answers, "CASES": _cases}
