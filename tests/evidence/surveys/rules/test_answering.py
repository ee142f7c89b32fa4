"""Answers: what is asked, what is wrong with it, and where one goes on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.demo.surveying import form_named
from amparo.evidence.surveys.rules.answering import after, before, on_page, pages_of, settle, tidy
from amparo.evidence.surveys.rules.form import Question
from amparo.evidence.surveys.rules.sheets import read_form
from amparo.evidence.surveys.rules.workbooks import sheets_from_text
from tests.evidence.surveys.asking import SMALL_FORM

DAY = date(2026, 11, 22)
FORM = read_form(
    sheets_from_text("""
| survey |
| | type | name | label | relevant | constraint | constraint_message | calculation | required |
| | integer | years | ¿Años? | | . >= 0 and . <= 60 | Escriba de 0 a 60. | | |
| | decimal | share | ¿Cuánto? | | | | | |
| | date | born | ¿Cuándo? | | . <= today() | | | |
| | select_multiple yn | which | ¿Cuáles? | | count-selected(.) <= 1 | | | |
| | calculate | months | | | | | ${years} * 12 | |
| | text | why | ¿Por qué? | ${months} > 24 | | | | yes |
| choices |
| | list_name | name | label |
| | yn | yes | Sí |
| | yn | no | No |
| settings |
| | form_title | style |
| | X | pages |
""")
)


def wrong(**answers: str) -> dict[str, str]:
    return dict(settle(FORM, answers, today=DAY).problems)


@pytest.mark.parametrize(
    ("name", "said", "well"),
    [
        ("years", "12", True), ("years", "12.5", False), ("years", "61", False), ("years", "doce", False),
        ("years", "٣", False), ("share", "1,5", True), ("share", "1e9", False), ("share", "nan", False),
        ("born", "1990-02-28", True), ("born", "1990-02-30", False), ("born", "28/02/1990", False),
        ("born", "2026-11-23", False), ("which", "yes", True), ("which", "yes no", False), ("which", "maybe", False),
    ],
)  # fmt: skip
def test_an_answer_is_held_against_its_kind_and_its_constraint(name: str, said: str, well: bool) -> None:
    assert (name not in wrong(**{name: said})) is well


def test_the_constraint_speaks_its_own_words() -> None:
    assert wrong(years="-1") == {"years": "Escriba de 0 a 60."}


def test_what_is_computed_decides_what_is_asked() -> None:
    assert settle(FORM, {"years": "2"}, today=DAY).asked == {"years", "share", "born", "which", "months"}
    assert wrong(years="3") == {"why": "Please answer this question."}
    assert settle(FORM, {"years": "3", "why": "x"}, today=DAY).answers["months"] == "36"


def test_what_is_passed_over_is_kept_as_asked_and_what_is_not_asked_is_not() -> None:
    settled = settle(SMALL_FORM, {"sector": "civil_society", "years": "4"}, today=DAY)

    assert settled.kept(SMALL_FORM) == {"sector": "civil_society", "words": ""}


def test_pages_without_anything_asked_are_passed_over() -> None:
    form = form_named("training-needs")

    pages = pages_of(form, settle(form, {}, today=DAY).asked)

    assert pages == (0, 1, 2, 3)
    assert (after(pages, 0), after(pages, 3), before(pages, 0), before(pages, 3)) == (1, None, None, 2)
    assert [each.name for each in on_page(form, 0, frozenset({"work", "trained"}))] == ["work", "trained"]


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("text", "  a\r\nb ", "a\nb"),
        ("decimal", "1,5", "1.5"),
        ("select_multiple", "a  b a", "a b"),
        ("text", "\x00", ""),
    ],
)
def test_an_answer_is_kept_in_one_form(kind: str, said: str, kept: str) -> None:
    assert tidy(Question("q", kind), said) == kept


@given(st.dictionaries(st.sampled_from([each.name for each in FORM.questions]), st.text(max_size=30)))
def test_no_answer_breaks_the_form_and_settling_twice_changes_nothing(answers: dict[str, str]) -> None:
    once = settle(FORM, answers, today=DAY)

    assert settle(FORM, once.answers, today=DAY) == once
