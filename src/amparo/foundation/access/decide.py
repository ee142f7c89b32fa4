"""The one decision: may this actor read or write this field group of this case?"""

from __future__ import annotations

from dataclasses import dataclass
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
class Facts:
    """What `decide` looks at; gathered by `protection.cases.queries`, never by a view."""

    posts: frozenset[tuple[int, str]]
    action: str
    group: str
    purpose: str
    relations: tuple[Relation, ...]
    consents: frozenset[str]
    is_open: bool
    written_by_step: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether it is allowed, and the code of the reason."""

    allowed: bool
    reason: str


def decide(facts: Facts) -> Decision:
    """Say who may read or write a field group of a case; deny by default, the first reason that refuses is given."""
    if facts.group not in need_to_know.GROUPS or facts.action not in {READ, WRITE}:
        return Decision(False, "UNKNOWN_GROUP")
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
