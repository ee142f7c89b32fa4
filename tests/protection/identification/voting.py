"""Voting as one member of a panel."""

from __future__ import annotations

from amparo.demo.carrying import REASONS, Carrier
from amparo.protection.identification import operations
from amparo.protection.identification.models import Resolution
from amparo.protection.pathways.queries import runs
from tests.conftest import As
from tests.protection.looking import step_of

VOTE = "call_accreditation/vote"
APPEAL = "call_accreditation/decide_appeal"


def vote(
    carrier: Carrier, as_staff: As, username: str, choice: str, *, path: str = VOTE, reasons: str = REASONS
) -> Resolution | None:
    """Cast a vote."""
    with as_staff(username) as actor:
        step = step_of(carrier, path)
        return operations.cast_vote(
            by=actor,
            case=step.case,
            step=step,
            choice=choice,
            allowed=runs.running(step.pathway).net.node(path).asks[0].values,
            reasons=reasons,
            at=carrier.at,
        )
