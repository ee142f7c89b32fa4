"""What a draft must be before it can be kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.read import read
from amparo.bpmn.write import blank
from amparo.partnership.revision.rules import keeping
from amparo.partnership.revision.vocabulary import DISCARDED, OPEN, PROPOSED


def test_an_open_draft_may_change_and_a_closed_one_says_why_not() -> None:
    assert [len(keeping.reasons_not_to_change(state)) for state in (OPEN, PROPOSED, DISCARDED)] == [0, 1, 1]


@pytest.mark.parametrize(
    "texts",
    [
        {"de": {}},
        {"es": "title"},
        {"es": {"title": 3}},
        {"es": {"steps": {"a": ["b"]}}},
        {"es": {"steps": "a"}},
        {"es": {"title": "a" * 2_001}},
        {"es": {str(key): "a" * 2_000 for key in range(101)}},
    ],
    ids=["another language", "no table", "a number", "a list", "no section", "long", "much"],
)
def test_texts_are_tables_of_words_in_three_languages(texts: dict[str, object]) -> None:
    assert len(keeping.reasons_against_texts(texts)) == 1


def test_good_texts_have_nothing_against_them() -> None:
    assert (
        keeping.reasons_against_texts({"es": {"steps": {"a": {"title": "Ver"}}}, "fr": {}, "en": {"title": ""}}) == []
    )


@given(st.text(max_size=120), st.from_regex(r"[0-9]{2}", fullmatch=True))
def test_whatever_the_title_a_new_procedure_can_be_read(title: str, number: str) -> None:
    written = "".join(letter for letter in title if letter.isprintable())
    process = keeping.name_of_process(number, written)
    drawn = blank(number=number, process=process, title=written, lane="L", role="secretariat", step="S")

    assert (read(drawn, name="x").process, re.fullmatch(r"p\d\d_[a-z0-9]+", process) is not None) == (process, True)


def test_a_drawing_of_camunda_without_our_notes_can_be_kept() -> None:
    drawn = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="a"/></definitions>'

    assert keeping.reasons_not_to_keep(drawn) == []


def test_what_cannot_be_drawn_here_is_named_with_what_to_draw_instead() -> None:
    drawn = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="a"><scriptTask id="calculate"/><inclusiveGateway id="some"/><task id="plain"/></process>
    </definitions>"""

    reasons = keeping.reasons_not_to_bring(drawn)

    assert [reason.partition(":")[0] for reason in reasons] == ["calculate", "some", "plain"]


def test_what_only_lacks_our_notes_can_be_brought() -> None:
    drawn = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="a"><startEvent id="b"/><userTask id="c" name="Ver"/><endEvent id="d"/></process>
    </definitions>"""

    assert keeping.reasons_not_to_bring(drawn) == []
