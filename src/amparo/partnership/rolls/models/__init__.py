"""Tables of the rolls, by noun."""

from amparo.partnership.rolls.models.activities import Activity, ActivityStaff, ReportedFigure, Session
from amparo.partnership.rolls.models.presence import Attendance, Enrolment, HeadCount, PaperRoll, RollImport

__all__ = [
    "Activity",
    "ActivityStaff",
    "Attendance",
    "Enrolment",
    "HeadCount",
    "PaperRoll",
    "ReportedFigure",
    "RollImport",
    "Session",
]
