"""Levels of the grid, what came of a participant, where an award stands, what its holder does at work."""

from typing import Final

from django.utils.translation import gettext_lazy as _

# --- the assessment grid: how many of a hundred points each level is worth (our proposal)

NOT_OBSERVED: Final = "NOT_OBSERVED"
TO_IMPROVE: Final = "TO_IMPROVE"
ACHIEVED: Final = "ACHIEVED"
MASTERED: Final = "MASTERED"
LEVELS: Final = {
    NOT_OBSERVED: _("Not observed"),
    TO_IMPROVE: _("To improve"),
    ACHIEVED: _("Achieved"),
    MASTERED: _("Mastered"),
}
POINTS: Final = {NOT_OBSERVED: 0, TO_IMPROVE: 40, ACHIEVED: 80, MASTERED: 100}
PASS_MARK: Final = 70
HOURS_NEEDED: Final = 80

# --- what came of a participant

COMPETENT: Final = "COMPETENT"
NOT_YET: Final = "NOT_YET"
TOO_LITTLE: Final = "TOO_LITTLE"
ABSENT: Final = "ABSENT"
OUTCOMES: Final = {
    COMPETENT: _("Competent"),
    NOT_YET: _("Attended, not yet competent"),
    TOO_LITTLE: _("Attended too few hours"),
    ABSENT: _("Absent"),
}

BEFORE: Final = "BEFORE"
AFTER: Final = "AFTER"
MOMENTS: Final = {BEFORE: _("Before the course"), AFTER: _("After the course")}

# --- where an award stands on a day

VALID: Final = "VALID"
UPDATE: Final = "UPDATE"
EXPIRED: Final = "EXPIRED"
REVOKED: Final = "REVOKED"
ALTERED: Final = "ALTERED"
STANDINGS: Final = {
    VALID: _("Valid"),
    UPDATE: _("Valid; update needed"),
    EXPIRED: _("Expired"),
    REVOKED: _("Revoked"),
    ALTERED: _("Not ours, or altered"),
}

# --- on the job, some months later

APPLIES: Final = "APPLIES"
PARTLY: Final = "PARTLY"
NOT_APPLIED: Final = "NOT_APPLIED"
NO_CHANCE: Final = "NO_CHANCE"
ON_THE_JOB: Final = {
    APPLIES: _("Does it as it was taught"),
    PARTLY: _("Does it in part"),
    NOT_APPLIED: _("Does not do it"),
    NO_CHANCE: _("Had no occasion to do it"),
}

# --- the coverage map

NOBODY: Final = "NOBODY"
FEW: Final = "FEW"
ENOUGH: Final = "ENOUGH"
CELLS: Final = {NOBODY: _("Nobody"), FEW: _("One or two people"), ENOUGH: _("Three people or more")}
FEW_AT_MOST: Final = 2

EXPIRES_SOON_DAYS: Final = 60
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000

# Why somebody did a step without a valid award of what it asks for: a closed list, so that nobody writes of the person.
NOBODY_ELSE: Final = "NOBODY_ELSE"
URGENT_STEP: Final = "URGENT"
OTHER_REASON: Final = "OTHER"

WHY_WITHOUT: Final = {
    NOBODY_ELSE: _("Nobody who holds it is available"),
    URGENT_STEP: _("It is urgent: safety comes first"),
    OTHER_REASON: _("Another reason"),
}
