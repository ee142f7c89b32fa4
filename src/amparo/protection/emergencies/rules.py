"""When a glass may be broken and a review is well; what stands where a figure is small."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.emergencies import vocabulary


def code_typed(text: str) -> str:
    """Return a case code as somebody wrote it down by phone, in our spelling; "" when it cannot be one."""
    plain = "".join(each for each in text.upper() if each.isalnum())
    code = f"{plain[:2]}-{plain[2:6]}-{plain[6:]}"
    return code if re.fullmatch(CODE_PATTERN, code) else ""


def reasons_not_to_break(*, category: str, reason: str) -> list[str]:
    """Say, in words for who asks, why the glass stays whole. Empty means it may be broken."""
    reasons = []
    if category not in vocabulary.CATEGORIES:
        reasons.append(_("Choose what is happening."))
    if len(reason.strip()) < vocabulary.SHORTEST_REASON:
        reasons.append(_("Say why in at least 20 characters."))
    if len(reason) > vocabulary.LONGEST_REASON:
        reasons.append(_("Say it in fewer words."))
    return reasons


def reasons_not_to_review(*, verdict: str, words: str) -> list[str]:
    """Say why a review is not complete. Empty means it is."""
    reasons = []
    if verdict not in vocabulary.VERDICTS:
        reasons.append(_("Choose what you found."))
    if len(words.strip()) < vocabulary.SHORTEST_REASON:
        reasons.append(_("Say what you looked at in at least 20 characters."))
    if len(words) > vocabulary.LONGEST_REASON:
        reasons.append(_("Say it in fewer words."))
    return reasons


def review_due_at(opened_at: datetime) -> datetime:
    """Return until when a broken glass is looked at by somebody else."""
    return opened_at + timedelta(hours=vocabulary.REVIEW_HOURS)


def figure_told(count: int | None) -> str:
    """Return a monthly figure as it is told: none, or its number, or that it is small."""
    return _("fewer than 10") if count is None else str(count)
