"""Who may make a survey, ask it, count it and read what came of it. Answers themselves are shown to nobody."""

from __future__ import annotations

from typing import Any, Final

from amparo.evidence.surveys.vocabulary import MAKES_SURVEYS, READS_RESULTS
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Table

MAKE_SURVEY: Final = "MAKE_SURVEY"
CHANGE_SURVEY: Final = "CHANGE_SURVEY"
OPEN_SURVEY: Final = "OPEN_SURVEY"
INVITE_TO_SURVEY: Final = "INVITE_TO_SURVEY"
SEND_SURVEY_MAILS: Final = "SEND_SURVEY_MAILS"
MAKE_PHONE_FORM: Final = "MAKE_PHONE_FORM"
MAKE_COLLECTOR: Final = "MAKE_COLLECTOR"
REVIEW_KEPT: Final = "REVIEW_KEPT"
COUNT_SURVEY: Final = "COUNT_SURVEY"
CODE_TEXTS: Final = "CODE_TEXTS"
SEE_SURVEY: Final = "SEE_SURVEY"
SEE_RESULTS: Final = "SEE_RESULTS"


def runs_the_programme(by: Actor, subject: Any) -> bool:
    """The actor is of the secretariat or of the programme, in the country of the survey."""
    return bool(by.roles & MAKES_SURVEYS) and bool(by.country) and by.country == subject.country.code


def runs_a_programme(by: Actor, _subject: Any) -> bool:
    """The actor is of the secretariat or of the programme of a country."""
    return bool(by.roles & MAKES_SURVEYS) and bool(by.country)


def reads_results(by: Actor, subject: Any) -> bool:
    """The actor steers, oversees or runs the programme, in the country of the survey."""
    return bool(by.roles & READS_RESULTS) and bool(by.country) and by.country == subject.country.code


def is_the_installation(by: Actor, _subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


MAY: Table = {
    MAKE_SURVEY: [[runs_a_programme]],
    CHANGE_SURVEY: [[runs_the_programme]],
    OPEN_SURVEY: [[runs_the_programme]],
    INVITE_TO_SURVEY: [[runs_the_programme]],
    SEND_SURVEY_MAILS: [[is_the_installation]],
    MAKE_PHONE_FORM: [[is_the_installation]],
    MAKE_COLLECTOR: [[runs_the_programme]],
    REVIEW_KEPT: [[runs_the_programme]],
    COUNT_SURVEY: [[runs_the_programme], [is_the_installation]],
    CODE_TEXTS: [[runs_the_programme]],
    SEE_SURVEY: [[runs_the_programme]],
    SEE_RESULTS: [[reads_results]],
}


def account_of(by: Actor, operation: str) -> int:
    """Return the account that acts; raises `NotAllowed` for the installation, which says nothing of its own."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account
