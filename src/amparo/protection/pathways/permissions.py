"""Who may complete a step, leave the drawing, or raise a message."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.vocabulary import STANDS_FOR

COMPLETE_STEP: Final = "COMPLETE_STEP"
REACH_PATHWAY: Final = "REACH_PATHWAY"
DEVIATE: Final = "DEVIATE"
ADD_STEP: Final = "ADD_STEP"
RAISE_MESSAGE: Final = "RAISE_MESSAGE"
REOPEN_CASE: Final = "REOPEN_CASE"
RUN_CLOCK: Final = "RUN_CLOCK"
TAKE_VERSIONS: Final = "TAKE_VERSIONS"
TAKE_NOTE: Final = "TAKE_NOTE"
LEADS: Final = frozenset({"case_manager", "supervisor", "duty_officer"})
NOT_CARING: Final = frozenset(
    {"auditor", "administrator", "drafter", "steering", "trainer", "programme", "focal_point", "clock"}
)


def holds_the_step(by: Actor, step: Any) -> bool:
    """The actor holds the step's role in the team that has it, or a role that stands for it.

    The person's lane is written down by a role that records for her, the provider's by any role that takes referrals.
    """
    roles = by.roles_in(step.team_id)
    return step.role in roles or bool(roles & STANDS_FOR.get(step.role, frozenset()))


def works_on_the_case(by: Actor, subject: Any) -> bool:
    """The actor has a working role; that the case is theirs is told by the query that found it."""
    return bool(by.roles - NOT_CARING)


def leads_the_case(by: Actor, subject: Any) -> bool:
    """The actor leads cases; that this one is theirs is told by the query that found it."""
    return bool(by.roles & LEADS)


def answers_for_a_closed_case(by: Actor, subject: Any) -> bool:
    """The actor leads, represents or received the person; that they kept this case is told by the query."""
    return bool(by.roles & (LEADS | {"lawyer", "intake"}))


def was_told(by: Actor, done: Any) -> bool:
    """The actor supervises in the team that was told."""
    return "supervisor" in by.roles_in(done.told_id)


def is_clock(by: Actor, subject: Any) -> bool:
    """The installation's own clock acts."""
    return by.is_service


MAY: Table = {
    COMPLETE_STEP: [[holds_the_step]],
    DEVIATE: [[holds_the_step]],
    ADD_STEP: [[works_on_the_case]],
    RAISE_MESSAGE: [[works_on_the_case]],
    REOPEN_CASE: [[answers_for_a_closed_case]],
    RUN_CLOCK: [[is_clock]],
    TAKE_VERSIONS: [[leads_the_case], [is_clock]],
    TAKE_NOTE: [[was_told]],
}
