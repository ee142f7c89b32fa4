"""When children may be asked, and what is not written of what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from amparo.evidence.studies.rules import consulting as rules
from amparo.evidence.studies.rules.consulting import Leader, Session

DAY = date(2026, 11, 22)
READY: dict[str, Any] = {
    "state": "PREPARED", "approved_on": DAY, "safeguarding": 1, "leaders": [Leader(2, is_certified=True)], "on": DAY,
}  # fmt: skip
SESSION = Session(DAY, 11, 11, 2, {"12_14": {"girls": 6, "boys": 5, "others": 0}})


@pytest.mark.parametrize(
    "lacking",
    [
        {"approved_on": None},
        {"approved_on": DAY + timedelta(days=1)},
        {"safeguarding": None},
        {"leaders": []},
        {"leaders": [Leader(2, is_certified=False)]},
        {"leaders": [Leader(1, is_certified=True)]},
        {"state": "ENDED"},
    ],
)
def test_nobody_speaks_with_children_before_approval_safeguarding_and_training_stand(lacking: dict[str, Any]) -> None:
    assert rules.reasons_not_to_begin(**READY) == []
    assert rules.reasons_not_to_begin(**{**READY, "leaders": [Leader(2, is_certified=None)]}) == []
    assert len(rules.reasons_not_to_begin(**{**READY, **lacking})) == 1


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"consents": 10}, 1),
        ({"assents": 10}, 1),
        ({"counts": {}}, 1),
        ({"held_on": DAY + timedelta(days=1)}, 1),
        ({"counts": {"6_8": {"girls": 501}}, "consents": 501, "assents": 501}, 1),
    ],
)
def test_every_child_in_a_session_had_consent_and_said_yes(changed: dict[str, Any], count: int) -> None:
    assert len(rules.reasons_not_to_record(replace(SESSION, **changed), today=DAY)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Una niña de 12 años de Quepos contó que tuvo miedo.",
        "María Fernanda dijo que la policía llegó tarde.",
        "Escriban a ana@ejemplo.cr para saber más.",
        "Une fille de 13 ans à Limon a parlé.",
    ],
)
def test_a_statement_by_which_a_child_could_be_known_is_stopped(text: str) -> None:
    assert len(rules.reasons_not_to_quote({"es": text})) >= 1


def test_a_statement_of_many_in_plain_words_passes() -> None:
    assert rules.reasons_not_to_quote({"es": "Quieren contar las cosas una sola vez.", "fr": ""}) == []


def test_children_are_late_to_be_told_after_sixty_days() -> None:
    ended = DAY - timedelta(days=60)
    late: dict[str, Any] = {"ended_on": ended, "was_given": False, "today": DAY + timedelta(days=1)}

    assert rules.feedback_due_on(ended) == DAY
    assert rules.is_feedback_late(**late)
    for changed in ({"today": DAY}, {"was_given": True}, {"ended_on": None}):
        assert not rules.is_feedback_late(**{**late, **changed})


def test_only_what_is_held_and_had_a_session_is_ended() -> None:
    assert rules.reasons_not_to_end(state="HELD", sessions=1) == []
    assert len(rules.reasons_not_to_end(state="HELD", sessions=0)) == 1
    assert len(rules.reasons_not_to_end(state="ENDED", sessions=1)) == 1
