"""Kinds of item, what people do in them, how registering goes, and the bounds of what is written."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.partnership.rolls.vocabulary import CONGRESS, WORKSHOP

# Only these kinds of activity have a programme of their own.
HELD_AS: Final = frozenset({CONGRESS, WORKSHOP})

CONFERENCE: Final = "CONFERENCE"
ROUND_TABLE: Final = "ROUND_TABLE"
WORKING_GROUP: Final = "WORKING_GROUP"
PLENARY: Final = "PLENARY"
PRESS: Final = "PRESS"
CEREMONY: Final = "CEREMONY"
PAUSE: Final = "PAUSE"
ITEM_KINDS: Final = {
    CONFERENCE: _("Conference"),
    ROUND_TABLE: _("Round table"),
    WORKING_GROUP: _("Working group"),
    PLENARY: _("Plenary"),
    PRESS: _("Press conference"),
    CEREMONY: _("Ceremony"),
    PAUSE: _("Pause"),
}

SPEAKS: Final = "SPEAKS"
MODERATES: Final = "MODERATES"
REPORTS: Final = "REPORTS"
INTERPRETS: Final = "INTERPRETS"
PARTS: Final = {
    SPEAKS: _("Speaks"),
    MODERATES: _("Moderates"),
    REPORTS: _("Reports back"),
    INTERPRETS: _("Interprets"),
}

# The name of who speaks is seen by who runs the event, by who is registered, or by everybody; hidden unless they agree.
HIDDEN: Final = "HIDDEN"
PARTICIPANTS: Final = "PARTICIPANTS"
PUBLIC: Final = "PUBLIC"
VISIBILITIES: Final = {
    HIDDEN: _("Nobody but who organises"),
    PARTICIPANTS: _("Those who take part"),
    PUBLIC: _("Everybody"),
}

WAITING: Final = "WAITING"
ACCEPTED: Final = "ACCEPTED"
WAIT_LISTED: Final = "WAIT_LISTED"
REFUSED: Final = "REFUSED"
WITHDRAWN: Final = "WITHDRAWN"
REGISTRATIONS: Final = {
    WAITING: _("Waits for an answer"),
    ACCEPTED: _("Accepted"),
    WAIT_LISTED: _("On the waiting list"),
    REFUSED: _("Not accepted"),
    WITHDRAWN: _("Withdrawn"),
}

# Languages in which an item may be spoken or interpreted; the last are of peoples of the two countries.
SPOKEN: Final = {
    "es": _("Spanish"),
    "en": _("English"),
    "fr": _("French"),
    "pt": _("Portuguese"),
    "miq": _("Miskito"),
    "cab": _("Garifuna"),
    "bzd": _("Bribri"),
    "sgn": _("Sign language"),
}

CURRENCIES: Final = ("USD", "HNL", "CRC", "CAD", "EUR")

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
MOST_ITEMS: Final = 300
MOST_SPEAKERS: Final = 30

# They hold a place or wait for one.
STANDING: Final = frozenset({WAITING, ACCEPTED, WAIT_LISTED})

REGISTERED: Final = "REGISTERED"
TRIED: Final = "TRIED"
# So many of a kind from one place within so many minutes, and no more are taken for a while: our proposal. An
# institution behind one address may register its whole team.
MOST_FROM_A_PLACE: Final = {REGISTERED: (40, 60), TRIED: (10, 15)}
# Tries are forgotten after so many hours.
TRIES_KEPT_HOURS: Final = 24

# The browser keeps the code of a registration for its own pages only, until it is closed or left.
COOKIE: Final = "inscripcion"
COOKIE_PATH: Final = "/mi-inscripcion/"

# --- the record of an event

KEEPS_RECORD: Final = frozenset({"secretariat", "programme"})
SAID: Final = "said"
AGREED: Final = "agreed"
LEFT_OPEN: Final = "left_open"
PARTS_OF_SHEET: Final = {
    SAID: _("What was said"),
    AGREED: _("What was agreed"),
    LEFT_OPEN: _("What stays open"),
}
LONGEST_PART: Final = 20_000

DONE: Final = "DONE"
GOING_ON: Final = "GOING_ON"
DROPPED: Final = "DROPPED"
FOLLOWED: Final = {DONE: _("Done"), GOING_ON: _("Going on"), DROPPED: _("Dropped")}

# Fewer people than this are not told apart by country or by sector: the threshold of every breakdown of the house.
LEAST_IN_GROUP: Final = 10
LONGEST_RELEASE: Final = 8000
# How many days before its hour a release may be signed off at most: our proposal.
FURTHEST_HOUR_DAYS: Final = 120
