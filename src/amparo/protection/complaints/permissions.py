"""Who shows the person who looked, writes a complaint down, and answers it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.complaints.vocabulary import ANSWERS, SHOWS

SHOW_WHO_LOOKED: Final = "SHOW_WHO_LOOKED"
MAKE_COMPLAINT: Final = "MAKE_COMPLAINT"
ANSWER_COMPLAINT: Final = "ANSWER_COMPLAINT"
TELL_ANSWER: Final = "TELL_ANSWER"


def sits_with_the_person(by: Actor, subject: Any) -> bool:
    """The actor manages the case, listens or represents; that it is theirs is told by the query that found it."""
    return bool(by.roles & SHOWS)


def answers_for_records(by: Actor, subject: Any) -> bool:
    """The actor answers for data in the country; that the complaint is of it is told by the query."""
    return bool(by.country and by.roles & ANSWERS)


MAY: Table = {
    SHOW_WHO_LOOKED: [[sits_with_the_person]],
    MAKE_COMPLAINT: [[sits_with_the_person]],
    ANSWER_COMPLAINT: [[answers_for_records]],
    TELL_ANSWER: [[sits_with_the_person]],
}
