"""Who may enter a project, define an indicator, close a period, restate a figure, and read results and their rows."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

LOAD_FRAMEWORK: Final = "LOAD_FRAMEWORK"
DEFINE_INDICATOR: Final = "DEFINE_INDICATOR"
SET_AIM: Final = "SET_AIM"
CLOSE_PERIOD: Final = "CLOSE_PERIOD"
RESTATE_MEASUREMENT: Final = "RESTATE_MEASUREMENT"
PUBLISH_MEASUREMENT: Final = "PUBLISH_MEASUREMENT"
CHOOSE_DATE: Final = "CHOOSE_DATE"
RECORD_AMOUNT: Final = "RECORD_AMOUNT"
RECORD_RISK: Final = "RECORD_RISK"
CHECK_LASTING: Final = "CHECK_LASTING"
TALLY_INDICATOR: Final = "TALLY_INDICATOR"
FINISH_COUNT: Final = "FINISH_COUNT"
EXTEND_PROJECT: Final = "EXTEND_PROJECT"
GIVE_OUT_CASE_SUMS: Final = "GIVE_OUT_CASE_SUMS"
PROPOSE_CASE_SUMS: Final = "PROPOSE_CASE_SUMS"
ANSWER_CASE_SUMS: Final = "ANSWER_CASE_SUMS"
READ_CASE_SUMS: Final = "READ_CASE_SUMS"
READ_RESULTS: Final = "READ_RESULTS"
READ_ROWS: Final = "READ_ROWS"


def is_of_the_secretariat(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat of the project's country."""
    return "secretariat" in by.roles and bool(by.country) and by.country == subject.country.code


def sits_on_the_steering_committee(by: Actor, subject: Any) -> bool:
    """The actor sits on the steering committee of the project's country."""
    return "steering" in by.roles and bool(by.country) and by.country == subject.country.code


def audits_the_country(by: Actor, subject: Any) -> bool:
    """The actor is the auditor of the project's country."""
    return "auditor" in by.roles and bool(by.country) and by.country == subject.country.code


def is_the_protection_officer(by: Actor, subject: Any) -> bool:
    """The actor is the data protection officer of the project's country."""
    return "dpo" in by.roles and bool(by.country) and by.country == subject.country.code


def reads_the_country(by: Actor, subject: Any) -> bool:
    """The actor works in the country's coalition or is its auditor, and is not an administrator."""
    return bool(by.roles - {"administrator"}) and bool(by.country) and by.country == subject.country.code


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


MAY: Table = {
    LOAD_FRAMEWORK: [[is_the_installation]],
    DEFINE_INDICATOR: [[is_of_the_secretariat]],
    SET_AIM: [[is_of_the_secretariat]],
    CLOSE_PERIOD: [[is_of_the_secretariat]],
    RESTATE_MEASUREMENT: [[is_of_the_secretariat]],
    PUBLISH_MEASUREMENT: [[is_of_the_secretariat]],
    CHOOSE_DATE: [[is_of_the_secretariat]],
    RECORD_AMOUNT: [[is_of_the_secretariat]],
    RECORD_RISK: [[is_of_the_secretariat]],
    CHECK_LASTING: [[is_of_the_secretariat]],
    TALLY_INDICATOR: [[is_the_installation]],
    FINISH_COUNT: [[is_the_installation]],
    EXTEND_PROJECT: [[is_of_the_secretariat]],
    GIVE_OUT_CASE_SUMS: [[is_the_installation]],
    PROPOSE_CASE_SUMS: [[is_of_the_secretariat]],
    ANSWER_CASE_SUMS: [[is_of_the_secretariat], [is_the_protection_officer]],
    READ_CASE_SUMS: [[is_of_the_secretariat], [is_the_protection_officer], [audits_the_country]],
    READ_RESULTS: [[reads_the_country]],
    READ_ROWS: [[is_of_the_secretariat], [sits_on_the_steering_committee], [audits_the_country]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which signs nothing."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
