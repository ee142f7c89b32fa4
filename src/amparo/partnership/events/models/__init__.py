"""Tables of events, by noun."""

from amparo.partnership.events.models.events import BudgetLine, Event, Series, Venue
from amparo.partnership.events.models.programme import ProgrammeItem, Speaker, Track, TrackPlace
from amparo.partnership.events.models.registering import Registration, RegistrationTerms, RegistrationTry

__all__ = [
    "BudgetLine",
    "Event",
    "ProgrammeItem",
    "Registration",
    "RegistrationTerms",
    "RegistrationTry",
    "Series",
    "Speaker",
    "Track",
    "TrackPlace",
    "Venue",
]
