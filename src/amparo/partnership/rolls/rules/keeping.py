"""Until when what is not needed is kept."""

from __future__ import annotations

from datetime import date, timedelta

from amparo.partnership.rolls.vocabulary import PAPER_AFTER_DAYS


def needless_from(ends_on: date, keep_days: int) -> date:
    """Return the day from which diet, telephone, needs and personal codes of an activity are erased."""
    return ends_on + timedelta(days=keep_days + 1)


def is_needless(ends_on: date, keep_days: int, today: date) -> bool:
    """Say whether they are to be erased today."""
    return today >= needless_from(ends_on, keep_days)


def papers_until(today: date) -> date:
    """Return the day up to which activities must have ended for the pictures of their rolls to be erased today."""
    return today - timedelta(days=PAPER_AFTER_DAYS + 1)
