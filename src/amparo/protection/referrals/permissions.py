"""Who may send, answer and take back a referral."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.vocabulary import TAKES_REFERRALS

SEND_REFERRAL: Final = "SEND_REFERRAL"
ANSWER_REFERRAL: Final = "ANSWER_REFERRAL"
OPEN_PACKET: Final = "OPEN_PACKET"
REVOKE_REFERRAL: Final = "REVOKE_REFERRAL"


def manages_cases(by: Actor, subject: Any) -> bool:
    """The actor is a case manager; that the case is theirs is told by the query that found it."""
    return "case_manager" in by.roles


def is_of_the_receiver(by: Actor, referral: Any) -> bool:
    """The actor works in the team that the referral was sent to, in a role that takes referrals."""
    return bool(by.roles_in(referral.to_team_id) & TAKES_REFERRALS)


def is_of_the_sender(by: Actor, referral: Any) -> bool:
    """The actor works in the team that sent the referral."""
    return referral.from_team_id in by.teams


MAY: Table = {
    SEND_REFERRAL: [[manages_cases]],
    ANSWER_REFERRAL: [[is_of_the_receiver]],
    OPEN_PACKET: [[is_of_the_receiver]],
    REVOKE_REFERRAL: [[is_of_the_sender]],
}
