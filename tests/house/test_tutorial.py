"""The tutorial stays true: every role, step and answer in its tables is said by the product, word for word."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation

from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.protection.identification.vocabulary import CHOICES
from tests.content.reading import CONTENT, ROOT, Table, read

PAGES = {"es": "primer-caso.md", "en": "first-case.md"}


def rows(language: str) -> Iterator[list[str]]:
    """Yield role, step and answers of each line of the tables."""
    text = (ROOT / "docs" / "tutorial" / PAGES[language]).read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not line.startswith("|---"):
            yield cells


def texts(language: str) -> list[Table]:
    return [read(path) for path in sorted((CONTENT / "procedures").glob(f"*/texts.{language}.toml"))]


def steps(language: str) -> set[str]:
    return {step["title"] for each in texts(language) for step in each["steps"].values()}


def answers(language: str) -> set[str]:
    return {said for each in texts(language) for table in each["answers"].values() for said in table.values()}


@pytest.mark.parametrize("language", PAGES)
def test_every_role_of_the_tutorial_is_a_role(language: str) -> None:
    with translation.override(language):
        known = {str(label) for label in ROLE_LABELS.values()}
    told = {re.sub(r" \(.*\)$", "", role) for role, _step, _answer in list(rows(language)) if role}

    assert told - known - {"Función", "Role"} == set()


@pytest.mark.parametrize("language", PAGES)
def test_every_step_of_the_tutorial_is_a_step(language: str) -> None:
    told = {step.split(". ")[0] for _role, step, _answer in rows(language)}

    assert told - steps(language) - {"Paso", "Step"} == set()


@pytest.mark.parametrize("language", PAGES)
def test_every_answer_of_the_tutorial_is_an_answer(language: str) -> None:
    with translation.override(language):
        votes = {str(label) for label in CHOICES.values()}
    told = {said for _role, _step, cell in rows(language) for said in re.findall(r"[?:] \*\*([^*]+)\*\*", cell)}

    assert len(told) > 10
    assert told - answers(language) - votes == set()


def test_both_languages_tell_the_same_steps() -> None:
    assert len(list(rows("es"))) == len(list(rows("en"))) > 40
