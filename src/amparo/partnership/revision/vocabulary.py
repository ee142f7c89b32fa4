"""States of a draft, and the role that draws procedures."""

from typing import Final

from django.utils.translation import gettext_lazy as _

OPEN: Final = "OPEN"
PROPOSED: Final = "PROPOSED"
DISCARDED: Final = "DISCARDED"

STATES: Final = {
    OPEN: _("Being drawn"),
    PROPOSED: _("Proposed"),
    DISCARDED: _("Discarded"),
}

SECRETARIAT: Final = "secretariat"

# They look after oversight and machines, and speak for no institution.
SPEAKS_FOR_NONE: Final = frozenset({"auditor", "administrator"})
