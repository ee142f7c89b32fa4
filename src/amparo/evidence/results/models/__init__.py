"""Tables of results, by noun; what was measured, spent, risked or checked is added to and never edited."""

from amparo.evidence.results.models.frames import (
    Aim,
    DateChoice,
    DefinitionVersion,
    Indicator,
    Outcome,
    Phase,
    Project,
    StatedDate,
)
from amparo.evidence.results.models.measures import (
    CaseSum,
    CaseSumRelease,
    Closing,
    CountAsked,
    Measurement,
    Period,
    Tally,
)
from amparo.evidence.results.models.running import Amount, LastingCheck, Risk, RiskReview

__all__ = [
    "Aim",
    "Amount",
    "CaseSum",
    "CaseSumRelease",
    "Closing",
    "CountAsked",
    "DateChoice",
    "DefinitionVersion",
    "Indicator",
    "LastingCheck",
    "Measurement",
    "Outcome",
    "Period",
    "Phase",
    "Project",
    "Risk",
    "RiskReview",
    "StatedDate",
    "Tally",
]
