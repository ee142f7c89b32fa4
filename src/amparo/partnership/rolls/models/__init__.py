"""Tables of the rolls, by noun."""

from amparo.partnership.rolls.models.activities import Activity, ActivityStaff, ReportedFigure, Session
from amparo.partnership.rolls.models.presence import (
    Attendance,
    CountCorrection,
    Enrolment,
    HeadCount,
    PaperRoll,
    RollImport,
    WrongTry,
)

__all__ = [
    "Activity",
    "ActivityStaff",
    "Attendance",
    "CountCorrection",
    "Enrolment",
    "HeadCount",
    "PaperRoll",
    "ReportedFigure",
    "RollImport",
    "Session",
    "WrongTry",
]
