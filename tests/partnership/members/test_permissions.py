"""Who may let whom in: each situation of the table."""

from __future__ import annotations

import pytest

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.partnership.members import permissions
from amparo.partnership.members.queries import Colleague


def acting(*roles: str, account: int = 1, institution: int = 7, service: bool = False) -> Actor:
    posts = frozenset((3, role) for role in roles)
    return Actor(account, account, "A", institution, "X", "CR", posts, is_service=service)


def colleague(account: int = 2, institution: int = 7, asked_by: int | None = None, role: str = "police") -> Colleague:
    return Colleague(account, account, institution, "B", ((3, "T", role),), None, 5 if asked_by else None, asked_by)


TABLE = [
    ("INVITE_MEMBER", acting("supervisor"), None, True),
    ("INVITE_MEMBER", acting("case_manager"), None, False),
    ("INVITE_MEMBER", acting("auditor"), None, False),
    ("CHANGE_POSTS", acting("focal_point"), colleague(), True),
    ("CHANGE_POSTS", acting("focal_point"), colleague(account=1), False),
    ("CHANGE_POSTS", acting("focal_point"), colleague(institution=8), False),
    ("CHANGE_POSTS", acting("police"), colleague(), False),
    ("ASK_RECOVERY", acting("police"), colleague(), True),
    ("ASK_RECOVERY", acting("trainer"), colleague(), False),
    ("ASK_RECOVERY", acting("police"), colleague(account=1), False),
    ("ASK_RECOVERY", acting("police"), colleague(institution=8), False),
    ("CONFIRM_RECOVERY", acting("supervisor"), colleague(asked_by=3), True),
    ("CONFIRM_RECOVERY", acting("supervisor"), colleague(asked_by=1), False),
    ("CONFIRM_RECOVERY", acting("supervisor"), colleague(), False),
    ("CONFIRM_RECOVERY", acting("supervisor"), colleague(account=1, asked_by=3), False),
    ("CONFIRM_RECOVERY", acting("supervisor"), colleague(institution=8, asked_by=3), False),
    ("CONFIRM_RECOVERY", acting("case_manager"), colleague(asked_by=3), False),
    ("MAKE_CODE", acting("supervisor"), None, False),
    ("MAKE_CODE", acting(service=True), None, True),
    ("CLOSE_ACCOUNT", acting("focal_point"), colleague(), True),
    ("CLOSE_ACCOUNT", acting("focal_point"), colleague(role="supervisor"), False),
    ("CLOSE_ACCOUNT", acting("supervisor"), colleague(role="supervisor"), True),
    ("CLOSE_ACCOUNT", acting("supervisor"), colleague(account=1), False),
    ("CLOSE_ACCOUNT", acting("supervisor"), colleague(institution=8), False),
    ("CLOSE_ACCOUNT", acting("police"), colleague(), False),
    ("CLOSE_AT_THE_SERVER", acting("supervisor"), None, False),
    ("CLOSE_AT_THE_SERVER", acting(service=True), None, True),
    ("SEE_MEMBERS", acting("trainer"), None, False),
    ("SEE_MEMBERS", acting("shelter"), None, True),
]


@pytest.mark.parametrize(("operation", "by", "subject", "allowed"), TABLE)
def test_who_may_let_whom_in(operation: str, by: Actor, subject: Colleague | None, allowed: bool) -> None:
    assert permits.may(by, operation, subject, by_table=permissions.MAY) is allowed
