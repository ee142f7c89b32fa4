"""States, kinds and limits of surveys."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

DRAFT: Final = "DRAFT"
OPEN: Final = "OPEN"
COUNTED: Final = "COUNTED"
STATES: Final = {DRAFT: _("Being prepared"), OPEN: _("Open"), COUNTED: _("Closed and counted")}

WEB: Final = "WEB"
COLLECTED: Final = "COLLECTED"
CHANNELS: Final = {WEB: _("By link"), COLLECTED: _("By collectors")}

INVITATION: Final = "INVITATION"
REMINDER: Final = "REMINDER"
MAILS: Final = {INVITATION: _("Invitation"), REMINDER: _("Reminder")}

WAITING: Final = "WAITING"
DROPPED: Final = "DROPPED"
ADDED: Final = "ADDED"
OUTCOMES: Final = {
    DROPPED: _("It is the same person: the first one counts"),
    ADDED: _("It is another person: count this one too"),
}

LANGUAGES: Final = ("es", "fr", "en")
SELECT_ONE: Final = "select_one"
SELECT_MULTIPLE: Final = "select_multiple"
TEXT: Final = "text"
INTEGER: Final = "integer"
DECIMAL: Final = "decimal"
DATE: Final = "date"
NOTE: Final = "note"
CALCULATE: Final = "calculate"
SELECTS: Final = frozenset({SELECT_ONE, SELECT_MULTIPLE})
NUMBERS: Final = frozenset({INTEGER, DECIMAL})
KINDS: Final = {
    SELECT_ONE: _("One answer"),
    SELECT_MULTIPLE: _("Several answers"),
    TEXT: _("Open text"),
    INTEGER: _("Whole number"),
    DECIMAL: _("Number"),
    DATE: _("Date"),
    NOTE: _("Explanation"),
    CALCULATE: _("Computed"),
}

MOST_QUESTIONS: Final = 150
MOST_CHOICES: Final = 60
MOST_LETTERS: Final = 1000
LONGEST_ANSWER: Final = 2000
MOST_GROUPS: Final = 3  # questions by which results are broken down
ON_A_PAGE: Final = 5
MOST_ADDRESSES: Final = 2000
MOST_COLLECTORS: Final = 100
DRAFT_DAYS: Final = 30
DAYS_BETWEEN_REMINDERS: Final = 3

# They run the programme and its surveys.
MAKES_SURVEYS: Final = frozenset({"secretariat", "programme"})
# They read what was counted, beside those who asked.
READS_RESULTS: Final = MAKES_SURVEYS | {"steering", "auditor", "supervisor"}
