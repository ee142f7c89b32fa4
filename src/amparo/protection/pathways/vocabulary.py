"""Kinds of events, and the messages that anyone who cares for the case may raise."""

import unicodedata
from typing import Final

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amparo.foundation.vocabularies import dictionary

STARTED: Final = "STARTED"
STEP: Final = "STEP"
SKIPPED: Final = "SKIPPED"
ADDED: Final = "ADDED"
MESSAGE: Final = "MESSAGE"
TIMER: Final = "TIMER"
ESCALATED: Final = "ESCALATED"
MOVED: Final = "MOVED"

CONSENT_WITHDRAWN: Final = "consent_withdrawn"
RETURN_WITHDRAWN: Final = "consent_return_withdrawn"

# Told by the operation that ends a consent or a referral, with all that follows; nobody raises them by hand.
TOLD_BY_OPERATIONS: Final = frozenset({CONSENT_WITHDRAWN, RETURN_WITHDRAWN, "referral_revoked"})

# Screens of steps that are done on a page of their own, where their own rules hold: never by the plain form.
PANEL: Final = "panel"
REFERRAL: Final = "referral"
REFERRAL_ANSWER: Final = "referral_answer"
OWN_SCREENS: Final = frozenset({PANEL, REFERRAL, REFERRAL_ANSWER})

# What only a step that is done can answer: a consent, joining the proceedings, a judge's order.
NEVER_BY_SKIPPING: Final = frozenset(
    {
        ("consent_care", "yes"),
        ("consent_share", "yes"),
        ("consent_return", "yes"),
        ("health_care", "accepted"),
        ("sample", "yes"),
        ("plan", "agreed"),
        ("guardian_view", "agrees"),
        ("wish", "today"),
        ("crim", "in"),
        ("judge_order", "yes"),
        ("evidence", "granted"),
    }
)

# What somebody who comes back after closing asks for: a field of the dictionary, in clear.
RETURN_NEED: Final = "amp_return_need"

NOT_ASKED: Final = "not_asked"

REASONS: Final = {
    "DONE_ELSEWHERE": _("It was already done elsewhere"),
    "URGENT": _("There was no time: safety came first"),
    "PERSON_ASKED": _("The person asked for it"),
    "NOT_NEEDED": _("It is not needed in this case"),
    "OTHER": _("Another reason"),
}

# Languages of the region that have no two-letter code.
REGIONAL_LANGUAGES: Final = {"miq": "Miskito", "cab": "Garifuna", "bzd": "Bribri", "cjp": "Cabécar", "gym": "Ngäbere"}


def language_name(code: str) -> str:
    """Return what a language is called, as a label begins: with a capital."""
    name = REGIONAL_LANGUAGES.get(code) or str(_locale().languages.get(code, code))
    return name[:1].upper() + name[1:]


def country_name(code: str) -> str:
    """Return what a country is called."""
    return str(_locale().territories.get(code, code))


def _locale() -> Locale:
    return Locale((get_language() or "es")[:2])


def alphabetical(pair: tuple[str, str]) -> str:
    """Return the key that sorts code and name by name, accents counting as the letter below them."""
    return unicodedata.normalize("NFD", pair[1].lower())


def needs() -> dict[str, str]:
    """Return what somebody who comes back may ask for, by code."""
    return {option.code: option.label for option in dictionary.fields()[RETURN_NEED].options}
