"""Tables of situation analyses and consultations, by noun."""

from amparo.evidence.studies.models.analyses import (
    Analysis,
    AnalysisExchange,
    CountTold,
    GridQuestion,
    Interviewed,
    Launch,
    RoleBaseline,
    Source,
)
from amparo.evidence.studies.models.consultations import (
    ChildFeedback,
    ChildrenCount,
    ChildStatement,
    Consultation,
    ConsultationSession,
    EthicsApproval,
    Facilitator,
    PathwayMark,
)
from amparo.evidence.studies.models.findings import (
    Advice,
    AdviceProgress,
    Finding,
    FindingSource,
    ValidationComment,
    ValidationRound,
)

__all__ = [
    "Advice",
    "AdviceProgress",
    "Analysis",
    "AnalysisExchange",
    "ChildFeedback",
    "ChildStatement",
    "ChildrenCount",
    "Consultation",
    "ConsultationSession",
    "CountTold",
    "EthicsApproval",
    "Facilitator",
    "Finding",
    "FindingSource",
    "GridQuestion",
    "Interviewed",
    "Launch",
    "PathwayMark",
    "RoleBaseline",
    "Source",
    "ValidationComment",
    "ValidationRound",
]
