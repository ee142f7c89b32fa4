"""Kinds of activity, ways of being there, what proves it, and how long what is not needed is kept."""

from typing import Final

from django.utils.translation import gettext_lazy as _

COURSE: Final = "COURSE"
CONGRESS: Final = "CONGRESS"
WORKSHOP: Final = "WORKSHOP"
MEETING: Final = "MEETING"
VISIT: Final = "VISIT"
AWARENESS: Final = "AWARENESS"
KINDS: Final = {
    COURSE: _("Course"),
    CONGRESS: _("Congress"),
    WORKSHOP: _("Workshop"),
    MEETING: _("Meeting"),
    VISIT: _("Visit or exchange"),
    AWARENESS: _("Session with the public"),
}
# Rolled by counts; no name is ever asked.
BY_COUNTS: Final = frozenset({AWARENESS})
# They record sessions with the public of their own institution: civil society in the field, and focal points.
HOLDS_IN_PUBLIC: Final = frozenset({"ngo", "focal_point"})

PLANNED: Final = "PLANNED"
CANCELLED: Final = "CANCELLED"
STATES: Final = {PLANNED: _("Planned"), CANCELLED: _("Cancelled")}

IN_PERSON: Final = "IN_PERSON"
ONLINE: Final = "ONLINE"
MIXED: Final = "MIXED"
MODES: Final = {IN_PERSON: _("On site"), ONLINE: _("Online")}
# A session is offered in one way or both; a person who was there in both ways is of the mixed class.
OFFERS: Final = {IN_PERSON: _("On site"), ONLINE: _("Online"), MIXED: _("On site and online")}
CLASSES: Final = {IN_PERSON: _("On site"), ONLINE: _("Online"), MIXED: _("In both ways")}

ONCE: Final = "ONCE"
DAILY: Final = "DAILY"
REPEATS: Final = {ONCE: _("On that day only"), DAILY: _("On every day from then to the last one, at the same hours")}

INVITED: Final = "INVITED"
ACCEPTED: Final = "ACCEPTED"
DECLINED: Final = "DECLINED"
ENROLMENTS: Final = {INVITED: _("No answer yet"), ACCEPTED: _("Comes"), DECLINED: _("Does not come")}

SELF: Final = "SELF"
STAFF: Final = "STAFF"
PAPER: Final = "PAPER"
LIST: Final = "LIST"
PROOFS: Final = {
    SELF: _("Signed in with the code of the session"),
    STAFF: _("Marked by staff"),
    PAPER: _("Taken from the paper roll"),
    LIST: _("Named in the list of participants"),
}

AGE_BANDS: Final = {
    "0_11": _("0 to 11 years"),
    "12_17": _("12 to 17 years"),
    "18_29": _("18 to 29 years"),
    "30_59": _("30 to 59 years"),
    "60": _("60 years and more"),
    "UNKNOWN": _("Age not known"),
}

EXACT: Final = "EXACT"
MORE_THAN: Final = "MORE_THAN"
ABOUT: Final = "ABOUT"
QUALIFIERS: Final = {EXACT: _("exactly"), MORE_THAN: _("more than"), ABOUT: _("about")}
UNIQUE_PERSON: Final = "UNIQUE_PERSON"
ATTENDANCE: Final = "ATTENDANCE"
UNKNOWN: Final = "UNKNOWN"
UNITS: Final = {UNIQUE_PERSON: _("persons"), ATTENDANCE: _("attendances"), UNKNOWN: _("persons or attendances")}

# Diet, telephone and needs of access are erased so many days after the end: our proposal.
NEEDLESS_AFTER_DAYS: Final = 30
# The picture of a paper roll, with its signatures, is proof for an audit: our proposal, seven years.
PAPER_AFTER_DAYS: Final = 7 * 365
# The code of a session is taken so many minutes before it starts and after it ends.
CHECK_IN_BEFORE: Final = 30
CHECK_IN_AFTER: Final = 30
# So many codes tried in vain in a session within these minutes stop signing in for a while: our proposal.
WRONG_TRIES: Final = 30
WRONG_MINUTES: Final = 10
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
