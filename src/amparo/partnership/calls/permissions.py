"""Who prepares calls, reads applications, judges, decides, and looks after grants. Whoever applies holds a code."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table
from amparo.partnership.calls.vocabulary import RUNS_CALLS, SEES_CALLS

MAKE_CALL: Final = "MAKE_CALL"
CHANGE_CALL: Final = "CHANGE_CALL"
PUBLISH_CALL: Final = "PUBLISH_CALL"
SEE_CALL: Final = "SEE_CALL"
READ_APPLICATIONS: Final = "READ_APPLICATIONS"
PREPARE_COPIES: Final = "PREPARE_COPIES"
NAME_REVIEWER: Final = "NAME_REVIEWER"
JUDGE_APPLICATIONS: Final = "JUDGE_APPLICATIONS"
DECIDE_APPLICATIONS: Final = "DECIDE_APPLICATIONS"
SEE_SELECTION: Final = "SEE_SELECTION"
SEE_GRANT: Final = "SEE_GRANT"
AGREE_GRANT: Final = "AGREE_GRANT"
ANSWER_GRANTEE: Final = "ANSWER_GRANTEE"
KEEP_CALLS_GOING: Final = "KEEP_CALLS_GOING"


def _is_here(by: Actor, subject: Any) -> bool:
    return bool(by.country) and by.country == subject.country.code


def runs_calls(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or of the programme, in the country of the call."""
    return bool(by.roles & RUNS_CALLS) and _is_here(by, subject)


def runs_a_programme(by: Actor, _subject: Any) -> bool:
    """The actor is of the secretariat or of the programme of a country."""
    return bool(by.roles & RUNS_CALLS) and bool(by.country)


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the country of the call."""
    return "secretariat" in by.roles and _is_here(by, subject)


def sees_calls(by: Actor, subject: Any) -> bool:
    """The actor runs or steers the programme of the country of the call."""
    return bool(by.roles & SEES_CALLS) and _is_here(by, subject)


def was_named_to_judge(by: Actor, reviewer: Any) -> bool:
    """The actor was named as a reviewer, acts with that account, and does not run calls."""
    is_named = by.account is not None and by.account == reviewer.account
    return is_named and _is_here(by, reviewer.call) and not by.roles & RUNS_CALLS


def is_the_installation(by: Actor, _subject: Any) -> bool:
    """The installation itself acts, from its own clock."""
    return by.is_service


MAY: Table = {
    MAKE_CALL: [[runs_a_programme]],
    CHANGE_CALL: [[runs_calls]],
    PUBLISH_CALL: [[runs_calls]],
    SEE_CALL: [[sees_calls]],
    READ_APPLICATIONS: [[runs_calls]],
    PREPARE_COPIES: [[runs_calls]],
    NAME_REVIEWER: [[runs_calls]],
    JUDGE_APPLICATIONS: [[was_named_to_judge]],
    DECIDE_APPLICATIONS: [[runs_calls]],
    SEE_SELECTION: [[sees_calls]],
    SEE_GRANT: [[sees_calls]],
    AGREE_GRANT: [[is_of_the_secretariat]],
    ANSWER_GRANTEE: [[is_of_the_secretariat]],
    KEEP_CALLS_GOING: [[is_the_installation]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which judges and agrees nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
