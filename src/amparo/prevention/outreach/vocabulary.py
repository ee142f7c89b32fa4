"""Kinds of work in a place, parts of it, channels and their tests, scales, commitments of companies and checks."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SECRETARIAT: Final = "secretariat"
PROGRAMME: Final = "programme"
CIVIL_SOCIETY: Final = "ngo"
POLICE: Final = "police"
FOCAL_POINT: Final = "focal_point"
# They keep what their own organisation accompanies.
FIELD: Final = frozenset({CIVIL_SOCIETY, POLICE, FOCAL_POINT})
# In whose navigation communities are.
SEES_OUTREACH: Final = FIELD | {SECRETARIAT, PROGRAMME, "steering"}

STRATEGY: Final = "STRATEGY"
PLAN: Final = "PLAN"
ACCORD: Final = "ACCORD"
KINDS: Final = {
    STRATEGY: _("Strategy of cooperation"),
    PLAN: _("Plan of a community"),
    ACCORD: _("Agreement between police and community"),
}
MANY: Final = {
    STRATEGY: _("Strategies of cooperation"),
    PLAN: _("Plans of communities"),
    ACCORD: _("Agreements between police and communities"),
}
# The names of the kinds in addresses.
SLUGS: Final = {"estrategias": STRATEGY, "planes": PLAN, "acuerdos": ACCORD}

MEASURE: Final = "MEASURE"
RISK: Final = "RISK"
ALLY: Final = "ALLY"
POLICE_COMMITS: Final = "POLICE_COMMITS"
COMMUNITY_COMMITS: Final = "COMMUNITY_COMMITS"
LINES: Final = {
    MEASURE: _("Measure"),
    RISK: _("Risk"),
    ALLY: _("Local ally"),
    POLICE_COMMITS: _("What the police commits to"),
    COMMUNITY_COMMITS: _("What the community commits to"),
}
# Which lines a kind of work has.
LINES_OF: Final = {
    STRATEGY: (MEASURE, RISK),
    PLAN: (MEASURE, RISK, ALLY),
    ACCORD: (RISK, ALLY, POLICE_COMMITS, COMMUNITY_COMMITS),
}
# Lines of which one says how far they are.
PROMISED: Final = frozenset({MEASURE, POLICE_COMMITS, COMMUNITY_COMMITS})

OPEN: Final = "OPEN"
UNDERWAY: Final = "UNDERWAY"
DONE: Final = "DONE"
DROPPED: Final = "DROPPED"
STATES: Final = {OPEN: _("Not begun"), UNDERWAY: _("Under way"), DONE: _("Done"), DROPPED: _("Given up")}

PHONE: Final = "PHONE"
MESSAGES: Final = "MESSAGES"
DESK: Final = "DESK"
PERSON_IN_POST: Final = "POST"
ONLINE: Final = "ONLINE"
BOX: Final = "BOX"
CHANNELS: Final = {
    PHONE: _("Telephone line"),
    MESSAGES: _("Messages"),
    DESK: _("Desk or office"),
    PERSON_IN_POST: _("Somebody in a post"),
    ONLINE: _("Page or form"),
    BOX: _("Box"),
}
WORKED: Final = "WORKED"
PARTLY: Final = "PARTLY"
FAILED: Final = "FAILED"
RESULTS: Final = {
    WORKED: _("It answered, and knew what to do"),
    PARTLY: _("It answered, and did not know what to do"),
    FAILED: _("Nobody answered"),
}
UNTESTED: Final = "UNTESTED"
STALE: Final = "STALE"
STANDINGS: Final = {
    WORKED: _("Works: tested"),
    PARTLY: _("Answers, and does not know what to do"),
    FAILED: _("Does not answer"),
    STALE: _("Tested more than a year ago"),
    UNTESTED: _("Never tested"),
}

BEFORE: Final = "BEFORE"
AFTER: Final = "AFTER"
MOMENTS: Final = {BEFORE: _("Before"), AFTER: _("After")}
VULNERABILITY: Final = "vulnerability"
TRUST: Final = "trust"
# Which scale is asked in which kind of work.
SCALE_OF: Final = {STRATEGY: VULNERABILITY, PLAN: VULNERABILITY, ACCORD: TRUST}
VALUES: Final = (1, 2, 3, 4, 5)
AGREES_FROM: Final = 4

LODGING: Final = "LODGING"
BRANCHES: Final = {
    LODGING: _("Lodging"),
    "FOOD": _("Food and bars"),
    "TRANSPORT": _("Transport"),
    "TOURS": _("Tours and agencies"),
    "WORK": _("Recruiting and work"),
    "ONLINE": _("Communication and technology"),
    "OTHER": _("Another sector"),
}
CODE_OF_CONDUCT: Final = "CODE"
STAFF_TRAINED: Final = "STAFF"
CHANNEL_SHOWN: Final = "CHANNEL"
COMMITMENTS: Final = {
    CODE_OF_CONDUCT: _("Code of conduct"),
    STAFF_TRAINED: _("Staff trained"),
    CHANNEL_SHOWN: _("Reporting channel shown"),
    "CONTRACTS": _("Clause in contracts"),
    "OTHER": _("Another commitment"),
}
KEPT: Final = "KEPT"
PARTLY_KEPT: Final = "PARTLY"
NOT_KEPT: Final = "NOT_KEPT"
FINDINGS: Final = {
    KEPT: _("It is kept"),
    PARTLY_KEPT: _("It is kept in part"),
    NOT_KEPT: _("It is not kept"),
}

# A test of a channel, and a check of a commitment, are worth so many days: our proposal.
DAYS_TESTED: Final = 365
DAYS_CHECKED: Final = 365
# A check is told so many days before it is due.
SOON_DAYS: Final = 60
# What is counted of people is shown to others from this number on.
SMALLEST: Final = 10
LARGEST_COUNT: Final = 100_000
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
