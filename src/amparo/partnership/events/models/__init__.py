"""Tables of events, by noun."""

from amparo.partnership.events.models.events import BudgetLine, Event, Series, Venue
from amparo.partnership.events.models.following import EventRecommendation, FollowUp
from amparo.partnership.events.models.programme import ProgrammeItem, Speaker, Track, TrackPlace
from amparo.partnership.events.models.registering import Registration, RegistrationTerms, RegistrationTry
from amparo.partnership.events.models.sheets import Sheet, SheetAside, SheetEdition, SheetText, SheetWriter
from amparo.partnership.events.models.telling import (
    AttendanceCertificate,
    EventReport,
    EventSurvey,
    PressRelease,
    ReleaseText,
)

__all__ = [
    "AttendanceCertificate",
    "BudgetLine",
    "Event",
    "EventRecommendation",
    "EventReport",
    "EventSurvey",
    "FollowUp",
    "PressRelease",
    "ProgrammeItem",
    "Registration",
    "RegistrationTerms",
    "RegistrationTry",
    "ReleaseText",
    "Series",
    "Sheet",
    "SheetAside",
    "SheetEdition",
    "SheetText",
    "SheetWriter",
    "Speaker",
    "Track",
    "TrackPlace",
    "Venue",
]
