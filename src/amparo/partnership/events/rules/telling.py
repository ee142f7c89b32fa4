"""When a certificate of attendance is given, who reads a press release when, and when a report is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.events import vocabulary as words


def reasons_not_to_certify(*, ended_on: date, today: date, asked: Collection[int], there: Collection[int]) -> list[str]:
    """Say why certificates of attendance cannot be given: only to those who were there, once it is over."""
    reasons = []
    if ended_on > today:
        reasons.append(_("The event is not over yet."))
    if not asked:
        reasons.append(_("Choose somebody who has no certificate yet."))
    elif not set(asked) <= set(there):
        reasons.append(_("Only those who are on the roll were there."))
    return reasons


def is_open_to_all(
    *, released_at: datetime | None, withdrawn_at: datetime | None, embargo_at: datetime, at: datetime
) -> bool:
    """Say whether everybody may read a release at a moment: signed off, not withdrawn, and its hour has come."""
    return released_at is not None and withdrawn_at is None and embargo_at <= at


def reasons_not_to_write(
    *, language: str, title: str, body: str, is_withdrawn: bool, is_released: bool
) -> list[str]:  # fmt: skip
    """Say why a text of a release cannot be kept: what was signed off is not changed, it is withdrawn."""
    reasons = []
    if language not in LANGUAGES:
        reasons.append(_("Choose one of the answers."))
    if not title.strip() or not body.strip():
        reasons.append(_("Write the title and the text."))
    if len(title) > words.LONGEST_LINE or len(body) > words.LONGEST_RELEASE:
        reasons.append(_("The text is too long: write at most %(most)s characters.") % {"most": words.LONGEST_RELEASE})
    if is_withdrawn:
        reasons.append(_("This release was withdrawn."))
    if is_released:
        reasons.append(_("It was signed off: withdraw it and write another one."))
    return reasons


def reasons_not_to_release(
    texts: Mapping[str, Any],
    *,
    outdated: Collection[str],
    is_released: bool,
    is_withdrawn: bool,
    found: Collection[str],
) -> list[str]:
    """Say why a release cannot be signed off: in three languages, none out of date, and nothing that tells of a victim.

    `found` is what a publication is stopped by, in words.
    """
    reasons = []
    if is_released or is_withdrawn:
        reasons.append(_("It was signed off or withdrawn already."))
    missing = [language.upper() for language in LANGUAGES if language not in texts]
    if missing:
        reasons.append(_("It is not written in every language yet: %(missing)s.") % {"missing": ", ".join(missing)})
    if outdated:
        told = ", ".join(language.upper() for language in outdated)
        reasons.append(_("Older than the original: %(languages)s.") % {"languages": told})
    if found:
        told = "; ".join(found)
        reasons.append(_("A victim could be known by this, so it is not published: %(found)s") % {"found": told})
    return reasons


def reasons_not_to_set_hour(embargo_at: datetime, *, at: datetime, is_open: bool) -> list[str]:
    """Say why the hour of a release cannot be that one: once everybody reads it, it has no hour to come."""
    if is_open:
        return [_("Everybody reads it already: its hour has passed.")]
    if embargo_at > at + timedelta(days=words.FURTHEST_HOUR_DAYS):
        return [_("That hour is too far away: at most %(days)s days.") % {"days": words.FURTHEST_HOUR_DAYS}]
    return []


def reasons_not_to_publish_report(
    papers: Mapping[str, Any], *, last: Mapping[str, Any] | None, why: str, found: Collection[str], has_ended: bool
) -> list[str]:
    """Say why the report of an event cannot be published; a further edition says why and differs from the last."""
    reasons = []
    if not has_ended:
        reasons.append(_("The event is not over yet."))
    if set(papers) != set(LANGUAGES):
        reasons.append(_("The report is published in three languages."))
    if last is not None and dict(last) == dict(papers):
        reasons.append(_("Nothing changed since it was published."))
    elif last is not None and not why.strip():
        reasons.append(_("It was published before: say why it changes."))
    if found:
        told = "; ".join(found)
        reasons.append(_("A victim could be known by this, so it is not published: %(found)s") % {"found": told})
    return reasons
