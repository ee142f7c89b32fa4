"""The scales of the content, and what was counted of them before and after."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from amparo.foundation.vocabularies.words import in_language
from amparo.prevention.outreach.models import Initiative, Pairing, Round
from amparo.prevention.outreach.rules.asking import Share, share_of
from amparo.prevention.outreach.vocabulary import AFTER, BEFORE, SCALE_OF


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale as the content has it: its edition, title, questions and answers, by language."""

    code: str
    edition: int
    names: Mapping[str, str]
    questions: Mapping[str, Mapping[str, str]]
    values: Mapping[int, Mapping[str, str]]
    origin: Mapping[str, str]

    def question(self, code: str) -> str:
        """Return a question in the reader's language."""
        return in_language(dict(self.questions[code]), code)

    def value(self, value: int) -> str:
        """Return an answer in the reader's language."""
        return in_language(dict(self.values[value]), str(value))


@cache
def _content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def scales() -> dict[str, Scale]:
    """Return the scales of the content, by code."""
    told = _content(Path(settings.CONTENT) / "outreach" / "scales.toml")
    values = {int(each["value"]): _texts(each) for each in told["values"]}
    return {
        each["code"]: Scale(
            each["code"], each["edition"], each["names"], {one["code"]: _texts(one) for one in each["questions"]},
            values, told["origin"],
        )
        for each in told["scales"]
    }  # fmt: skip


def _texts(said: Mapping[str, Any]) -> dict[str, str]:
    return {language: str(said[language]) for language in ("es", "fr", "en")}


def scale_of(kind: str) -> Scale:
    """Return the scale that is asked in a kind of work."""
    return scales()[SCALE_OF[kind]]


def rounds_of(initiative: Initiative) -> dict[str, Round]:
    """Return what was asked in some work, by moment."""
    rows = Round.objects.filter(initiative=initiative, scale=SCALE_OF[initiative.kind]).prefetch_related("answers")
    return {each.moment: each for each in rows}


def answers_of(asked: Round) -> dict[str, dict[int, int]]:
    """Return how many gave each answer to each question of a round."""
    found: dict[str, dict[int, int]] = {}
    for each in asked.answers.all():
        found.setdefault(each.question, {})[each.value] = each.count
    return found


def shares_of(initiative: Initiative) -> dict[str, tuple[Share | None, Share | None]]:
    """Return, by question of the scale, how many agreed before and after; None where it was not asked."""
    rounds = rounds_of(initiative)
    counted = {moment: answers_of(each) for moment, each in rounds.items()}

    def share(moment: str, question: str) -> Share | None:
        answers = counted.get(moment, {}).get(question)
        return share_of(answers) if answers else None

    scale = scale_of(initiative.kind)
    return {question: (share(BEFORE, question), share(AFTER, question)) for question in scale.questions}


def pairs_of(initiative: Initiative) -> dict[str, tuple[int, int, int]]:
    """Return, by question, how many answered better, the same and worse of those who answered both times."""
    rows = Pairing.objects.filter(round__initiative=initiative, round__scale=SCALE_OF[initiative.kind])
    return {each.question: (each.better, each.same, each.worse) for each in rows}
