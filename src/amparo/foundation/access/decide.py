"""The one decision: may this actor read or write this field group of this case?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from amparo.foundation.access import need_to_know

READ: Final = "READ"
WRITE: Final = "WRITE"


@dataclass(frozen=True, slots=True)
class Relation:
    """A live grant that ties one of the actor's teams to the case."""

    team: int
    purpose: str
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Glass:
    """A glass that somebody broke: whose it is, of which case, since when, until when, and who agreed as the second."""

    account: int
    case: int
    opened_at: datetime
    until: datetime
    second: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What `decide` looks at; gathered by `protection.cases.queries`, never by a view.

    `is_sealed` tells that a case opens to persons named for it only, `is_named` that the actor is one of them. `glass`
    is what the actor says was broken in an emergency: whether it is theirs, of this case and still holds is decided.
    """

    posts: frozenset[tuple[int, str]]
    action: str
    group: str
    purpose: str
    relations: tuple[Relation, ...]
    consents: frozenset[str]
    is_open: bool
    written_by_step: frozenset[str] = frozenset()
    is_sealed: bool = False
    is_named: bool = False
    account: int | None = None
    case: int = 0
    now: datetime | None = None
    glass: Glass | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether it is allowed, and the code of the reason."""

    allowed: bool
    reason: str


def decide(facts: Facts) -> Decision:
    """Say who may read or write a field group of a case; deny by default, the first reason that refuses is given."""
    if facts.group not in need_to_know.GROUPS or facts.action not in {READ, WRITE}:
        return Decision(False, "UNKNOWN_GROUP")
    if facts.purpose == need_to_know.EMERGENCY:
        return _decide_in_emergency(facts)
    if facts.purpose not in need_to_know.PURPOSES:
        return Decision(False, "UNKNOWN_PURPOSE")
    if not facts.relations:
        return Decision(False, "NO_RELATION")
    if facts.action == WRITE:
        return _decide_to_write(facts)
    return _decide_to_read(facts)


def _decide_to_write(facts: Facts) -> Decision:
    """A field is written only in a step whose published procedure says that it writes the group."""
    if not facts.is_open:
        return Decision(False, "CASE_CLOSED")
    if facts.group not in facts.written_by_step:
        return Decision(False, "STEP_DOES_NOT_WRITE")
    teams = {team for team, _ in facts.posts}
    if not any(relation.team in teams for relation in facts.relations):
        return Decision(False, "NO_RELATION")
    return Decision(True, "STEP")


def _decide_to_read(facts: Facts) -> Decision:
    """A field group is read through a role that works with it, a purpose that needs it, a live grant and consent."""
    if not any(facts.group in need_to_know.READS.get(role, frozenset()) for _, role in facts.posts):
        return Decision(False, "ROLE")
    if facts.group not in need_to_know.PURPOSE_GROUPS[facts.purpose]:
        return Decision(False, "PURPOSE")
    if _is_sealed_off(facts):
        return Decision(False, "SEALED")
    return _by_grant(facts)


def _is_sealed_off(facts: Facts) -> bool:
    """What a sealed case keeps of the person opens to those named for it only."""
    return facts.is_sealed and not facts.is_named and facts.group in need_to_know.SEALED_GROUPS


def _by_grant(facts: Facts) -> Decision:
    """One grant for the purpose that names the group, in a team where the role reads it, with consent where asked."""
    reason = "NO_RELATION"
    for relation in facts.relations:
        if relation.purpose != facts.purpose or facts.group not in relation.groups:
            continue
        for team, role in facts.posts:
            if team != relation.team or facts.group not in need_to_know.READS.get(role, frozenset()):
                continue
            consent = need_to_know.CONSENT_NEEDED.get((role, facts.group))
            if consent is None or consent in facts.consents:
                return Decision(True, "GRANT")
            reason = "CONSENT"
    return Decision(False, reason)


def _decide_in_emergency(facts: Facts) -> Decision:
    """Without a grant: who may break the glass reads identity and safety for a few hours; a sealed case needs two."""
    if facts.action != READ:
        return Decision(False, "READ_ONLY")
    if not any(facts.group in need_to_know.BREAKS_GLASS.get(role, frozenset()) for _, role in facts.posts):
        return Decision(False, "ROLE")
    glass = facts.glass
    if glass is None or glass.account != facts.account or glass.case != facts.case:
        return Decision(False, "NO_GLASS")
    if facts.now is None or not _holds(glass, facts.now):
        return Decision(False, "GLASS_OVER")
    if facts.is_sealed and (glass.second is None or glass.second == glass.account):
        return Decision(False, "SECOND_PERSON")
    return Decision(True, "EMERGENCY")


def _holds(glass: Glass, now: datetime) -> bool:
    """Say whether a broken glass holds now; whatever it says itself, never longer than an emergency lasts."""
    return glass.opened_at <= now < min(glass.until, glass.opened_at + need_to_know.EMERGENCY_LASTS)
