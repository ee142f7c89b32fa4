"""Tables of the life of procedures and of their adoption; no row tells of a person who is being served."""

from amparo.partnership.adoption.models.acts import Act, ActEnding, Document, Letter, LetterText, Series
from amparo.partnership.adoption.models.cells import Advocacy, Agreement, Evidence, Exemption, Reminder
from amparo.partnership.adoption.models.life import Answer, Approval, Comment, Offer, Proposal, Validation

__all__ = [
    "Act",
    "ActEnding",
    "Advocacy",
    "Agreement",
    "Answer",
    "Approval",
    "Comment",
    "Document",
    "Evidence",
    "Exemption",
    "Letter",
    "LetterText",
    "Offer",
    "Proposal",
    "Reminder",
    "Series",
    "Validation",
]
