"""Who may do what with a survey: a table of roles."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from amparo.evidence.surveys import permissions
from amparo.foundation.access.permits import NotAllowed, may
from tests.actors import CLOCK, acting_as


@dataclass(frozen=True)
class Place:
    """A country."""

    code: str


@dataclass(frozen=True)
class Subject:
    """A survey, as permissions see one."""

    country: Place


HERE, ELSEWHERE = Subject(Place("CR")), Subject(Place("HN"))
RUNNING = {
    permissions.CHANGE_SURVEY, permissions.OPEN_SURVEY, permissions.INVITE_TO_SURVEY, permissions.MAKE_COLLECTOR,
    permissions.REVIEW_KEPT, permissions.COUNT_SURVEY, permissions.CODE_TEXTS, permissions.SEE_SURVEY,
}  # fmt: skip
CASES = {
    "secretariat": RUNNING | {permissions.MAKE_SURVEY, permissions.SEE_RESULTS},
    "programme": RUNNING | {permissions.MAKE_SURVEY, permissions.SEE_RESULTS},
    "steering": {permissions.SEE_RESULTS},
    "auditor": {permissions.SEE_RESULTS},
    "supervisor": {permissions.SEE_RESULTS},
    "administrator": set(),
    "case_manager": set(),
    "trainer": set(),
    "drafter": set(),
}


@pytest.mark.parametrize("role", CASES)
@pytest.mark.parametrize("operation", sorted(permissions.MAY))
def test_what_a_role_may_do_in_its_country(role: str, operation: str) -> None:
    assert may(acting_as(role), operation, HERE, by_table=permissions.MAY) is (operation in CASES[role])


@pytest.mark.parametrize("operation", sorted(permissions.MAY.keys() - {permissions.MAKE_SURVEY}))
def test_nobody_does_anything_in_another_country(operation: str) -> None:
    assert not may(acting_as("secretariat", "programme", "steering"), operation, ELSEWHERE, by_table=permissions.MAY)


def test_the_installation_counts_sends_mails_makes_forms_for_phones_and_no_more() -> None:
    allowed = {operation for operation in permissions.MAY if may(CLOCK, operation, HERE, by_table=permissions.MAY)}

    assert allowed == {permissions.COUNT_SURVEY, permissions.SEND_SURVEY_MAILS, permissions.MAKE_PHONE_FORM}


def test_the_installation_says_nothing_of_its_own() -> None:
    with pytest.raises(NotAllowed):
        permissions.account_of(replace(CLOCK), permissions.MAKE_SURVEY)
