"""Answers to a form: what is asked of whom, what is wrong, and on which page one goes on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.expressions import Setting, evaluate, holds, written
from amparo.evidence.surveys.rules.form import Form, Question, condition, in_words

WHOLE: Final = re.compile(r"-?[0-9]{1,9}\Z")
POINT: Final = re.compile(r"-?([0-9]{1,9}(\.[0-9]{0,6})?|\.[0-9]{1,6})\Z")


@dataclass(frozen=True, slots=True)
class Settled:
    """A form with its answers: what is asked, what was answered of it, what is wrong. Nothing else is kept."""

    asked: frozenset[str]
    answers: Mapping[str, str]
    problems: Mapping[str, str]

    def kept(self, form: Form) -> dict[str, str]:
        """Return what is kept of the answers: each question that was asked, with nothing where it was passed over."""
        return {
            each.name: self.answers.get(each.name, "")
            for each in form.questions
            if each.name in self.asked and each.kind != words.NOTE
        }


def settle(form: Form, given: Mapping[str, str], *, today: date, language: str = "es") -> Settled:
    """Go through a form from the top: what is not asked is dropped, the rest is held against its row."""
    asked: set[str] = set()
    answers: dict[str, str] = {}
    problems: dict[str, str] = {}
    for question in form.questions:
        if not _is_asked(question, answers, today):
            continue
        asked.add(question.name)
        if question.kind == words.NOTE:
            continue
        if question.kind == words.CALCULATE:
            said = written(evaluate(condition(question.calculation), Setting(answers, today)))
            problem = ""
        else:
            said = tidy(question, given.get(question.name, ""))
            problem = problem_of(form, question, said, answers, today=today, language=language)
        if said:
            answers[question.name] = said
        if problem:
            problems[question.name] = problem
    return Settled(frozenset(asked), answers, problems)


def tidy(question: Question, said: str) -> str:
    """Return an answer as it is kept: without spaces around, one form of line ends, a decimal comma as a point."""
    plain = said.replace("\r\n", "\n").replace("\x00", "").strip()
    if question.kind in words.NUMBERS:
        return plain.replace(",", ".").replace("−", "-")
    if question.kind == words.SELECT_MULTIPLE:
        return " ".join(dict.fromkeys(plain.split()))
    return plain


def problem_of(
    form: Form, question: Question, said: str, answers: Mapping[str, str], *, today: date, language: str = "es"
) -> str:
    """Return what is wrong with an answer, in words for who answers; "" when it is well."""
    if not said:
        own = in_words(question.required_words, language)
        return (own or _("Please answer this question.")) if question.required else ""
    problem = _misshapen(form, question, said)
    if problem or not question.constraint:
        return problem
    if holds(condition(question.constraint), Setting(answers, today, here=said)):
        return ""
    return in_words(question.constraint_words, language) or _("This answer does not fit. Please look at it again.")


def pages_of(form: Form, asked: frozenset[str]) -> tuple[int, ...]:
    """Return the pages that hold something that is asked or told, in order."""
    shown = {each.page for each in form.questions if each.name in asked and each.kind != words.CALCULATE}
    return tuple(sorted(shown))


def on_page(form: Form, page: int, asked: frozenset[str]) -> tuple[Question, ...]:
    """Return what a page shows now."""
    return tuple(
        each for each in form.questions if each.page == page and each.name in asked and each.kind != words.CALCULATE
    )


def after(pages: tuple[int, ...], page: int) -> int | None:
    """Return the page that comes after one; None at the end."""
    return next((each for each in pages if each > page), None)


def before(pages: tuple[int, ...], page: int) -> int | None:
    """Return the page that comes before one; None at the beginning."""
    return next((each for each in reversed(pages) if each < page), None)


def _is_asked(question: Question, answers: Mapping[str, str], today: date) -> bool:
    return all(holds(condition(text), Setting(answers, today)) for text in question.conditions)


def _misshapen(form: Form, question: Question, said: str) -> str:
    return next(iter(_shapes(form, question, said)), "")


def _shapes(form: Form, question: Question, said: str) -> Iterator[str]:
    if question.kind in words.SELECTS:
        codes = {choice.code for choice in form.choices(question)}
        chosen = said.split() if question.kind == words.SELECT_MULTIPLE else [said]
        if not codes.issuperset(chosen):
            yield _("Please choose among the answers shown.")
    elif question.kind == words.INTEGER and not WHOLE.match(said):
        yield _("Please write a whole number in digits, such as 12.")
    elif question.kind == words.DECIMAL and not (POINT.match(said) and math.isfinite(float(said))):
        yield _("Please write a number in digits, such as 12.5.")
    elif question.kind == words.DATE and not _is_day(said):
        yield _("Please write the day as year-month-day, such as 2026-11-22.")
    elif len(said) > words.LONGEST_ANSWER:
        yield _("Please write at most %(most)s letters.") % {"most": words.LONGEST_ANSWER}


def _is_day(said: str) -> bool:
    try:
        return len(said) == 10 and bool(date.fromisoformat(said))
    except ValueError:
        return False
