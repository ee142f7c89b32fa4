"""Conditions: what they mean is what XPath says, held against the XPath of libxml2; the rest is refused."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from amparo.evidence.surveys.rules.expressions import NotUnderstood, Setting, evaluate, holds, names_in, read, written

DAY = date(2026, 11, 22)
ANSWERS = {"sector": "civil_society", "years": "7", "none": "", "which": "a c", "born": "1990-05-02", "half": "0.5"}
SETTING = Setting(ANSWERS, DAY, here="12")


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("${sector} = 'civil_society'", True),
        ("${sector} != 'state' and ${years} >= 5", True),
        ("${years} < 5 or not(${none} = '')", False),
        ("selected(${which}, 'c')", True),
        ("selected(${which}, 'b')", False),
        ("count-selected(${which}) = 2", True),
        (". > 0 and . <= 12", True),
        ("${none} > 3", False),
        ("${born} < today()", True),
        ("today() = '2026-11-22'", True),
        ("string-length(${sector}) = 13", True),
        ("if(${years} > 5, 'long', 'short') = 'long'", True),
        ("-1 + 2 * 3 = 5 and 7 mod 3 = 1 and 7 div 2 = 3.5", True),
        ("(true() or false()) and not(false())", True),
        ("round(2.5) = 3", True),
    ],
)
def test_what_a_condition_means(text: str, truth: bool) -> None:
    assert holds(read(text), SETTING) is truth


@pytest.mark.parametrize(
    "text",
    ["", "${a", "${a} ==", "system('x')", "${a} = 'x", "(1", "1)", "__import__('os')", "a/b", "selected(${a})",
     "pulldata('x')", "1 2", "${a}.__class__", "(" * 200 + "1" + ")" * 200, "1+" * 600 + "1", "not()", ","],
)  # fmt: skip
def test_what_is_not_of_the_closed_set_is_refused_with_words(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(text)

    assert str(refused.value)


def test_the_names_of_a_condition_are_known() -> None:
    assert names_in(read("selected(${a}, 'x') and (${b} > 2 or not(${a} = ''))")) == {"a", "b"}


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (2.5, "2.5"), (math.nan, ""), (True, "true"), ("x", "x")])
def test_a_value_is_written_as_an_answer(value: float | bool | str, text: str) -> None:
    assert written(value) == text


NUMBERS = st.one_of(st.integers(0, 50).map(str), st.sampled_from(["0.5", "2.25"]))
NAMES = st.sampled_from(sorted({"sector", "years", "none", "half"})).map(lambda name: "${" + name + "}")
TEXTS = st.sampled_from(["'civil_society'", "'7'", "''", "'x y'"])
SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or"])


def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    both = st.tuples(inner, SIGNS, inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})")
    flat = st.tuples(inner, SIGNS, inner, SIGNS, inner).map(lambda parts: "({} {} {} {} {})".format(*parts))
    functions = st.sampled_from(["not", "string-length", "number"])
    return st.one_of(both, flat, st.tuples(functions, inner).map(lambda parts: f"{parts[0]}({parts[1]})"))


@given(st.recursive(st.one_of(NUMBERS, NAMES, TEXTS), deeper, max_leaves=8))
def test_a_condition_is_worth_what_another_reader_of_xpath_says(text: str) -> None:
    tree = etree.fromstring(
        "<data>" + "".join(f"<{name}>{said}</{name}>" for name, said in ANSWERS.items()) + "</data>"
    )
    asked = text.replace("${", "string(/data/").replace("}", ")")

    expected = tree.xpath(asked)
    found = evaluate(read(text), SETTING)

    if isinstance(expected, float) and math.isnan(expected):
        assert isinstance(found, float)
        assert math.isnan(found)
    else:
        assert found == pytest.approx(expected) if isinstance(expected, float) else found == expected


@given(st.text(alphabet="${}().,'\"<>=!+-*abnotdiv 019_/", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(NotUnderstood):
        evaluate(read(text), SETTING)
