"""What was typed: only what was asked, without what a database refuses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.prevention.community.queries.questions import questions
from amparo.prevention.reporting.rules import answers


@given(st.text(max_size=60))
def test_any_text_can_be_kept(text: str) -> None:
    kept = answers.cleaned(text, 50)

    assert "\x00" not in kept
    assert len(kept) <= 50
    kept.encode()


def test_what_was_not_asked_and_not_offered_is_left_out() -> None:
    sent = {"a_danger": "MAYBE", "a_what": " algo\r\nmás\ud800 ", "a_name": "Juana", "b": "x", "a_child": "YES"}

    told = answers.answers_in(sent, questions())

    assert told == {
        "danger": "", "child": "YES", "what": "algo\nmás", "place": "", "time": "", "who": "", "contact": "",
    }  # fmt: skip


def test_what_must_be_answered_is_asked_again_in_its_order() -> None:
    asked = questions()
    told = {"danger": "NO", "child": "UNSURE"}

    assert answers.first_missing(asked, {}) == 0
    assert answers.first_missing(asked, told) == 2
    assert answers.first_missing(asked, {**told, "what": "algo"}) is None
    assert answers.missing(asked[2], "") != "" == answers.missing(asked[3], "")
    assert answers.code_of(told, "danger") == "NO"
    assert answers.code_of({}, "danger") == "UNSURE"
