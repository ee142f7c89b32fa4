"""What a complaint is about, and who shows and who answers."""

from typing import Final

from django.utils.translation import gettext_lazy as _

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
# What counts as looking.
LOOKED: Final = ("OPENED", "GLASS_BROKEN")
MOST: Final = 500
