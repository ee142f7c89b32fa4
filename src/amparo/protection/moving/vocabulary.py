"""Why a case keeps its versions, and what becomes of a case."""

from typing import Final

from django.utils.translation import gettext_lazy as _

STAY_REASONS: Final = {
    "PERSON_ASKED": _("The person asked for it"),
    "NEARLY_OVER": _("The case is about to close"),
    "WOULD_CONFUSE": _("A change now would confuse the person"),
    "OTHER": _("Another reason"),
}

# As `amparo.bpmn.migrate.Fate`, in the words of the screen, and `kept` for who was asked to stay.
FATES: Final = {
    "fits": _("Moves by itself"),
    "holds": _("Moves by itself, looked at from here"),
    "lost": _("Needs a decision: where it stands is gone"),
    "broken": _("Stays: a right would be lost"),
    "unknown": _("Stays: it could not be proved"),
    "kept": _("Stays: whoever leads the case decided so"),
}
KEPT: Final = "kept"
MOVING: Final = frozenset({"fits", "holds"})
# Of fewer cases than this nothing exact is told, as in what happens in practice (ADR 6).
FEWEST: Final = 10
