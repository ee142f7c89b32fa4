"""What may be told of a survey that was counted, by question and by group."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Coding, OpenText, Response, Survey, TextCode
from amparo.evidence.surveys.queries.surveys import form_of
from amparo.evidence.surveys.rules.coding import Accord, Codes, accord_on, agreed, both_coded
from amparo.evidence.surveys.rules.counting import Breakdown, Outcome, breakdown_of, outcome_of
from amparo.evidence.surveys.rules.form import Form, Question


@dataclass(frozen=True, slots=True)
class Told:
    """A question with what may be told of it, whole and by group."""

    outcome: Outcome
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A survey that was counted."""

    survey: Survey
    form: Form
    answers: int
    told: tuple[Told, ...]

    def of(self, question: str) -> Told | None:
        """Return what is told of a question."""
        return next((each for each in self.told if each.outcome.question.name == question), None)


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """How the texts of an open question were coded: how many, by whom, and the codes that both found."""

    question: Question
    texts: int
    coders: tuple[int, ...]
    both: int
    lines: tuple[tuple[TextCode, int, Accord | None], ...]


def results_of(survey: Survey) -> Results | None:
    """Return the results of a survey; None before it is counted, since single answers would show as they come."""
    if survey.state != words.COUNTED:
        return None
    form = form_of(survey)
    rows: list[dict[str, str]] = list(Response.objects.filter(survey=survey).values_list("answers", flat=True))
    told = []
    for question in form.asked():
        groups = [by for by in form.groups() if by.name != question.name]
        found = (breakdown_of(form, question, by, rows) for by in groups)
        told.append(Told(outcome_of(form, question, rows), tuple(each for each in found if each is not None)))
    return Results(survey, form, len(rows), tuple(told))


def codebook_of(survey: Survey, question: str) -> list[TextCode]:
    """Return the codebook of an open question."""
    return list(TextCode.objects.filter(survey=survey, question=question))


def coded_texts_of(survey: Survey, question: Question) -> CodedTexts:
    """Return how the texts of a question were coded."""
    codings = Coding.objects.filter(text__survey=survey, text__question=question.name)
    by_coder: dict[int, dict[str, Codes]] = {}
    for text, account, codes in codings.order_by("account").values_list("text_id", "account", "codes"):
        by_coder.setdefault(account, {})[str(text)] = frozenset(codes)
    coders = tuple(by_coder)
    pairs = both_coded(by_coder[coders[0]], by_coder[coders[1]]) if len(coders) > 1 else []
    texts = OpenText.objects.filter(survey=survey, question=question.name).count()
    lines = tuple(
        (each, agreed(pairs, each.code), accord_on(each.code, pairs)) for each in codebook_of(survey, question.name)
    )
    return CodedTexts(question, texts, coders, len(pairs), lines)


def next_text_for(survey: Survey, question: str, account: int) -> OpenText | None:
    """Return a text that a coder has not coded yet."""
    rows = OpenText.objects.filter(survey=survey, question=question).exclude(codings__account=account)
    return rows.first()


def text_of(survey: Survey, key: str) -> OpenText | None:
    """Return a text of a survey; None for a key that is none."""
    try:
        found = uuid.UUID(key)
    except ValueError:
        return None
    return OpenText.objects.filter(survey=survey, pk=found).first()


def coded_by(survey: Survey, question: str, account: int) -> int:
    """Return how many texts somebody has coded."""
    return Coding.objects.filter(text__survey=survey, text__question=question, account=account).count()
