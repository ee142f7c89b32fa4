"""How an internal procedure stands beside the coalition's."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

WAITING: Final = "WAITING"
KEEPS: Final = "KEEPS"
BREAKS: Final = "BREAKS"
WITHDRAWN: Final = "WITHDRAWN"

STATES: Final = {
    WAITING: _("Being checked"),
    KEEPS: _("Keeps what the coalition agreed"),
    BREAKS: _("Does not keep what the coalition agreed"),
    WITHDRAWN: _("Out of use"),
}

# They look after oversight and machines, and speak for no institution.
SPEAKS_FOR_NONE: Final = frozenset({"auditor", "administrator"})
