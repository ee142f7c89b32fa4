"""Mandates and the alphabet of case codes."""

from typing import Final

TRAFFICKING: Final = "TRAFFICKING"
SMUGGLING: Final = "SMUGGLING"
CHILD_SEXUAL_EXPLOITATION: Final = "CHILD_SEXUAL_EXPLOITATION"
MANDATES: Final = (TRAFFICKING, SMUGGLING, CHILD_SEXUAL_EXPLOITATION)

# Without letters and digits that are mistaken for one another when read aloud.
CODE_ALPHABET: Final = "23456789ACDEFGHJKMNPQRTVWXY"
CODE_PATTERN: Final = r"[A-Z]{2}-[2-9ACDEFGHJKMNPQRTVWXY]{4}-[2-9ACDEFGHJKMNPQRTVWXY]{2}"
