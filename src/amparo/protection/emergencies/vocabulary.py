"""Why a glass is broken, who looks at it afterwards, and what they say of it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

CATEGORIES: Final = {
    "LIFE": _("A life is in danger now"),
    "MISSING": _("The person is missing"),
    "HEALTH": _("Urgent medical care"),
    "MOVE": _("The person must be moved to safety at once"),
    "CONTACT": _("A warning must reach the person at once"),
}
VERDICTS: Final = {
    "JUSTIFIED": _("It was right"),
    "AVOIDABLE": _("It was right, but there was another way"),
    "UNJUSTIFIED": _("It was not right"),
}
# As what somebody is told: who leads the case, who supervises, who answers for data, and that a review is late.
LEAD: Final = "LEAD"
SUPERVISOR: Final = "SUPERVISOR"
DATA: Final = "DATA"
LATE: Final = "LATE"

OVERSEES: Final = frozenset({"supervisor", "auditor", "dpo"})
SEES_FIGURES: Final = OVERSEES | {"secretariat"}
SHORTEST_REASON: Final = 20
LONGEST_REASON: Final = 2000
REVIEW_HOURS: Final = 72
# Codes that one account may try in an hour; the database counts them too.
TRIES_AN_HOUR: Final = 6
MAIL_TRIES: Final = 200
