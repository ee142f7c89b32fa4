"""Lengths, counts and shares of a rehearsal in words: rounded, because they are no measurements."""

from __future__ import annotations

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY_FROM = 72  # hours; shorter waits are told in hours


def lang() -> str:
    """Return the reader's language."""
    return (translation.get_language() or "es")[:2]


def rounded(number: float) -> str:
    """Return a number as its size allows: 2.4, 31."""
    return str(number_format(round(number, 1), 1)) if number < 10 and number % 1 else str(number_format(round(number)))


def days_label(days: float) -> str:
    """Return a length in days, in hours when it is shorter than one."""
    if days < 1:
        return wait_label(days * 24)
    return ngettext("%(count)s day", "%(count)s days", 1 if days == 1 else 2) % {"count": rounded(days)}


def wait_label(hours: float) -> str:
    """Return how long one waits."""
    if hours < 1:
        return _("< 1 h")
    if hours < DAY_FROM:
        return ngettext("%(count)s hour", "%(count)s hours", round(hours)) % {"count": round(hours)}
    return days_label(round(hours / 24))


def wait_badge(hours: float) -> str:
    """Return the same as short as a figure on a drawing."""
    if hours < DAY_FROM:
        return _("%(hours)s h") % {"hours": round(hours)}
    return _("%(days)s d") % {"days": round(hours / 24)}


def share_label(share: float | None) -> str:
    """Return a share (0 to 1) in hundredths; a dash for none."""
    return "—" if share is None else _("%(share)s %%") % {"share": round(100 * share)}


def moved_label(now: float, before: float) -> str:
    """Return how much more or less, with its sign; "the same" when nothing moved."""
    change = now - before
    if abs(change) < 0.05:
        return _("the same")
    return f"{'+' if change > 0 else '−'}{rounded(abs(change))}"
