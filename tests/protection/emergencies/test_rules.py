"""When a glass may be broken and a review is well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amparo.protection.cases.rules import code_from
from amparo.protection.emergencies import rules

AT = datetime(2026, 11, 22, tzinfo=UTC)


@given(st.binary(min_size=6, max_size=6), st.sampled_from(["", " ", "-", ".", " - "]))
def test_a_code_is_understood_however_it_was_written_down(noise: bytes, between: str) -> None:
    code = code_from("CR", noise)

    assert rules.code_typed(between.join(code.lower())) == code


@given(st.text())
def test_whatever_is_typed_is_a_code_or_nothing(text: str) -> None:
    assert len(rules.code_typed(text)) in {0, 10}


@pytest.mark.parametrize("text", ["", "CR", "CR-7Q4M-2", "CR-7Q4M-2XX", "CR-0Q4M-2X", "María Solano", "\x00" * 8])
def test_what_is_no_code_is_none(text: str) -> None:
    assert rules.code_typed(text) == ""


def test_a_glass_needs_a_category_and_twenty_characters() -> None:
    assert rules.reasons_not_to_break(category="LIFE", reason="She called and the line went dead") == []
    assert len(rules.reasons_not_to_break(category="LIFE", reason="a" * 19 + "  ")) == 1
    assert len(rules.reasons_not_to_break(category="CURIOSITY", reason="")) == 2
    assert len(rules.reasons_not_to_break(category="LIFE", reason="a" * 2001)) == 1


def test_a_review_needs_a_finding_and_twenty_characters() -> None:
    assert rules.reasons_not_to_review(verdict="JUSTIFIED", words="I called the officer on duty") == []
    assert len(rules.reasons_not_to_review(verdict="", words="seen")) == 2
    assert len(rules.reasons_not_to_review(verdict="AVOIDABLE", words="a" * 2001)) == 1


def test_a_review_is_due_after_72_hours() -> None:
    assert rules.review_due_at(AT) == AT + timedelta(days=3)


def test_a_small_figure_is_told_as_small() -> None:
    with translation.override("en"):
        assert [rules.figure_told(count) for count in (0, None, 10)] == ["0", "fewer than 10", "10"]
