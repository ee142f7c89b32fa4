"""What an account must prove before it opens anything, and for how long a proof and a session hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from amparo.foundation.access.need_to_know import READS, SEALED_GROUPS

PASSKEY: Final = "PASSKEY"
PASSWORD: Final = "PASSWORD"  # noqa: S105 - the name of a way in
TIME_CODE: Final = "TIME_CODE"
CHOSEN: Final = "CHOSEN"
CODE: Final = "CODE"
INSTITUTION: Final = "INSTITUTION"  # the sign-in of one's own institution, in place of a password

PERSON_PLANE_ROLES: Final = frozenset(role for role, groups in READS.items() if groups & SEALED_GROUPS)
# They see of everybody who opened what, serve the machines, or let others in.
KEEPER_ROLES: Final = frozenset({"auditor", "administrator", "dpo", "supervisor", "secretariat", "focal_point"})

# A password needs some letters that are not those of a name that everybody knows.
DIFFERENT_LETTERS: Final = 6
LETTERS_OF_ONES_OWN: Final = 10
OWN_WORDS: Final = ("amparo", "servicios", "coalición", "coalicion")

IDLE_ON_PERSON_PLANE: Final = timedelta(minutes=10)
IDLE_ELSEWHERE: Final = timedelta(minutes=30)
PROOF_HOLDS: Final = timedelta(minutes=15)
INTERVIEW_AT_MOST: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Door:
    """What an account has to come in with, beside a password."""

    has_passkey: bool
    has_time_code: bool


def opens_person_plane(roles: Collection[str]) -> bool:
    """Say whether somebody with these roles can open what is known of a person."""
    return bool(PERSON_PLANE_ROLES & set(roles))


def idle_for(roles: Collection[str]) -> timedelta:
    """Return for how long a session may lie unused."""
    return IDLE_ON_PERSON_PLANE if opens_person_plane(roles) else IDLE_ELSEWHERE


def next_proof(roles: Collection[str], door: Door, *, must_have: Collection[str], asks_second: bool) -> str:
    """Say what must still be proved after the right password: PASSKEY, TIME_CODE, CODE (from two people), or "".

    A password alone never adds the first passkey of somebody who must have one: who finds it out would then be in.
    """
    if set(must_have) & set(roles):
        return PASSKEY if door.has_passkey else CODE
    if door.has_time_code:
        return TIME_CODE
    if door.has_passkey:
        return PASSKEY
    return CODE if asks_second else ""


def is_recent(proved_at: datetime, now: datetime) -> bool:
    """Say whether a proof is young enough for what must not be done from a desk that was left."""
    return now - proved_at <= PROOF_HOLDS


def must_have_passkey(roles: Collection[str], must_have: Collection[str]) -> bool:
    """Say whether somebody with these roles comes in with a passkey or not at all."""
    return bool(set(must_have) & set(roles))


def reasons_against_password(password: str, label: str) -> list[str]:
    """Say why a password that is long enough would still be guessed; which letters it has does not matter."""
    plain = password.casefold()
    reasons = []
    if len(set(plain)) < DIFFERENT_LETTERS:
        reasons.append(_("This password repeats the same few letters."))
    words = [word for word in (*label.casefold().split(), *OWN_WORDS) if len(word) > 2]
    rest = plain
    for word in words:
        rest = rest.replace(word, "")
    if len(rest) < len(plain) and len(rest) < LETTERS_OF_ONES_OWN:
        reasons.append(_("This password is made of your name or of the name of this system."))
    return reasons
