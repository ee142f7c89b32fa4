"""What was typed in the pages of questions: only what was asked, of a length, without what a database refuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from amparo.prevention.community.queries.questions import Question

START: Final = "a_"


def answers_in(sent: Mapping[str, str], questions: Sequence[Question]) -> dict[str, str]:
    """Return what was answered to each question; an answer that is not offered is none."""
    told = {}
    for question in questions:
        said = cleaned(sent.get(START + question.code, ""), question.max_length)
        if question.options and said not in dict(question.options):
            said = ""
        told[question.code] = said
    return told


def cleaned(text: str, longest: int) -> str:
    """Return a text without signs that mean nothing, cut to its length."""
    whole = text.replace("\r\n", "\n").encode("utf-8", "ignore").decode("utf-8", "ignore")
    return "".join(each for each in whole if each == "\n" or each >= " ")[:longest].strip()


def missing(question: Question, said: str) -> str:
    """Say what is missing in an answer; "" when nothing is."""
    if said or not question.required:
        return ""
    if question.options:
        return _("Choose one of the answers.")
    return _("Write a few words, as you can.")


def first_missing(questions: Sequence[Question], told: Mapping[str, str]) -> int | None:
    """Return the place of the first question that must be answered and was not."""
    for place, question in enumerate(questions):
        if missing(question, told.get(question.code, "")):
            return place
    return None


def code_of(told: Mapping[str, str], code: str, *, otherwise: str = "UNSURE") -> str:
    """Return an answer that stays a readable code."""
    return told.get(code, "") or otherwise
