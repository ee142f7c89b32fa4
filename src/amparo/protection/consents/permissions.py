"""Who may write down a consent or its withdrawal: whoever the person tells, among those who care for the case."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.vocabulary import RECORDS_FOR_THE_PERSON

GIVE_CONSENT: Final = "GIVE_CONSENT"
WITHDRAW_CONSENT: Final = "WITHDRAW_CONSENT"
# Whoever writes down what the person decides, and whoever decides with a child.
CARERS: Final = RECORDS_FOR_THE_PERSON | {"guardian"}


def cares_for_the_person(by: Actor, subject: Any) -> bool:
    """The actor holds a caring role; that the case is theirs is told by the query that found it."""
    return bool(by.roles & CARERS)


MAY: Table = {
    GIVE_CONSENT: [[cares_for_the_person]],
    WITHDRAW_CONSENT: [[cares_for_the_person]],
}
