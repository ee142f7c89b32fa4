"""Tables of governance, by noun; what was decided, approved or signed is added to and never edited."""

from amparo.partnership.governance.models.bodies import Body, Mandate, Seat
from amparo.partnership.governance.models.meetings import (
    AgendaItem,
    Approval,
    Conflict,
    Decision,
    Meeting,
    Minutes,
    Paper,
    Vote,
)
from amparo.partnership.governance.models.plans import Extension, PlanLine, PlanVersion, TouchedTarget, WorkPlan
from amparo.partnership.governance.models.promises import ActionPoint, Agreement, AgreementEnding, Signature

__all__ = [
    "ActionPoint",
    "AgendaItem",
    "Agreement",
    "AgreementEnding",
    "Approval",
    "Body",
    "Conflict",
    "Decision",
    "Extension",
    "Mandate",
    "Meeting",
    "Minutes",
    "Paper",
    "PlanLine",
    "PlanVersion",
    "Seat",
    "Signature",
    "TouchedTarget",
    "Vote",
    "WorkPlan",
]
