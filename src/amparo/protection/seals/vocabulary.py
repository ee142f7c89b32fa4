"""What of a seal is changed by two persons, why, and who may seal."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.protection.cases.vocabulary import SEALS

LIFT: Final = "LIFT"
NAME: Final = "NAME"
CHANGES: Final = {LIFT: _("Lift the seal"), NAME: _("Name another person")}
# Why, in codes: what would have to be explained is told by voice, so that nothing about a person is written here.
WHY: Final = {
    LIFT: {
        "DANGER_OVER": _("The danger is over"),
        "CARE_NEEDS_IT": _("The person's care needs more people than can be named"),
        "BY_MISTAKE": _("It was sealed by mistake"),
    },
    NAME: {
        "HAS_A_STEP": _("They have a step to do in the case"),
        "STANDS_IN": _("They stand in for somebody who is named"),
        "TAKES_OVER": _("They take over the case"),
    },
}
KINDS: Final = SEALS
# A change that nobody decided ends. The database keeps the time too.
WAITS: Final = timedelta(days=7)
# For so long whoever lost a case by a seal is told so where their day begins, and overseers of a new seal.
TOLD: Final = timedelta(days=3)

LEADS: Final = frozenset({"case_manager", "duty_officer", "intake"})
OVERSEES: Final = frozenset({"supervisor", "auditor", "dpo"})
SEES_SEALS: Final = LEADS | OVERSEES
