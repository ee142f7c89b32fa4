"""Tables of training, by noun."""

from amparo.partnership.training.models.awards import (
    Award,
    AwardedCompetency,
    FollowUp,
    Refresher,
    Revocation,
    Workplace,
)
from amparo.partnership.training.models.runs import BankAnswer, CourseRun, Mark, RunTrainer

__all__ = [
    "Award",
    "AwardedCompetency",
    "BankAnswer",
    "CourseRun",
    "FollowUp",
    "Mark",
    "Refresher",
    "Revocation",
    "RunTrainer",
    "Workplace",
]
