"""What a complaint is about, and who shows and who answers."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.need_to_know import BREAKS_GLASS
from amparo.protection.emergencies.vocabulary import SEES_FIGURES
from amparo.protection.finding.vocabulary import KEEPS_DESK
from amparo.protection.releases.vocabulary import OVERSEES as SEES_RELEASES
from amparo.protection.retention.vocabulary import KEEPERS
from amparo.protection.seals.vocabulary import OVERSEES as OVERSEES_SEALS
from amparo.protection.sheets.vocabulary import MEETS_PEOPLE
from amparo.protection.watching.vocabulary import SEES_ALERTS

KINDS: Final = {
    "LOOKED": _("Somebody looked who had no reason to"),
    "TOLD": _("Something was told to others"),
    "WRONG": _("What is written is not true"),
    "OTHER": _("Something else"),
}
# They sit with the person.
SHOWS: Final = frozenset({"case_manager", "psychologist", "lawyer"})
ANSWERS: Final = frozenset({"auditor", "dpo"})
SHORTEST: Final = 10
LONGEST: Final = 4000
ANSWER_DAYS: Final = 10
# Where what is opened is guarded and what is sealed comes in: which roles, what it is called, its address and sign.
GUARDING: Final = (
    (frozenset(BREAKS_GLASS) | SEES_FIGURES, _("Emergencies"), "emergencies:list", "alert"),
    (SEES_ALERTS, _("Unusual reading"), "watching:alerts", "eye"),
    (SEES_RELEASES, _("What leaves"), "releases:list", "send"),
    (OVERSEES_SEALS, _("Sealed cases"), "seals:list", "lock"),
    (KEEPERS, _("Keeping"), "retention:list", "lock"),
    (KEEPS_DESK, _("Contact desk"), "finding:desk", "people"),
    (ANSWERS, _("Complaints"), "complaints:list", "document"),
    (MEETS_PEOPLE, _("Sealed sheets"), "sheets:list", "lock"),
)
# What counts as looking.
LOOKED: Final = ("OPENED", "GLASS_BROKEN")
MOST: Final = 500
