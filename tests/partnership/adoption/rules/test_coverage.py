"""What a cell says: nothing is adopted without a live act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.rules.coverage import Cell, LiveAct, reminder_due, revision_due_on, state_of

DAY = date(2026, 11, 22)
ACT = LiveAct(version=1, signed_on=DAY - timedelta(60), in_force_on=DAY - timedelta(30))
EMPTY = Cell(version=1)


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (EMPTY, words.NOTHING),
        (replace(EMPTY, agreed_on=DAY), words.NOTHING),
        (replace(EMPTY, agreed_on=DAY - timedelta(1)), words.LATE),
        (replace(EMPTY, evidence_on=DAY), words.NOTHING),
        (replace(EMPTY, act=ACT), words.ADOPTED),
        (replace(EMPTY, act=ACT, agreed_on=DAY - timedelta(90)), words.ADOPTED),
        (replace(EMPTY, act=ACT, evidence_on=DAY), words.APPLIED),
        (replace(EMPTY, act=ACT, evidence_on=ACT.signed_on - timedelta(1)), words.ADOPTED),
        (replace(EMPTY, version=2, act=ACT, evidence_on=DAY), words.REVISION),
        (replace(EMPTY, act=replace(ACT, in_force_on=date(2024, 11, 22))), words.REVISION),
        (replace(EMPTY, act=replace(ACT, in_force_on=date(2024, 11, 23))), words.ADOPTED),
        (replace(EMPTY, is_exempt=True, agreed_on=DAY - timedelta(1)), words.NOT_APPLICABLE),
    ],
)
def test_the_state_of_a_cell(cell: Cell, state: str) -> None:
    assert state_of(cell, today=DAY, months=24) == state


days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(evidence=days, agreed=days, exempt=st.booleans(), months=st.integers(1, 60))
def test_without_an_act_no_cell_is_ever_adopted(
    evidence: date | None, agreed: date | None, exempt: bool, months: int
) -> None:
    cell = Cell(1, None, evidence, exempt, agreed)

    assert state_of(cell, today=DAY, months=months) in {words.NOTHING, words.LATE, words.NOT_APPLICABLE}


def test_a_revision_is_due_after_the_months_of_the_country() -> None:
    assert revision_due_on(replace(ACT, in_force_on=date(2024, 2, 29)), 12) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("state", "days_ago", "kind"),
    [
        (words.LATE, None, words.LATE),
        (words.REVISION, None, words.REVISION),
        (words.LATE, 29, ""),
        (words.LATE, 30, words.LATE),
        (words.ADOPTED, None, ""),
        (words.NOTHING, None, ""),
        (words.NOT_APPLICABLE, None, ""),
        ("", None, ""),
    ],
)
def test_what_is_due_is_reminded_once_a_month(state: str, days_ago: int | None, kind: str) -> None:
    last = None if days_ago is None else DAY - timedelta(days_ago)

    assert reminder_due(state, last_sent=last, today=DAY) == kind
