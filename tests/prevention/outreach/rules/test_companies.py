"""When a commitment is in force, when its check is due, and when a company may be named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from amparo.prevention.outreach.rules import companies as rules
from amparo.prevention.outreach.rules.companies import Committed, Consented, Looked, may_be_named

TODAY = date(2026, 11, 22)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def committed(*checks: tuple[int, str], until: int = -100) -> Committed:
    return Committed(day(500), day(until), tuple(Looked(day(ago), finding) for ago, finding in checks))


@pytest.mark.parametrize(
    ("commitment", "in_force"),
    [
        (committed(), False),
        (committed((30, "KEPT")), True),
        (committed((365, "KEPT")), True),
        (committed((366, "KEPT")), False),
        (committed((30, "KEPT"), (5, "NOT_KEPT")), False),
        (committed((5, "KEPT"), (5, "PARTLY")), False),
        (committed((30, "KEPT"), until=1), False),
    ],
)
def test_a_commitment_is_in_force_while_it_runs_and_a_recent_check_found_it_kept(
    commitment: Committed, *, in_force: bool
) -> None:
    assert commitment.is_in_force(TODAY) is in_force


def test_a_check_is_due_a_year_after_the_last_or_after_it_was_made() -> None:
    assert committed().due_on(TODAY) == day(135)
    assert committed((30, "KEPT")).due_on(TODAY) == day(-335)


@pytest.mark.parametrize(
    ("consents", "named"),
    [
        ([], False),
        ([Consented(day(10))], True),
        ([Consented(day(-1))], False),
        ([Consented(day(10), until_on=day(1))], False),
        ([Consented(day(10), withdrawn_on=TODAY)], False),
        ([Consented(day(10), withdrawn_on=day(3)), Consented(day(2))], True),
    ],
)
def test_a_company_is_named_with_its_consent_and_a_check_in_force(consents: list[Consented], *, named: bool) -> None:
    assert may_be_named(consents, [committed((30, "KEPT"))], TODAY) is named
    assert not may_be_named(consents, [committed((400, "KEPT"))], TODAY)


def test_what_is_wanting_is_said() -> None:
    assert rules.reasons_not_to_enter(branch="LODGING", place="Tela") == []
    assert len(rules.reasons_not_to_enter(branch="X", place=" ")) == 2
    made: dict[str, Any] = {"kind": "CODE", "text": "", "made_on": TODAY, "until_on": TODAY, "has_left": False}
    assert rules.reasons_not_to_commit(**made) == []
    assert len(rules.reasons_not_to_commit(**{**made, "kind": "OTHER", "until_on": day(1), "has_left": True})) == 3
    looked: dict[str, Any] = {"made_on": day(9), "checked_on": TODAY, "checked_by": "ICT", "finding": "KEPT"}
    assert rules.reasons_not_to_check(**looked, today=TODAY) == []
    wrong = {**looked, "checked_on": day(10), "checked_by": "", "finding": "X"}
    assert len(rules.reasons_not_to_check(**wrong, today=TODAY)) == 3
    told: dict[str, Any] = {"office": "Gerencia", "given_on": TODAY, "until_on": None, "today": TODAY}
    assert rules.reasons_not_to_consent(**told, stands=False) == []
    assert len(rules.reasons_not_to_consent(**{**told, "office": "", "until_on": day(1)}, stands=True)) == 3
