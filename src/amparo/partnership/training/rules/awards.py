"""When an award is given, by whom it is signed, until when it holds and where it stands on a day."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.training import vocabulary as words


def valid_until(awarded_on: date, months: Iterable[int]) -> date:
    """Return the last day of an award: the shortest of its competencies, to the same day of the month or its last."""
    shortest = min(months)
    year, month = divmod(awarded_on.year * 12 + awarded_on.month - 1 + shortest, 12)
    return date(year, month + 1, min(awarded_on.day, calendar.monthrange(year, month + 1)[1]))


def title_words(kit: str, *, is_trainer: bool) -> str:
    """Write what an award is for: the kit, or certified trainer of the kit."""
    return _("Certified trainer: %(kit)s") % {"kit": kit} if is_trainer else kit


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of an award's life: its days, and the last change of what it attests and the last refresher."""

    awarded_on: date
    valid_until: date
    revoked_on: date | None = None
    changed_on: date | None = None
    refreshed_on: date | None = None


def standing_on(life: Life, on: date) -> str:
    """Return where an award stands on a day. A changed step never revokes it: it asks for an update."""
    if life.revoked_on is not None and life.revoked_on <= on:
        return words.REVOKED
    if not life.awarded_on <= on <= life.valid_until:
        return words.EXPIRED
    return words.UPDATE if needs_update(life, on) else words.VALID


def needs_update(life: Life, on: date) -> bool:
    """Say whether what the award attests changed by a day, and its holder has not learned the change since."""
    if life.changed_on is None or life.changed_on > on:
        return False
    return life.refreshed_on is None or life.refreshed_on < life.changed_on or life.refreshed_on > on


def holds(life: Life, on: date) -> bool:
    """Say whether an award lets its holder do what it attests on a day: needing an update still does."""
    return standing_on(life, on) in {words.VALID, words.UPDATE}


def reasons_not_to_sign(*, is_named: bool, attested: Collection[str], needed: Collection[str]) -> list[str]:
    """Say why somebody cannot sign the awards of a run: a trainer of the run, certified in all of its competencies."""
    reasons = []
    if not is_named:
        reasons.append(_("Only a trainer of this course signs its awards."))
    if not needed or not set(needed) <= set(attested):
        reasons.append(
            _("Awards are signed by a certified trainer: yours is missing, has expired, or is for another kit.")
        )
    return reasons


def reasons_not_to_award(*, ended_on: date, today: date, competent: int, waiting: int) -> list[str]:
    """Say why the awards of a run cannot be given yet. `waiting`: competent people without an award."""
    reasons = []
    if ended_on > today:
        reasons.append(_("The course is not over yet."))
    if not competent:
        reasons.append(_("Nobody was there long enough and passed the grid."))
    elif not waiting:
        reasons.append(_("Everybody who passed holds the award already."))
    return reasons


def reasons_not_to_certify(*, scores: Collection[int], observed_on: date, today: date, is_oneself: bool) -> list[str]:
    """Say why a trainer cannot be certified: observed by another, and good enough in each of the three."""
    reasons = []
    if len(scores) != 3 or not all(0 <= score <= 100 for score in scores):
        reasons.append(_("Write three marks from 0 to 100."))
    elif min(scores) < words.PASS_MARK:
        reasons.append(_("Each of the three marks is at least %(mark)s.") % {"mark": words.PASS_MARK})
    if observed_on > today:
        reasons.append(_("The session was observed today or before."))
    if is_oneself:
        reasons.append(_("Nobody certifies themselves."))
    return reasons


def reasons_not_to_revoke(*, is_revoked: bool, why: str) -> list[str]:
    """Say why an award cannot be revoked. Empty means it can."""
    reasons = _reasons_of_text(why, _("Say why it is revoked."))
    if is_revoked:
        reasons.append(_("It was revoked already."))
    return reasons


def reasons_not_to_refresh(*, standing: str, done_on: date, awarded_on: date, today: date, note: str) -> list[str]:
    """Say why a refresher cannot be recorded. Empty means it can."""
    reasons = _reasons_of_text(note, _("Say what was learned."))
    if standing in {words.REVOKED, words.EXPIRED}:
        reasons.append(_("The award no longer holds: a new course is needed."))
    if not awarded_on <= done_on <= today:
        reasons.append(_("It was done between the day of the award and today."))
    return reasons


def reasons_not_to_follow_up(
    *, seen_on: date, awarded_on: date, today: date, outcome: str, is_oneself: bool
) -> list[str]:
    """Say why a follow-up on the job cannot be recorded. Empty means it can."""
    reasons = []
    if outcome not in words.ON_THE_JOB:
        reasons.append(_("Choose what you saw."))
    if not awarded_on <= seen_on <= today:
        reasons.append(_("It was seen between the day of the award and today."))
    if is_oneself:
        reasons.append(_("Somebody else says how one works."))
    return reasons


def _reasons_of_text(text: str, empty: str) -> list[str]:
    if not text.strip():
        return [empty]
    if len(text) > words.LONGEST_TEXT:
        return [_("The text is too long: write at most %(most)s characters.") % {"most": words.LONGEST_TEXT}]
    return []


def initials_of(name: str) -> str:
    """Return the initials of a name, for a public page that tells no more: `María José Solís` is `M. J. S.`."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[:1].isalpha())


def is_same_name(typed: str, holder: str) -> bool:
    """Say whether a name typed from a paper is the holder's, whatever its spaces and capitals."""
    return bool(typed.strip()) and " ".join(typed.split()).casefold() == " ".join(holder.split()).casefold()
