"""How sure a finding is, when it is validated, and where recommendations stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.rules import confidence as rules
from amparo.evidence.studies.rules.confidence import Behind, confidence_of

DAY = date(2026, 11, 22)
behinds = st.builds(
    Behind, st.sampled_from(list(words.SOURCES)), st.sampled_from([None, 1, 2]), st.sampled_from(list(words.TRUST))
)


@pytest.mark.parametrize(
    ("sources", "sure"),
    [
        ([], "NONE"),
        ([("MEETING", 1, "HIGH")], "SINGLE"),
        ([("LAW", None, "HIGH")], "SINGLE"),
        ([("MEETING", 1, "HIGH"), ("MEETING", 2, "HIGH")], "LIMITED"),
        ([("MEETING", 1, "HIGH"), ("DOCUMENT", 1, "HIGH")], "LIMITED"),
        ([("MEETING", 1, "HIGH"), ("WORKSHOP", None, "LOW")], "LIMITED"),
        ([("MEETING", 1, "MEDIUM"), ("WORKSHOP", None, "MEDIUM")], "CONFIRMED"),
        ([("LAW", None, "HIGH"), ("STATISTIC", None, "MEDIUM")], "CONFIRMED"),
    ],
)
def test_confidence_follows_from_kinds_voices_and_trust(sources: list[tuple[Any, ...]], sure: str) -> None:
    assert confidence_of([Behind(*each) for each in sources]) == sure


@given(st.lists(behinds, max_size=5), behinds)
def test_another_source_never_makes_a_finding_less_sure(sources: list[Behind], one: Behind) -> None:
    order = list(words.CONFIDENCE)

    assert order.index(confidence_of([*sources, one])) >= order.index(confidence_of(sources))


def test_sit_01_without_a_source_a_finding_cannot_be_validated() -> None:
    with translation.override("en"):
        reasons = rules.reasons_not_to_validate(state="DRAFT", sources=0, was_asked=True)

    assert reasons == ["It stands on no source yet: name at least one."]
    assert rules.reasons_not_to_validate(state="DRAFT", sources=1, was_asked=True) == []
    assert len(rules.reasons_not_to_validate(state="VALIDATED", sources=1, was_asked=False)) == 2


def test_a_text_needs_words_and_a_known_theme_in_our_languages() -> None:
    assert rules.reasons_not_to_write(texts={"es": "Sí."}, theme="LAW") == []
    assert len(rules.reasons_not_to_write(texts={"es": " "}, theme="OTHER")) == 2
    assert len(rules.reasons_not_to_write(texts={"de": "Ja."}, theme="LAW")) == 1


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"verdict": "CONTESTS"}, 1),
        ({"verdict": "CONTESTS", "said": "No es así."}, 0),
        ({"verdict": "MAYBE"}, 1),
        ({"state": "WITHDRAWN"}, 1),
        ({"days": None}, 1),
        ({"days": (date(2026, 11, 23), date(2026, 11, 30))}, 1),
    ],
)
def test_institutions_comment_in_the_round_and_contest_in_words(changed: dict[str, Any], count: int) -> None:
    said: dict[str, Any] = {"verdict": "AGREES", "said": "", "state": "DRAFT", "days": (DAY, DAY), "today": DAY}

    assert len(rules.reasons_not_to_comment(**{**said, **changed})) == count


def test_an_analysis_is_launched_once_with_something_validated_at_a_place_and_time() -> None:
    said: dict[str, Any] = {"validated": 1, "is_launched": False, "has_time": True, "place": "San José"}

    assert rules.reasons_not_to_launch(**said) == []
    for changed in ({"validated": 0}, {"is_launched": True}, {"has_time": False}, {"place": " "}):
        assert len(rules.reasons_not_to_launch(**{**said, **changed})) == 1


@pytest.mark.parametrize(
    ("state", "was_begun", "stands"),
    [
        ("DONE", False, "DONE"),
        ("OPEN", True, "GOING_ON"),
        ("OPEN", False, "NOT_DONE"),
        ("DROPPED", True, "NOT_DONE"),
    ],
)
def test_sit_04_a_recommendation_is_done_going_on_or_not(state: str, was_begun: bool, stands: str) -> None:
    assert rules.progress_of(state=state, was_begun=was_begun) == stands


def test_the_latest_word_of_an_institution_counts() -> None:
    assert rules.voices_of([(1, "CONTESTS"), (2, "AGREES"), (1, "AGREES")]) == {"AGREES": {1, 2}, "CONTESTS": set()}


def test_themes_without_a_finding_are_told_in_their_order() -> None:
    assert rules.missing_themes({"TRAINING", "LAW", "PREVENTION"}, {"PREVENTION"}) == ["LAW", "TRAINING"]
