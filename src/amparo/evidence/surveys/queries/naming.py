"""What the parts of surveys are called: their titles, questions, answers and groups, as somebody chooses among them."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import get_language

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey, SurveyVersion
from amparo.evidence.surveys.rules.form import Form, from_json, in_words

Named = dict[str, str]


def form_called(country: str, survey: str) -> Form | None:
    """Return what a survey of a country asks; None when there is none of this code."""
    rows = SurveyVersion.objects.filter(survey__code=survey, survey__country__code=country)
    version = rows.first()
    return from_json(version.form) if version is not None else None


def surveys_called(country: str) -> Named:
    """Return the titles of a country's surveys by code; several of one title are told apart by their days."""
    rows = Survey.objects.filter(country__code=country).order_by("code")
    titles = Counter(str(row) for row in rows)
    return {row.code: f"{row} · {row.code}" if titles[str(row)] > 1 else str(row) for row in rows}


def questions_called(form: Form | None) -> Named:
    """Return the closed questions of a form by name: those of which a figure may be told."""
    asked = form.asked() if form else ()
    return {each.name: in_words(each.labels, _language()) for each in asked if each.kind in words.SELECTS}


def answers_called(form: Form | None, question: str) -> Named:
    """Return what may be answered to a question: first what several answers count as, then each answer."""
    found = form.question(question) if form else None
    if form is None or found is None:
        return {}
    choices, language = form.choices(found), _language()
    is_one = found.kind == words.SELECT_ONE
    joined = dict.fromkeys(choice.counts_as for choice in choices if is_one and choice.counts_as)
    counted = {code: in_words(form.counted.get(code, {}), language) or code for code in joined}
    return counted | {choice.code: in_words(choice.labels, language) for choice in choices}


def groups_called(form: Form | None) -> Named:
    """Return the groups among whom alone a figure may be told."""
    if form is None:
        return {}
    found = (choice for by in form.groups() for choice in form.choices(by))
    return {choice.code: in_words(choice.labels, _language()) for choice in found}


def _language() -> str:
    return (get_language() or "es")[:2]
