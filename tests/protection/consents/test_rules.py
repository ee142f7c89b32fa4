"""When a consent may be written down."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.protection.consents import rules
from amparo.protection.consents.vocabulary import ASKED_IN_STEP, PURPOSES, WITNESSES

GOOD: dict[str, Any] = {
    "is_open": True,
    "purpose": "CARE",
    "language": "es",
    "witness": "STAFF",
    "is_live": False,
}


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("witness", WITNESSES)
def test_every_purpose_may_be_agreed_to_before_every_witness(purpose: str, witness: str) -> None:
    assert rules.reasons_not_to_consent(**{**GOOD, "purpose": purpose, "witness": witness}) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_open": False},
        {"purpose": ""},
        {"purpose": "EVERYTHING"},
        {"language": ""},
        {"witness": ""},
        {"witness": "MOTHER"},
        {"is_live": True},
    ],
    ids=str,
)
def test_what_lacks_is_said_once(wrong: dict[str, Any]) -> None:
    assert len(rules.reasons_not_to_consent(**{**GOOD, **wrong})) == 1


def test_everything_that_lacks_is_said_together() -> None:
    wrong: dict[str, Any] = {"is_open": False, "purpose": "", "language": "", "witness": "", "is_live": True}

    assert len(rules.reasons_not_to_consent(**wrong)) == 5


def test_the_step_that_asks_for_consent_knows_only_purposes_that_exist() -> None:
    assert set(ASKED_IN_STEP.values()) - set(PURPOSES) == set()
