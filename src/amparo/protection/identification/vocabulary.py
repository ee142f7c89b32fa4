"""What a panel may decide, and how many decide."""

from typing import Final

from django.utils.translation import gettext_lazy as _

FORMAL: Final = "formal"
NOT_VICTIM: Final = "not_victim"
NOT_VICTIM_FINAL: Final = "not_victim_final"
MORE_INFORMATION: Final = "presumed"

CHOICES: Final = {
    FORMAL: _("Accredit"),
    NOT_VICTIM: _("Do not accredit"),
    NOT_VICTIM_FINAL: _("Confirm that it is not accredited"),
    MORE_INFORMATION: _("Ask for more information"),
}
SEATS: Final = 3
PANELS: Final = frozenset({"panel", "appeal_panel"})
