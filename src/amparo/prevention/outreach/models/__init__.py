"""Tables of outreach, by noun; tests, checks, answers and what was told of progress are added to and never edited."""

from amparo.prevention.outreach.models.asking import Pairing, Round, RoundAnswer
from amparo.prevention.outreach.models.companies import Check, Commitment, Company, CompanyConsent
from amparo.prevention.outreach.models.initiatives import Initiative, Line, Partner, Progress, Publication, Review
from amparo.prevention.outreach.models.reporting import Channel, ChannelTest
from amparo.prevention.outreach.models.sessions import GroupCount, InitiativeSession

__all__ = [
    "Channel",
    "ChannelTest",
    "Check",
    "Commitment",
    "Company",
    "CompanyConsent",
    "GroupCount",
    "Initiative",
    "InitiativeSession",
    "Line",
    "Pairing",
    "Partner",
    "Progress",
    "Publication",
    "Review",
    "Round",
    "RoundAnswer",
]
