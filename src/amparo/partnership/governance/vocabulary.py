"""Kinds of bodies and seats, what a quorum asks for, votes, decisions and what they do, and kinds of data."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.foundation.access import need_to_know

SECRETARIAT: Final = "secretariat"
STEERING_ROLE: Final = "steering"
PROGRAMME: Final = "programme"
FOCAL_POINT: Final = "focal_point"

COMMISSION: Final = "COMMISSION"
TECHNICAL_GROUP: Final = "TECHNICAL_GROUP"
STEERING: Final = "STEERING"
REFERENCE: Final = "REFERENCE"
BODIES: Final = {
    COMMISSION: _("Commission"),
    TECHNICAL_GROUP: _("Technical group"),
    STEERING: _("Steering committee"),
    REFERENCE: _("Reference group"),
}

MORE_THAN_HALF: Final = "MORE_THAN_HALF"
TWO_THIRDS: Final = "TWO_THIRDS"
ALL: Final = "ALL"
QUORUMS: Final = {
    MORE_THAN_HALF: _("More than half of the members"),
    TWO_THIRDS: _("Two thirds of the members"),
    ALL: _("All members"),
}

MEMBER: Final = "MEMBER"
DONOR: Final = "DONOR"
EMBASSY: Final = "EMBASSY"
OBSERVER: Final = "OBSERVER"
# Only members make a quorum and vote; the others are guests.
STANDINGS: Final = {
    MEMBER: _("Member"),
    DONOR: _("Guest: donor"),
    EMBASSY: _("Guest: embassy"),
    OBSERVER: _("Guest: observer"),
}

WOMEN: Final = "WOMEN"
LGBTI: Final = "LGBTI"
AFRODESCENDANT: Final = "AFRODESCENDANT"
INDIGENOUS: Final = "INDIGENOUS"
CHILDREN: Final = "CHILDREN"
CONSTITUENCIES: Final = {
    WOMEN: _("Women's collectives"),
    LGBTI: _("LGBTI collectives"),
    AFRODESCENDANT: _("Afro-descendant groups"),
    INDIGENOUS: _("Indigenous groups"),
    CHILDREN: _("Children and adolescents, through their representatives"),
}

INFORMATION: Final = "INFORMATION"
DISCUSSION: Final = "DISCUSSION"
DECISION: Final = "DECISION"
ITEMS: Final = {
    INFORMATION: _("For information"),
    DISCUSSION: _("For discussion"),
    DECISION: _("For decision"),
}

FOR: Final = "FOR"
AGAINST: Final = "AGAINST"
ABSTAIN: Final = "ABSTAIN"
CHOICES: Final = {FOR: _("In favour"), AGAINST: _("Against"), ABSTAIN: _("Abstention")}

CONSENSUS: Final = "CONSENSUS"
VOTE: Final = "VOTE"
MANNERS: Final = {CONSENSUS: _("By consensus: nobody objects"), VOTE: _("By the votes that were cast")}

ADOPTED: Final = "ADOPTED"
NOT_ADOPTED: Final = "NOT_ADOPTED"
OUTCOMES: Final = {ADOPTED: _("Was adopted"), NOT_ADOPTED: _("Was not adopted")}

NOTHING_ELSE: Final = "NOTHING_ELSE"
VALIDATE_PLAN: Final = "VALIDATE_PLAN"
EXTEND_PROJECT: Final = "EXTEND_PROJECT"
EFFECTS: Final = {
    NOTHING_ELSE: _("Nothing by itself"),
    VALIDATE_PLAN: _("Validates a work plan, which is locked"),
    EXTEND_PROJECT: _("Extends a project"),
}

STAYS: Final = "STAYS"
MOVES: Final = "MOVES"
ANSWERS: Final = {STAYS: _("The target stays on its day"), MOVES: _("The target moves to the new last day")}

OPEN: Final = "OPEN"
DONE: Final = "DONE"
DROPPED: Final = "DROPPED"
POINTS: Final = {OPEN: _("Open"), DONE: _("Done"), DROPPED: _("Given up")}

MEETING_SOURCE: Final = "MEETING"
# Where an action point comes from; other packages raise theirs under these words.
SOURCES: Final = {
    MEETING_SOURCE: _("Meeting"),
    "EVENT": _("Event"),
    "PRACTICE": _("Good practice"),
    "GRANT": _("Grant"),
    "ANALYSIS": _("Situation analysis"),
    "COMMUNITY": _("Community"),
    "TRAINING": _("Training"),
    "OTHER": _("Other"),
}

GROUPS: Final = {
    "C0": _("Case key and state"),
    "C1": _("Identity and safe contact"),
    "C2": _("Safety and location"),
    "C3": _("Minimal facts"),
    "C4": _("Telling"),
    "C5": _("Health"),
    "C6": _("Justice"),
    "C7": _("Migration and asylum"),
    "C8": _("Care"),
    "C9": _("Money"),
    "CA": _("Accreditation file"),
    "RP": _("Referral packet"),
}
PURPOSES: Final = {
    need_to_know.CARE: _("Care"),
    need_to_know.ACCREDITATION: _("Accreditation"),
    need_to_know.JUSTICE: _("Justice"),
    need_to_know.REPARATION: _("Reparation"),
    need_to_know.NOTICE: _("Notice"),
}

# A duty to meet is told so many days before it is late.
SOON_DAYS: Final = 60
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 20_000
LARGEST_PAPER: Final = 5 * 1024 * 1024
