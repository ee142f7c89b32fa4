"""Who sees how the keys stand, releases more and locks."""

from __future__ import annotations

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.partnership.guarding.permissions import LOCK_EVERYTHING, MAY, RELEASE_CASES, SEE_KEYS


@pytest.mark.parametrize(
    ("role", "may_see", "may_release"),
    [
        ("auditor", True, True),
        ("supervisor", True, True),
        ("administrator", True, False),
        ("case_manager", False, False),
        ("secretariat", False, False),
        ("intake", False, False),
    ],
)
def test_officers_see_and_lock_and_who_answers_for_people_releases_for_another(
    role: str, may_see: bool, may_release: bool
) -> None:
    by = Actor(5, 1, "", 1, "I", "CR", frozenset({(1, role)}))

    assert may(by, SEE_KEYS, None, by_table=MAY) is may_see
    assert may(by, LOCK_EVERYTHING, None, by_table=MAY) is may_see
    assert may(by, RELEASE_CASES, 6, by_table=MAY) is may_release
    assert may(by, RELEASE_CASES, 5, by_table=MAY) is False
