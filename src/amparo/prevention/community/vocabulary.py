"""Codes of community reports and what they are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

# The field group under which intake's copy of a key is kept, and why it is opened.
GROUP: Final = "RR"
PURPOSE: Final = "REPORT"
# A ticket for this purpose seals and opens nothing.
SEALS: Final = "WRITE"

ADULT: Final = "ADULT"
SIMPLE: Final = "SIMPLE"
PHONE: Final = "PHONE"
KINDS: Final = {ADULT: _("Written by somebody"), SIMPLE: _("Written in simple words"), PHONE: _("Told by telephone")}

YES: Final = "YES"
NO: Final = "NO"
UNSURE: Final = "UNSURE"
ANSWERS: Final = {YES: _("Yes"), NO: _("No"), UNSURE: _("Not sure")}

NEW: Final = "NEW"
OPEN: Final = "OPEN"
CLOSED: Final = "CLOSED"
STATES: Final = {NEW: _("Nobody looked at it yet"), OPEN: _("Being followed"), CLOSED: _("Closed")}

# What whoever has the receipt reads: never whether somebody exists, nor what became of anybody.
RECEIVED: Final = "RECEIVED"
READ: Final = "READ"
PASSED: Final = "PASSED"
ACTED: Final = "ACTED"
NO_MORE: Final = "NO_MORE"
STATUSES: Final = {
    RECEIVED: _("It arrived. Somebody will read it."),
    READ: _("It was read, and somebody follows it."),
    PASSED: _("It was passed on to those who can act."),
    ACTED: _("Something was done because of what you told. Thank you."),
    NO_MORE: _("With what is known, nothing more can be done now. You may add something at any time."),
}
ENDINGS: Final = (ACTED, PASSED, NO_MORE)

UNRATED: Final = "UNRATED"
CREDIBILITIES: Final = {
    UNRATED: _("Not weighed yet"),
    "LIKELY": _("It may well be so"),
    "POSSIBLE": _("It is possible"),
    "DOUBTFUL": _("There are reasons to doubt it"),
}

ANSWER_PART: Final = "ANSWERS"
MESSAGE: Final = "MESSAGE"
FILE: Final = "FILE"

PLACES: Final = {
    "HOTEL": _("Hotel or lodging"),
    "TAXI": _("Taxi or bus"),
    "BEACH": _("Beach"),
    "FARM": _("Farm or plantation"),
    "SCHOOL": _("School"),
    "OTHER": _("Another place"),
}

# What is closed is kept so many days, and what nobody touched so many: our proposal, for the coalition to decide.
DAYS_AFTER_CLOSING: Final = 90
DAYS_UNTOUCHED: Final = 365
DAYS_LONGER: Final = 90
# So many days before, the page of the reporter and the inbox say so.
WARNING_DAYS: Final = 30

LONGEST_MESSAGE: Final = 2000
MOST_PARTS: Final = 60
LONGEST_LINE: Final = 200
INTAKE: Final = "intake"
SUPERVISOR: Final = "supervisor"
# Roles of institutions that work on what is passed on to them.
RECEIVERS: Final = frozenset(
    {
        "intake", "duty_officer", "police", "prosecutor", "child_authority", "labour", "ngo", "shelter", "health",
        "provider", "migration", "focal_point",
    }
)  # fmt: skip
MAKES_CARDS: Final = frozenset({"intake", "secretariat", "ngo", "police", "focal_point"})
SEES_REPORTS: Final = RECEIVERS | MAKES_CARDS | {SUPERVISOR}
OUTCOMES: Final = {
    "ACTED": _("We acted"),
    "NOTHING": _("There was nothing that we could do"),
    "NOT_OURS": _("It is not for us"),
}
