"""Who answers for what is kept, and why it may not be destroyed."""

from typing import Final

from django.utils.translation import gettext_lazy as _

KEEPERS: Final = frozenset({"auditor", "dpo"})
# They say whether proceedings go on, each in cases of their own.
SAYS_PROCEEDINGS: Final = frozenset({"case_manager", "supervisor", "lawyer", "prosecutor"})

HOLDS: Final = {
    "COURT_ORDER": _("An order of a court"),
    "COMPLAINT": _("A complaint or an investigation of how the case was handled"),
    "REPARATION": _("A claim for reparation"),
    "PERSON_ASKED": _("The person asked that it is kept"),
}
PROCEEDINGS: Final = {
    "CRIMINAL": _("Criminal proceedings"),
    "REPARATION": _("A claim for reparation"),
    "ASYLUM": _("Refuge or asylum"),
    "APPEAL": _("An appeal against a decision"),
}
# The field groups that hold a key, in the order of the table.
GROUPS: Final = ("C1", "C2", "C4", "C5", "C6", "C7", "C8", "C9", "CA", "RP")
LONGEST_MONTHS: Final = 600
