"""What a report and a session of a grantee must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.rolls.vocabulary import AGE_BANDS

MOST_COUNTED = 20_000


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its name."""
    return ZoneInfo(name)


def reasons_not_to_declare(
    *,
    title: str,
    place: str,
    span: tuple[datetime, datetime],
    counts: Mapping[str, Sequence[int]],
    days: tuple[date, date],
    zone: str,
    at: datetime,
) -> list[str]:
    """Say why a session cannot be told so. Empty means it can."""
    reasons = []
    starts_at, ends_at = span
    if not title.strip() or not place.strip() or max(len(title), len(place)) > words.LONGEST_LINE:
        reasons.append(_("Write what the session was and where, each on one line."))
    if ends_at <= starts_at or (ends_at - starts_at).total_seconds() > 24 * 3600:
        reasons.append(_("A session ends after it begins, on the same day or the next."))
    if ends_at > at:
        reasons.append(_("Tell of a session once it was held."))
    if not days[0] <= starts_at.astimezone(zone_of(zone)).date() <= days[1]:
        reasons.append(_("That day is outside the days of the grant."))
    numbers = [each for told in counts.values() for each in told]
    if any(each < 0 for each in numbers) or set(counts) - set(AGE_BANDS):
        reasons.append(_("A count is a whole number from 0 on."))
    elif not 0 < sum(numbers) <= MOST_COUNTED:
        reasons.append(_("Write how many people came, by age."))
    return reasons


def reasons_not_to_report(
    *, texts: Sequence[str], spent: Mapping[int, Decimal], lines: Mapping[int, Decimal], before: Mapping[int, Decimal]
) -> list[str]:
    """Say why a report cannot be sent so; the first two texts are owed, and money is told for each line."""
    reasons = []
    if not all(text.strip() for text in texts[:2]):
        reasons.append(_("Write what was done and what came of it."))
    if max(map(len, texts)) > words.LONGEST_TEXT:
        reasons.append(_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    if set(spent) != set(lines) or any(amount < 0 for amount in spent.values()):
        reasons.append(_("Write how much was spent on each line of the budget; 0 if nothing."))
    else:
        total = sum(spent.values(), Decimal(0)) + sum(before.values(), Decimal(0))
        if total > sum(lines.values(), Decimal(0)):
            facts = {"total": total, "most": sum(lines.values(), Decimal(0))}
            reasons.append(_("With what was told before, %(total)s was spent; the grant is %(most)s.") % facts)
    return reasons
