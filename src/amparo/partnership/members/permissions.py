"""Who may let others in, and vouch for them."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.members.rules import may_give
from amparo.partnership.members.vocabulary import OFFICERS, VOUCHES

SEE_MEMBERS: Final = "SEE_MEMBERS"
INVITE_MEMBER: Final = "INVITE_MEMBER"
CHANGE_POSTS: Final = "CHANGE_POSTS"
ASK_RECOVERY: Final = "ASK_RECOVERY"
CONFIRM_RECOVERY: Final = "CONFIRM_RECOVERY"
MAKE_CODE: Final = "MAKE_CODE"
CLOSE_ACCOUNT: Final = "CLOSE_ACCOUNT"
CLOSE_AT_THE_SERVER: Final = "CLOSE_AT_THE_SERVER"


def is_officer(by: Actor, subject: Any) -> bool:
    """The actor lets people of the institution in."""
    return bool(by.roles & OFFICERS)


def vouches(by: Actor, subject: Any) -> bool:
    """The actor comes in with a passkey, and vouches for colleagues."""
    return bool(by.roles & VOUCHES)


def is_installation(by: Actor, subject: Any) -> bool:
    """The installation itself acts, from its own command."""
    return by.is_service


def is_a_colleague(by: Actor, subject: Any) -> bool:
    """It is about another person of the same institution."""
    return bool(subject.institution_id == by.institution and subject.account_id != by.account)


def stands_no_lower(by: Actor, subject: Any) -> bool:
    """Whoever it is about holds no role that stands above the actor."""
    return all(may_give(role, held=by.roles) for _team, _name, role in subject.posts)


def did_not_ask(by: Actor, subject: Any) -> bool:
    """Somebody else vouched for the person."""
    return bool(subject.asked_by is not None and subject.asked_by != by.account)


MAY: Table = {
    SEE_MEMBERS: [[is_officer], [vouches]],
    INVITE_MEMBER: [[is_officer]],
    CHANGE_POSTS: [[is_officer, is_a_colleague]],
    ASK_RECOVERY: [[vouches, is_a_colleague]],
    MAKE_CODE: [[is_installation]],
    CLOSE_ACCOUNT: [[is_officer, is_a_colleague, stands_no_lower]],
    CLOSE_AT_THE_SERVER: [[is_installation]],
    CONFIRM_RECOVERY: [[is_officer, is_a_colleague, did_not_ask]],
}
