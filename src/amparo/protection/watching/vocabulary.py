"""What was found when somebody looked at an alert."""

from typing import Final

from django.utils.translation import gettext_lazy as _

FOUND: Final = {
    "WORK": _("It was work: an audit, a handover, a large operation"),
    "MISTAKE": _("It was a mistake, and it was talked about"),
    "MISUSE": _("It was misuse: the account was stopped"),
}
SHORTEST: Final = 20
LONGEST: Final = 2000
SEES_ALERTS: Final = frozenset({"supervisor", "auditor", "dpo"})
