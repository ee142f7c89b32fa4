"""When an academy's course counts as permanent and compulsory."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.rules.kits import reasons_of_text


def reasons_not_to_adopt(*, state: str, act: str, signed_on: date, taught_from: date, today: date) -> list[str]:
    """Say why an academy's adoption cannot be recorded. Empty means it can."""
    reasons = reasons_of_text(act, _("Write the number of the act."), words.LONGEST_LINE)
    if state != words.VALIDATED:
        reasons.append(_("Only a validated kit is adopted."))
    if signed_on > today:
        reasons.append(_("The act is signed today or before."))
    if taught_from < signed_on:
        reasons.append(_("The course is taught from the day of the act, or later."))
    return reasons


def reasons_not_to_end(*, is_live: bool, signed_on: date, ended_on: date, today: date, why: str) -> list[str]:
    """Say why the end of a course cannot be recorded. Empty means it can."""
    reasons = reasons_of_text(why, _("Say why the course ended."))
    if not is_live:
        reasons.append(_("The course ended already."))
    if not signed_on <= ended_on <= today:
        reasons.append(_("It ends between the day of the act and today."))
    return reasons


def counts_on(*, is_permanent: bool, is_compulsory: bool, taught_from: date, ended_on: date | None, on: date) -> bool:
    """Say whether a course is permanent and compulsory, and taught, on a day."""
    return is_permanent and is_compulsory and taught_from <= on and (ended_on is None or on < ended_on)
