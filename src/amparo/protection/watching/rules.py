"""When an answer to an alert is well."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.protection.watching import vocabulary


def reasons_not_to_answer(*, found: str, words: str, is_answered: bool) -> list[str]:
    """Say why an answer is not taken. Empty means it is."""
    reasons = []
    if is_answered:
        reasons.append(_("Somebody has answered this already."))
    if found not in vocabulary.FOUND:
        reasons.append(_("Choose what you found."))
    if len(words.strip()) < vocabulary.SHORTEST:
        reasons.append(_("Say what you looked at in at least 20 characters."))
    if len(words) > vocabulary.LONGEST:
        reasons.append(_("Say it in fewer words."))
    return reasons
