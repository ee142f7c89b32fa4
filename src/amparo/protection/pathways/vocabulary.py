"""Kinds of events, and the messages that anyone who cares for the case may raise."""

from typing import Final

from django.utils.translation import gettext_lazy as _

STARTED: Final = "STARTED"
STEP: Final = "STEP"
SKIPPED: Final = "SKIPPED"
ADDED: Final = "ADDED"
MESSAGE: Final = "MESSAGE"
TIMER: Final = "TIMER"
ESCALATED: Final = "ESCALATED"
ENDED: Final = "ENDED"

CONSENT_WITHDRAWN: Final = "consent_withdrawn"

NOT_ASKED: Final = "not_asked"

REASONS: Final = {
    "DONE_ELSEWHERE": _("It was already done elsewhere"),
    "URGENT": _("There was no time: safety came first"),
    "PERSON_ASKED": _("The person asked for it"),
    "NOT_NEEDED": _("It is not needed in this case"),
    "OTHER": _("Another reason"),
}
