"""States of a referral, as practitioners know them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SENT: Final = "SENT"
ACCEPTED: Final = "ACCEPTED"
REJECTED: Final = "REJECTED"
DONE: Final = "DONE"
REVOKED: Final = "REVOKED"
LOST: Final = "LOST"

LIVE: Final = (SENT, ACCEPTED)
STATES: Final = {
    SENT: _("Waiting for an answer"),
    ACCEPTED: _("Accepted"),
    REJECTED: _("Rejected"),
    DONE: _("Completed"),
    REVOKED: _("Taken back"),
    LOST: _("No answer in time"),
}

REJECTIONS: Final = {
    "NO_PLACE": _("There is no place now"),
    "NOT_OUR_SERVICE": _("We do not give this service"),
    "NOT_SAFE": _("It would not be safe here"),
    "OTHER": _("Another reason"),
}

# The receiver opens the case's key and the packet that the person approved; nothing else.
GROUPS: Final = ("C0", "RP")
