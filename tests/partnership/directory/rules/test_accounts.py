"""When an account may be tied to a professional: pure rules."""

from __future__ import annotations

import pytest

from amparo.partnership.directory.rules.accounts import reasons_not_to_tie


def reasons(**changed: bool) -> int:
    asked = {"is_offered": True, "is_of_another": False, "has_one": False, "is_own": False, **changed}
    return len(reasons_not_to_tie(**asked))


def test_a_free_account_of_the_list_is_tied() -> None:
    assert reasons() == 0


@pytest.mark.parametrize(
    "changed", [{"is_offered": False}, {"is_of_another": True}, {"has_one": True}, {"is_own": True}]
)
def test_each_reason_alone_is_enough(changed: dict[str, bool]) -> None:
    assert reasons(**changed) == 1
