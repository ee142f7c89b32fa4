"""A form as it is asked: its questions in order, their conditions, their answers in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.expressions import Term, read

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of a closed question. ``counts_as`` joins several for one figure, such as the two that agree."""

    code: str
    labels: Words
    counts_as: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or an explanation, or what is computed. ``conditions``: all must hold for it to be asked."""

    name: str
    kind: str
    labels: Words = field(default_factory=dict)
    hints: Words = field(default_factory=dict)
    listed: str = ""
    conditions: tuple[str, ...] = ()
    constraint: str = ""
    constraint_words: Words = field(default_factory=dict)
    required: bool = False
    required_words: Words = field(default_factory=dict)
    calculation: str = ""
    path: tuple[str, ...] = ()
    page: int = 0
    breakdown: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A version of a form: titles, questions in their order, lists of answers, what answers count as."""

    titles: Words
    questions: tuple[Question, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    counted: Mapping[str, Words] = field(default_factory=dict)
    pages: tuple[Words, ...] = ()

    def question(self, name: str) -> Question | None:
        """Return a question by its name."""
        return next((each for each in self.questions if each.name == name), None)

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return the answers that a closed question offers."""
        return self.lists.get(question.listed, ())

    def asked(self) -> Iterator[Question]:
        """Yield what is answered by a person, in order."""
        yield from (each for each in self.questions if each.kind not in {words.NOTE, words.CALCULATE})

    def groups(self) -> tuple[Question, ...]:
        """Return the questions by whose answers results are broken down."""
        return tuple(each for each in self.questions if each.breakdown)


def in_words(labels: Words, language: str) -> str:
    """Return a text in a language, else in Spanish, else in whichever there is."""
    return labels.get(language) or labels.get("es") or next(iter(labels.values()), "")


def to_json(form: Form) -> dict[str, Any]:
    """Return a form as plain lists and texts, for keeping."""
    return asdict(form)


def from_json(kept: Mapping[str, Any]) -> Form:
    """Return a form that was kept."""
    return Form(
        titles=kept["titles"],
        questions=tuple(
            Question(**{**each, "conditions": tuple(each["conditions"]), "path": tuple(each["path"])})
            for each in kept["questions"]
        ),
        lists={name: tuple(Choice(**choice) for choice in listed) for name, listed in kept["lists"].items()},
        counted=kept["counted"],
        pages=tuple(kept["pages"]),
    )


@lru_cache(maxsize=2048)
def condition(text: str) -> Term:
    """Return a condition that was accepted when the form was read."""
    return read(text)
