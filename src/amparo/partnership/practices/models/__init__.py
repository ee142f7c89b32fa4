"""Tables of good practices, by noun."""

from amparo.partnership.practices.models.assessing import Assessment, Consensus, Recommendation
from amparo.partnership.practices.models.groups import Selection, TableMember, WorkingTable
from amparo.partnership.practices.models.messages import (
    AdvocacyMessage,
    Exchange,
    MessagePractice,
    MessageUse,
    SeenPractice,
)
from amparo.partnership.practices.models.practices import Aside, Lesson, Move, Practice, Writing
from amparo.partnership.practices.models.publishing import Edition, ModuleLink, StepLink
from amparo.partnership.practices.models.uptakes import ProofDocument, Uptake, UptakeFit, UptakeStep

__all__ = [
    "AdvocacyMessage",
    "Aside",
    "Assessment",
    "Consensus",
    "Edition",
    "Exchange",
    "Lesson",
    "MessagePractice",
    "MessageUse",
    "ModuleLink",
    "Move",
    "Practice",
    "ProofDocument",
    "Recommendation",
    "SeenPractice",
    "Selection",
    "StepLink",
    "TableMember",
    "Uptake",
    "UptakeFit",
    "UptakeStep",
    "WorkingTable",
    "Writing",
]
