"""Waiting in words, coarse on purpose: a length to the minute may tell of one person."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.protection.conformance import vocabulary

HOUR, DAY = 3600, 86400


def wait_label(seconds: float | None) -> str:
    """Return a length of waiting in words; what may not be told is a dash."""
    if seconds is None:
        return "—"
    if seconds < HOUR:
        return _("less than an hour")
    if seconds < 2 * DAY:
        hours = round(seconds / HOUR)
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    days = round(seconds / DAY)
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def wait_badge(seconds: float) -> str:
    """Return the same as short as a figure on a drawing."""
    if seconds < HOUR:
        return _("< 1 h")
    if seconds < 2 * DAY:
        return _("%(hours)s h") % {"hours": round(seconds / HOUR)}
    return _("%(days)s d") % {"days": round(seconds / DAY)}


def count_label(count: int | None) -> str:
    """Return a count, or that it is too small to tell."""
    return f"< {vocabulary.FEWEST}" if count is None else str(count)
