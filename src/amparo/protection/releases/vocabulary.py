"""What leaves, where a release stands, and for how long it is open."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.protection.people.rules import NEVER_LEAVES

EXPORT: Final = "EXPORT"
ORIGINAL: Final = "ORIGINAL"
KINDS: Final = {
    EXPORT: _("A copy of what is known"),
    ORIGINAL: _("An original, as it came"),
}

ASKED: Final = "ASKED"
LAPSED: Final = "LAPSED"
REFUSED: Final = "REFUSED"
ALLOWED: Final = "ALLOWED"
OVER: Final = "OVER"
STATES: Final = {
    ASKED: _("Waits for another person"),
    LAPSED: _("Ended without a decision"),
    REFUSED: _("Not allowed"),
    ALLOWED: _("Allowed"),
    OVER: _("Over"),
}
# A release that nobody decided ends; one that was allowed is open for a day. The database keeps both times too.
WAITS: Final = timedelta(days=7)
LASTS: Final = timedelta(hours=24)

# Where a person is kept safe never leaves by a file. The key and the packet of a referral have pages of their own.
NEVER: Final = NEVER_LEAVES
NOT_OFFERED: Final = NEVER | {"C0", "RP"}

OVERSEES: Final = frozenset({"supervisor", "auditor", "dpo"})
SHORTEST_REASON: Final = 20
LONGEST_REASON: Final = 2000
SHORTEST_RECIPIENT: Final = 3
LONGEST_RECIPIENT: Final = 300
SHORTEST_REFUSAL: Final = 5
