"""A figure of a survey for whoever publishes one: its count, its base, and where it comes from. Never more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.queries.results import Results, Told, results_of
from amparo.evidence.surveys.rules.counting import Share
from amparo.evidence.surveys.rules.form import Question, Words, in_words

NOT_COUNTED, NO_SUCH, SMALL = "NOT_COUNTED", "NO_SUCH", "SMALL"


class Withheld(Exception):
    """The figure may not be told; the text says why, the code by one word."""

    def __init__(self, code: str, text: str) -> None:
        """Keep the code beside the text."""
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Statement:
    """So many (`k`) of a base (`n`) gave an answer. ``base`` names the base in words, by language.

    ``since`` and ``until`` are the days between which it was asked. An invented survey says so wherever it is told.
    """

    survey: str
    question: str
    value: str
    group: str
    k: int
    n: int
    asked: int
    base: Words
    said: Words
    answer: Words
    since: date
    until: date
    is_invented: bool


def statement(survey: str, question: str, value: str, group: str = "") -> Statement:
    """Return the figure of an answer (or of what answers count as) to a question, of all or of one group.

    Raises `Withheld` when the survey is not counted, there is no such question or answer, or too few are behind it.
    """
    results, told = _told(survey, question)
    share = _share(results, question, value, group)
    asked = told.outcome.asked
    return Statement(
        survey=survey,
        question=question,
        value=value,
        group=group,
        k=share.k,
        n=share.n,
        asked=asked if not group else share.n,
        base=base_of(results, told.outcome.question, group),
        said=told.outcome.question.labels,
        answer=share.labels,
        since=_day(results.survey.opens_on),
        until=_day(results.survey.closes_on),
        is_invented=results.survey.is_invented,
    )


def base_told(survey: str, question: str, group: str = "") -> int:
    """Return how many answered a question, of all or of one group, where any figure of it may be told.

    Raises `Withheld` as `statement` does.
    """
    results, told = _told(survey, question)
    withheld = Withheld(NO_SUCH, _("The question has no such answer."))
    for each in (*told.outcome.counted, *told.outcome.shares):
        try:
            return _share(results, question, each.code, group).n
        except Withheld as why:
            withheld = why
    raise withheld


def survey_in(countries: Iterable[str], code: str) -> Survey | None:
    """Return a survey that one of these countries asks."""
    return Survey.objects.filter(code=code, country__code__in=list(countries)).select_related("country").first()


def _told(survey: str, question: str) -> tuple[Results, Told]:
    found = Survey.objects.filter(code=survey).select_related("country").first()
    results = results_of(found) if found is not None else None
    if results is None:
        raise Withheld(NOT_COUNTED, _("The survey is not counted yet."))
    told = results.of(question)
    if told is None:
        raise Withheld(NO_SUCH, _("The survey has no such question."))
    return results, told


def base_of(results: Results, question: Question, group: str = "") -> Words:
    """Name the base of a question: all who answered, a group, or those of whom alone it was asked."""
    for by in results.form.groups():
        for choice in results.form.choices(by):
            only = f"${{{by.name}}} = '{choice.code}'"
            if choice.code == group or (not group and only in {text.strip() for text in question.conditions}):
                return choice.labels
    if question.conditions:
        return ASKED
    return ALL


ALL: Words = {
    "es": "Todas las personas que respondieron",
    "fr": "Toutes les personnes qui ont répondu",
    "en": "All who answered",
}
ASKED: Words = {
    "es": "Las personas a quienes se hizo la pregunta",
    "fr": "Les personnes à qui la question a été posée",
    "en": "Those who were asked this question",
}


def _share(results: Results, question: str, value: str, group: str) -> Share:
    told = results.of(question)
    if told is None or not told.outcome.is_shown:
        raise Withheld(SMALL, _("Fewer than ten people answered: the figure is not shown."))
    whole = told.outcome.share(value)
    if whole is None:
        raise Withheld(NO_SUCH, _("The question has no such answer."))
    if not group:
        return whole
    cells = [each.cell(value, group) for each in told.breakdowns if each.is_shown]
    shown = next((cell for cell in cells if cell is not None), None)
    if shown is None:
        raise Withheld(SMALL, _("The group is too small beside the others: the figure is not shown."))
    return shown


def _day(day: date | None) -> date:
    if day is None:
        raise Withheld(NOT_COUNTED, _("The survey is not counted yet."))
    return day


def name_of_base(results: Results, question: Question, language: str) -> str:
    """Return the name of a base in a language."""
    return in_words(base_of(results, question), language)
