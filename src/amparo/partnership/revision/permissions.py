"""Who may draw procedures, and read what is being drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Condition, Table
from amparo.partnership.coalition.vocabulary import DRAFTER
from amparo.partnership.revision.vocabulary import SECRETARIAT, SPEAKS_FOR_NONE

START_DRAFT: Final = "START_DRAFT"
READ_DRAFT: Final = "READ_DRAFT"
CHANGE_DRAFT: Final = "CHANGE_DRAFT"
DISCARD_DRAFT: Final = "DISCARD_DRAFT"
REOPEN_DRAFT: Final = "REOPEN_DRAFT"
START_INSIDE: Final = "START_INSIDE"


def draws_procedures(by: Actor, subject: Any) -> bool:
    """The actor writes procedures for an institution, or is of the secretariat."""
    return bool(by.institution_code) and bool({DRAFTER, SECRETARIAT} & by.roles)


def is_of_the_secretariat(by: Actor, draft: Any) -> bool:
    """The actor is of the secretariat of the draft's country."""
    return SECRETARIAT in by.roles and bool(by.country) and draft.country == by.country


def is_of_its_institution(by: Actor, draft: Any) -> bool:
    """The actor is of the institution that draws."""
    return bool(by.institution_code) and draft.institution == by.institution_code


def is_of_the_coalition(by: Actor, draft: Any) -> bool:
    """The draft is of a procedure of the coalition."""
    return not draft.refines


def is_of_an_institution(by: Actor, subject: Any) -> bool:
    """The actor works in an institution, and is neither auditor nor administrator."""
    return bool(by.institution_code) and bool(by.roles - SPEAKS_FOR_NONE)


def draws_inside(by: Actor, draft: Any) -> bool:
    """The draft is of how the actor's own institution does its part inside."""
    return bool(draft.refines) and (by.country, by.institution_code) == (draft.country, draft.institution)


def is_the_installation(by: Actor, draft: Any) -> bool:
    """The installation itself acts, when a check has its answer."""
    return by.is_service


_WHOSE: Final[Sequence[Sequence[Condition]]] = [
    [is_of_the_coalition, is_of_the_secretariat],
    [is_of_the_coalition, draws_procedures, is_of_its_institution],
    [is_of_an_institution, draws_inside],
]

MAY: Table = {
    START_DRAFT: [[draws_procedures]],
    START_INSIDE: [[is_of_an_institution]],
    READ_DRAFT: _WHOSE,
    CHANGE_DRAFT: _WHOSE,
    DISCARD_DRAFT: _WHOSE,
    REOPEN_DRAFT: [[is_the_installation]],
}
