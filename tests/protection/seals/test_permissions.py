"""Who may seal a case and be the second person, in a table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.protection.seals.permissions import CHANGE_SEAL, DECIDE_SEAL, MAY, SEAL_CASE, SEE_SEALS


@dataclass(frozen=True)
class Waits:
    """A change that one person asked for, by which another would be named."""

    asked_by: int = 7
    account: int | None = 8


def actor(role: str, account: int | None = 9) -> Actor:
    return Actor(account, 1, "", 1, "CR_ERI", "CR", frozenset({(1, role)}), "America/Costa_Rica")


@pytest.mark.parametrize(
    ("role", "expected"),
    [("case_manager", True), ("duty_officer", True), ("supervisor", True), ("dpo", True), ("auditor", True),
     ("psychologist", False), ("police", False), ("administrator", False), ("secretariat", False)],
)  # fmt: skip
def test_who_leads_or_oversees_may_and_nobody_else(role: str, expected: bool) -> None:
    for operation in (SEE_SEALS, SEAL_CASE, CHANGE_SEAL):
        assert may(actor(role), operation, None, by_table=MAY) is expected, operation


def test_two_persons_are_two_and_nobody_is_named_by_their_own_word() -> None:
    decides = {one: may(actor("supervisor", one), DECIDE_SEAL, Waits(), by_table=MAY) for one in (7, 8, 9, None)}

    assert decides == {7: False, 8: False, 9: True, None: False}
