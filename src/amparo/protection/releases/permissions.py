"""Who may ask that something leaves a case, who may be the second, and who sees what left."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.protection.pathways.permissions import works_on_the_case
from amparo.protection.releases.vocabulary import OVERSEES

ASK_RELEASE: Final = "ASK_RELEASE"
DECIDE_RELEASE: Final = "DECIDE_RELEASE"
FETCH_RELEASE: Final = "FETCH_RELEASE"
SEE_RELEASES: Final = "SEE_RELEASES"


def is_another(by: Actor, release: Any) -> bool:
    """The actor is not who asked."""
    return by.account is not None and by.account != release.account_id


def is_a_colleague(by: Actor, release: Any) -> bool:
    """The actor is in the team for which it was asked; that the team still has the case is told by the database."""
    return release.team_id in by.teams


def supervises_there(by: Actor, release: Any) -> bool:
    """The actor supervises in the institution of who asked."""
    return "supervisor" in by.roles and by.institution_code == release.institution


def asked_it(by: Actor, release: Any) -> bool:
    """The actor asked for it."""
    return by.account is not None and by.account == release.account_id


def oversees(by: Actor, subject: Any) -> bool:
    """The actor supervises or answers for data; which ones are theirs is told by the query."""
    return bool(by.roles & OVERSEES)


MAY: Table = {
    ASK_RELEASE: [[works_on_the_case]],
    DECIDE_RELEASE: [[is_another, is_a_colleague], [is_another, supervises_there]],
    FETCH_RELEASE: [[asked_it]],
    SEE_RELEASES: [[works_on_the_case], [oversees]],
}
