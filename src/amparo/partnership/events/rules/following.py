"""What an event recommends, and what the next one says of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.events import vocabulary as words


def reasons_not_to_recommend(*, text: str, post: str, due_on: date, today: date) -> list[str]:
    """Say why a recommendation of an event cannot be recorded: it says what, who by post, and until when."""
    reasons = []
    if not text.strip():
        reasons.append(_("Write what is recommended."))
    if not post.strip():
        reasons.append(_("Write who is responsible, by post."))
    if due_on < today:
        reasons.append(_("Choose a day that has not passed."))
    return reasons


def reasons_not_to_follow(*, outcome: str, note: str, is_inherited: bool, is_open: bool) -> list[str]:
    """Say why what came of a recommendation cannot be written down by a later event."""
    reasons = []
    if outcome not in words.FOLLOWED:
        reasons.append(_("Choose one of the answers."))
    if not note.strip():
        reasons.append(_("Write what came of it; if it was dropped, why."))
    if not is_inherited:
        reasons.append(_("This event continues no event that recommended it."))
    if not is_open:
        reasons.append(_("It is closed already."))
    return reasons
