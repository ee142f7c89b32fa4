"""When a case may be opened and closed, and what its code looks like."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.protection.cases import vocabulary


def code_from(country: str, noise: bytes) -> str:
    """Return a case code such as `CR-7Q4M-2X` from six random bytes; it says nothing but the country."""
    letters = [vocabulary.CODE_ALPHABET[byte % len(vocabulary.CODE_ALPHABET)] for byte in noise[:6]]
    return f"{country.upper()}-{''.join(letters[:4])}-{''.join(letters[4:])}"


def reasons_not_to_open(*, mandate: str) -> list[str]:
    """Say why a case cannot be opened; empty means it can."""
    if mandate not in vocabulary.MANDATES:
        return [_("Choose what the alert is about.")]
    return []
