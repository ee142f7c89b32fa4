"""A form as whoever answers sees it: one page at a time, with what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.rules.answering import Settled, after, before, on_page, pages_of
from amparo.evidence.surveys.rules.form import Form, Question, in_words
from amparo.foundation.design.fields import RADIOS_UP_TO, Field, Mistake, Option, mistakes_of
from amparo.foundation.design.pieces import Stepper

BEFORE_NAME = "q_"
SHORT_TEXT = 120


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a page: an explanation, or a question."""

    note: str = ""
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page of a form."""

    survey: str
    title: str
    lines: tuple[Shown, ...]
    names: str
    stepper: Stepper
    number: int
    back: int | None
    mistakes: tuple[Mistake, ...]
    until: str
    opened_more: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A question with what was answered, before it is sent."""

    label: str
    answer: str
    page: int


def language() -> str:
    """Return the language of the page."""
    return (get_language() or "es")[:2]


def typed(form: Form, page: int, sent: QueryDict) -> dict[str, str]:
    """Return what was sent of a page; what was shown and left empty is empty."""
    shown = set(sent.get("shown", "").split())
    found = {}
    for question in form.questions:
        if question.page == page and question.name in shown:
            name = BEFORE_NAME + question.name
            several = question.kind == words.SELECT_MULTIPLE
            found[question.name] = " ".join(sent.getlist(name)) if several else sent.get(name, "")
    return found


def asked_page(
    survey: Survey,
    form: Form,
    settled: Settled,
    given: Mapping[str, str],
    page: int,
    *,
    told: Mapping[str, str] | None = None,
    opened_more: bool = False,
) -> AskedPage:
    """Make a page of a form with what was written; `told` are the mistakes that are said."""
    pages = pages_of(form, settled.asked)
    speak = language()
    questions = on_page(form, page, settled.asked)
    lines = tuple(_line(form, each, given, (told or {}).get(each.name, ""), speak) for each in questions)
    at = pages.index(page) + 1 if page in pages else 1
    closes_on = survey.closes_on
    return AskedPage(
        survey=str(survey),
        title=in_words(form.pages[page], speak) if page < len(form.pages) else "",
        lines=lines,
        names=" ".join(each.name for each in questions if each.kind != words.NOTE),
        stepper=Stepper(at, max(len(pages), 1)),
        number=page,
        back=before(pages, page),
        mistakes=mistakes_of(line.field for line in lines if line.field),
        until=date_format(closes_on, "DATE_FORMAT") if closes_on else "",
        opened_more=opened_more,
    )


def next_page(form: Form, settled: Settled, page: int) -> int | None:
    """Return the page after one; None when the form is at its end."""
    return after(pages_of(form, settled.asked), page)


def first_problem(form: Form, settled: Settled) -> int | None:
    """Return the first page on which something is not well."""
    return next((each.page for each in form.questions if each.name in settled.problems), None)


def written_answers(form: Form, settled: Settled) -> tuple[Written, ...]:
    """Return what was answered, to look at before sending."""
    speak = language()
    return tuple(
        Written(in_words(each.labels, speak), _said(form, each, settled.answers.get(each.name, ""), speak), each.page)
        for each in form.asked()
        if each.name in settled.asked
    )


def _said(form: Form, question: Question, said: str, speak: str) -> str:
    if question.kind in words.SELECTS and said:
        labels = {choice.code: in_words(choice.labels, speak) for choice in form.choices(question)}
        return "; ".join(labels.get(code, code) for code in said.split())
    return said or _("No answer")


def _line(form: Form, question: Question, given: Mapping[str, str], error: str, speak: str) -> Shown:
    label = in_words(question.labels, speak)
    if question.kind == words.NOTE:
        return Shown(note=label)
    value = given.get(question.name, "")
    field = Field(
        name=BEFORE_NAME + question.name,
        label=label,
        kind=_kind(form, question),
        value="" if question.kind in words.SELECTS else value,
        help=in_words(question.hints, speak),
        error=error,
        optional=not question.required,
        options=_options(form, question, value, speak),
        inputmode="numeric" if question.kind == words.INTEGER else "",
        max_length=words.LONGEST_ANSWER if question.kind == words.TEXT else None,
    )
    return Shown(field=field)


def _kind(form: Form, question: Question) -> str:
    if question.kind == words.SELECT_ONE:
        return "radios" if len(form.choices(question)) <= RADIOS_UP_TO else "select"
    kinds = {words.SELECT_MULTIPLE: "choices", words.TEXT: "long_text", words.DATE: "date"}
    return kinds.get(question.kind, "number")


def _options(form: Form, question: Question, value: str, speak: str) -> tuple[Option, ...]:
    chosen = set(value.split())
    return tuple(
        Option(choice.code, in_words(choice.labels, speak), choice.code in chosen) for choice in form.choices(question)
    )
