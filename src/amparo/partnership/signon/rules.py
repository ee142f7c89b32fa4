"""How long a question waits for its answer, and under which place a secret is sealed."""

from __future__ import annotations

from typing import Final

WAITS_SECONDS: Final = 10 * 60
LONGEST: Final = 2000

COME_IN: Final = "COME_IN"
LINK: Final = "LINK"


def place_of(institution: int) -> str:
    """Return the place to which the secret of an institution's sign-in is bound."""
    return f"sign-on of institution {institution}"


def is_in_time(asked_at: float, now: float) -> bool:
    """Say whether an answer comes in time."""
    return 0 <= now - asked_at <= WAITS_SECONDS
