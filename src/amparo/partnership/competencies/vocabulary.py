"""How strictly a step asks for a competency, and what a competency is made of."""

from typing import Final

from django.utils.translation import gettext_lazy as _

HARD: Final = "HARD"
UNLESS_URGENT: Final = "UNLESS_URGENT"
WARNING: Final = "WARNING"

STRENGTHS: Final = {
    HARD: _("Nobody does the step without it"),
    UNLESS_URGENT: _("Nobody does it without it, unless the procedure says that it is urgent"),
    WARNING: _("It is done with a reason, and the supervisor is told"),
}

KNOWLEDGE: Final = "knowledge"
KNOW_HOW: Final = "know_how"
ATTITUDE: Final = "attitude"

PARTS: Final = {KNOWLEDGE: _("Knowledge"), KNOW_HOW: _("Know-how"), ATTITUDE: _("Attitude")}

LONGEST_TEXT: Final = 2000
