"""Mandates, why a case is sealed, and the alphabet of case codes."""

from typing import Final

from django.utils.translation import gettext_lazy as _

TRAFFICKING: Final = "TRAFFICKING"
SMUGGLING: Final = "SMUGGLING"
CHILD_SEXUAL_EXPLOITATION: Final = "CHILD_SEXUAL_EXPLOITATION"
MANDATES: Final = (TRAFFICKING, SMUGGLING, CHILD_SEXUAL_EXPLOITATION)

# Why a case opens to named persons only.
SEALS: Final = {
    "CHILD_IN_DANGER": _("A child or adolescent in danger"),
    "PROTECTED_WITNESS": _("A protected witness"),
    "THREAT_INSIDE": _("A threat that may come from somebody with an account"),
}

# Without letters and digits that are mistaken for one another when read aloud.
CODE_ALPHABET: Final = "23456789ACDEFGHJKMNPQRTVWXY"
CODE_PATTERN: Final = r"[A-Z]{2}-[2-9ACDEFGHJKMNPQRTVWXY]{4}-[2-9ACDEFGHJKMNPQRTVWXY]{2}"
