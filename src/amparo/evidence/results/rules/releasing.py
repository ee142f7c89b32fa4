"""Releasing the case figures of a year: one person proposes, another looks and releases or sends back."""

from __future__ import annotations

from django.utils.translation import gettext as _


def reasons_not_to_propose(*, is_given: bool, stands: bool) -> list[str]:
    """Say why the figures of a year cannot be proposed. Empty means they can."""
    if not is_given:
        return [_("Nothing was given out of this year yet.")]
    if stands:
        return [_("This year is proposed or released already.")]
    return []


def reasons_not_to_answer(*, proposed_by: int, by: int, is_answered: bool, releases: bool, why: str) -> list[str]:
    """Say why a proposal cannot be answered. Empty means it can."""
    reasons = []
    if is_answered:
        reasons.append(_("This proposal was answered already."))
    if proposed_by == by:
        reasons.append(_("Whoever proposes does not release: another person looks at it."))
    if not releases and not why.strip():
        reasons.append(_("Say why it is sent back."))
    return reasons
