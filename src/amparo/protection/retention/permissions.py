"""Who says how long something is kept, what holds it, and who destroys it."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.retention.vocabulary import KEEPERS, SAYS_PROCEEDINGS

SET_PERIOD: Final = "SET_PERIOD"
SEE_KEPT: Final = "SEE_KEPT"
HOLD_CASE: Final = "HOLD_CASE"
CONFIRM_HOLD: Final = "CONFIRM_HOLD"
ASK_TO_LIFT: Final = "ASK_TO_LIFT"
LIFT_HOLD: Final = "LIFT_HOLD"
NOTE_PROCEEDING: Final = "NOTE_PROCEEDING"
ASK_TO_ERASE: Final = "ASK_TO_ERASE"
ERASE: Final = "ERASE"
DESTROY_KEYS: Final = "DESTROY_KEYS"


def keeps_records(by: Actor, subject: Any) -> bool:
    """The actor answers for data in a country; that the case is of it is told by the query that found it."""
    return bool(by.country and by.roles & KEEPERS)


def follows_the_case(by: Actor, subject: Any) -> bool:
    """The actor leads, supervises, represents or prosecutes; that the case is theirs is told by the query."""
    return bool(by.roles & SAYS_PROCEEDINGS)


def did_not_set_it(by: Actor, hold: Any) -> bool:
    """The actor is not the one who set the hold."""
    return by.account is not None and by.account != hold.set_by


def did_not_ask_to_lift(by: Actor, hold: Any) -> bool:
    """Somebody else asked that the hold is lifted."""
    return hold.lift_asked_by is not None and by.account not in {None, hold.lift_asked_by}


def did_not_ask_to_erase(by: Actor, erasure: Any) -> bool:
    """Somebody else asked that it is destroyed."""
    return by.account is not None and by.account != erasure.asked_by


def is_clock(by: Actor, subject: Any) -> bool:
    """The installation's own clock acts."""
    return by.is_service


MAY: Table = {
    SET_PERIOD: [[keeps_records]],
    SEE_KEPT: [[keeps_records], [follows_the_case]],
    HOLD_CASE: [[keeps_records], [follows_the_case]],
    CONFIRM_HOLD: [[keeps_records, did_not_set_it]],
    ASK_TO_LIFT: [[keeps_records], [follows_the_case]],
    LIFT_HOLD: [[keeps_records, did_not_ask_to_lift]],
    NOTE_PROCEEDING: [[keeps_records], [follows_the_case]],
    ASK_TO_ERASE: [[keeps_records]],
    ERASE: [[keeps_records, did_not_ask_to_erase]],
    DESTROY_KEYS: [[is_clock]],
}
