"""States, stages, kinds and limits of calls and grants."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

LANGUAGES: Final = ("es", "fr", "en")

DRAFT: Final = "DRAFT"
PUBLISHED: Final = "PUBLISHED"
CALL_STATES: Final = {DRAFT: _("Being prepared"), PUBLISHED: _("Published")}

ELIGIBILITY: Final = "ELIGIBILITY"
CONCEPT: Final = "CONCEPT"
PLAN: Final = "PLAN"
STAGES: Final = {CONCEPT: _("Concept note"), PLAN: _("Action plan")}
PARTS: Final = {ELIGIBILITY: _("Who may apply"), **STAGES}

YES: Final = "yes"
NO: Final = "no"

# Where an application stands. Writing and sending are told apart by what was sent, not by a state.
WRITING: Final = "WRITING"
INVITED: Final = "INVITED"
NOT_INVITED: Final = "NOT_INVITED"
NOT_ADMISSIBLE: Final = "NOT_ADMISSIBLE"
FUNDED: Final = "FUNDED"
NOT_FUNDED: Final = "NOT_FUNDED"
WITHDRAWN: Final = "WITHDRAWN"
APPLICATION_STATES: Final = {
    WRITING: _("Concept note"),
    INVITED: _("Invited to write an action plan"),
    NOT_INVITED: _("Not invited to the second stage"),
    NOT_ADMISSIBLE: _("Outside what the call allows"),
    FUNDED: _("Chosen for a grant"),
    NOT_FUNDED: _("Not chosen for a grant"),
    WITHDRAWN: _("Withdrawn by whoever applied"),
}
# What may be decided in a stage, the good news first.
OUTCOMES: Final = {
    CONCEPT: {INVITED: _("Invite to write an action plan"), NOT_INVITED: _("Do not invite")},
    PLAN: {FUNDED: _("Give the grant"), NOT_FUNDED: _("Do not give the grant")},
}

REGISTERED: Final = "REGISTERED"
GROUP: Final = "GROUP"
LEGAL: Final = {
    REGISTERED: _("An organisation with legal status"),
    GROUP: _("A small group without legal status"),
}

NO_CONFLICT: Final = "NONE"
CONFLICTS: Final = {
    NO_CONFLICT: _("No tie"),
    "FAMILY": _("Family or friendship"),
    "WORK": _("I work or worked with them"),
    "MONEY": _("Money or property in common"),
    "DISPUTE": _("A dispute with them"),
    "OTHER": _("Another reason not to judge them"),
}

POINTS: Final = {
    0: _("0: absent"),
    1: _("1: very weak"),
    2: _("2: weak"),
    3: _("3: enough"),
    4: _("4: good"),
    5: _("5: very good"),
}
MOST_POINTS: Final = 5
INNOVATION: Final = "innovation"

ADVISES: Final = {"YES": _("Yes"), "MAYBE": _("With changes"), "NO": _("No")}

PEOPLE: Final = "PEOPLE"
BUDGET_CATEGORIES: Final = {
    PEOPLE: _("People"),
    "TRAVEL": _("Travel and meals"),
    "MATERIALS": _("Materials"),
    "SERVICES": _("Services"),
    "PARTICIPANTS": _("Support for participants"),
    "ADMINISTRATION": _("Administration"),
    "OTHER": _("Other"),
}

VISIT: Final = "VISIT"
SESSION: Final = "SESSION"
ACTIVITY_ROLES: Final = {VISIT: _("Technical support visit"), SESSION: _("Session of the grantee")}

DECLARED: Final = "DECLARED"
TAKEN: Final = "TAKEN"
RETURNED: Final = "RETURNED"
SESSION_STATES: Final = {
    DECLARED: _("Waits for the programme"),
    TAKEN: _("Counted in the programme"),
    RETURNED: _("Not counted"),
}

# Kinds of mail; each says only that there is news.
NEWS: Final = "NEWS"
QUESTION: Final = "QUESTION"
REPORT_SOON: Final = "REPORT_SOON"
REPORT_NEAR: Final = "REPORT_NEAR"
REPORT_LATE: Final = "REPORT_LATE"
# A report is reminded of so many days before its day, and once when it is late: our proposal.
REMINDERS: Final = {REPORT_SOON: 14, REPORT_NEAR: 3, REPORT_LATE: -1}
REMINDER_WORDS: Final = {
    REPORT_SOON: _("Two weeks before"),
    REPORT_NEAR: _("Three days before"),
    REPORT_LATE: _("When it was late"),
}

CURRENCIES: Final = {"USD": "USD", "CAD": "CAD", "CRC": "CRC", "HNL": "HNL", "EUR": "EUR"}

# So many wrong codes from one place within so many minutes, and no more are tried: our proposal.
MOST_TRIES: Final = 10
TRY_MINUTES: Final = 15

MOST_FILES: Final = 4
MOST_CO_APPLICANTS: Final = 10
MOST_LINES: Final = 30
MOST_QUESTIONS: Final = 20
MOST_MONTHS: Final = 36
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
SHORTEST_REASON: Final = 20
REVIEWS_NEEDED: Final = 2

# The browser keeps a code for these pages only, until it is closed or left.
COOKIE: Final = "postulacion"
COOKIE_PATH: Final = "/mi-postulacion/"

# They prepare calls, read applications in full, and prepare the copies of the reviewers.
RUNS_CALLS: Final = frozenset({"secretariat", "programme"})
# They read what was decided and how grants go, without the papers of who applied.
SEES_CALLS: Final = RUNS_CALLS | {"steering"}
