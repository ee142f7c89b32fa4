"""When a consent may be written down."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.protection.consents import vocabulary


def reasons_not_to_consent(*, is_open: bool, purpose: str, language: str, witness: str, is_live: bool) -> list[str]:
    """Say why a consent cannot be written down; empty means it can."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if purpose not in vocabulary.PURPOSES:
        reasons.append(_("Choose what the person agrees to."))
    if not language:
        reasons.append(_("Say in which language it was explained."))
    if witness not in vocabulary.WITNESSES:
        reasons.append(_("Say who was a witness, or that the person did not want one."))
    if is_live:
        reasons.append(_("The person already agrees to this."))
    return reasons
