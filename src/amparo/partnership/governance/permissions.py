"""Who keeps the bodies, votes in them, reads their papers, closes what was promised and signs agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.permissions import is_of_the_secretariat, works_in_the_coalition
from amparo.partnership.governance.vocabulary import FOCAL_POINT, PROGRAMME

READ_BODY: Final = "READ_BODY"
KEEP_BODY: Final = "KEEP_BODY"
CONVENE_MEETING: Final = "CONVENE_MEETING"
READ_MEETING: Final = "READ_MEETING"
ADD_ITEM: Final = "ADD_ITEM"
DECLARE_CONFLICT: Final = "DECLARE_CONFLICT"
VOTE_IN_BODY: Final = "VOTE_IN_BODY"
RECORD_DECISION: Final = "RECORD_DECISION"
DRAFT_MINUTES: Final = "DRAFT_MINUTES"
APPROVE_MINUTES: Final = "APPROVE_MINUTES"
WRITE_PLAN: Final = "WRITE_PLAN"
CONFIRM_TARGET: Final = "CONFIRM_TARGET"
RAISE_ACTION: Final = "RAISE_ACTION"
CLOSE_ACTION: Final = "CLOSE_ACTION"
ENTER_AGREEMENT: Final = "ENTER_AGREEMENT"
SIGN_AGREEMENT: Final = "SIGN_AGREEMENT"
END_AGREEMENT: Final = "END_AGREEMENT"


@dataclass(frozen=True, slots=True)
class Party:
    """An institution that has to do with an agreement or an action point, in a coalition."""

    kept_by: Country
    institution: int | None = None


def sits_in_it(by: Actor, sitting: Any) -> bool:
    """The actor holds a seat in the body on that day, as a member or as a guest."""
    return by.account is not None and by.account in sitting.accounts


def holds_the_seat(by: Actor, chair: Any) -> bool:
    """The actor holds that seat on that day, or stands in for its holder."""
    return by.account is not None and by.account in chair.accounts


def plans_the_programme(by: Actor, subject: Any) -> bool:
    """The actor is a programme officer of the country."""
    return PROGRAMME in by.roles and bool(by.country) and by.country == subject.kept_by.code


def speaks_for_the_institution(by: Actor, party: Any) -> bool:
    """The actor is the focal point of that institution."""
    is_theirs = party.institution is not None and by.institution == party.institution
    return FOCAL_POINT in by.roles and is_theirs


MAY: Table = {
    READ_BODY: [[works_in_the_coalition]],
    KEEP_BODY: [[is_of_the_secretariat]],
    CONVENE_MEETING: [[is_of_the_secretariat]],
    READ_MEETING: [[is_of_the_secretariat], [plans_the_programme], [sits_in_it]],
    ADD_ITEM: [[is_of_the_secretariat], [sits_in_it]],
    DECLARE_CONFLICT: [[is_of_the_secretariat], [holds_the_seat]],
    VOTE_IN_BODY: [[is_of_the_secretariat], [holds_the_seat]],
    RECORD_DECISION: [[is_of_the_secretariat]],
    DRAFT_MINUTES: [[is_of_the_secretariat]],
    APPROVE_MINUTES: [[is_of_the_secretariat], [holds_the_seat]],
    WRITE_PLAN: [[is_of_the_secretariat], [plans_the_programme]],
    CONFIRM_TARGET: [[is_of_the_secretariat]],
    RAISE_ACTION: [[is_of_the_secretariat], [plans_the_programme]],
    CLOSE_ACTION: [[is_of_the_secretariat], [speaks_for_the_institution]],
    ENTER_AGREEMENT: [[is_of_the_secretariat]],
    SIGN_AGREEMENT: [[is_of_the_secretariat], [speaks_for_the_institution]],
    END_AGREEMENT: [[is_of_the_secretariat], [speaks_for_the_institution]],
}
