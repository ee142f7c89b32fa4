"""Actors without a database, for permissions and rules."""

from __future__ import annotations

from dataclasses import replace

from amparo.foundation.access.actors import Actor

TEAM = 7
OTHER_TEAM = 8

NOBODY = Actor(1, 1, "Nadie", 1, "XX", "CR", frozenset())
CLOCK = replace(NOBODY, account=None, member=None, label="", institution=None, is_service=True)


def acting_as(*roles: str, team: int = TEAM) -> Actor:
    """Return an actor who holds roles in one team."""
    return replace(NOBODY, posts=frozenset((team, role) for role in roles))
