"""Why an activity or a session of it cannot be planned so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from amparo.partnership.directory.vocabulary import COUNTRIES
from amparo.partnership.rolls.vocabulary import IN_PERSON, KINDS, LONGEST_LINE, MIXED, MODES, OFFERS, ONLINE

MOST_DAYS = 400
MOST_HOURS = Decimal(24)


def reasons_not_to_plan(
    *, title: str, kind: str, country: str, zone: str, starts_on: date, ends_on: date, address: str
) -> list[str]:
    """Say why an activity cannot be planned so. Empty means it can."""
    reasons = []
    if not title.strip() or len(title) > LONGEST_LINE:
        reasons.append(_("Write a title of at most %(count)s letters.") % {"count": LONGEST_LINE})
    if kind not in KINDS or country not in COUNTRIES:
        reasons.append(_("Choose one of the answers that are offered."))
    if zone not in available_timezones():
        reasons.append(_("The time zone is not known: write it as America/Tegucigalpa."))
    if ends_on < starts_on:
        reasons.append(_("It ends before it begins."))
    elif (ends_on - starts_on).days > MOST_DAYS:
        reasons.append(_("It lasts more than a year: plan it in parts."))
    if address and not is_address(address):
        reasons.append(_("The online address begins with https://."))
    return reasons


def is_address(text: str) -> bool:
    """Say whether a text is the address of a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(text) < 2000 and " " not in text


def reasons_not_to_hold(
    *, days: tuple[date, date], zone: str, starts_at: datetime, ends_at: datetime, hours: Decimal, offer: str
) -> list[str]:
    """Say why a session cannot be held so in an activity of those days. Empty means it can."""
    reasons = []
    local = [moment.astimezone(ZoneInfo(zone)).date() for moment in (starts_at, ends_at)]
    if ends_at <= starts_at:
        reasons.append(_("It ends before it begins."))
    elif local[0] < days[0] or local[1] > days[1]:
        reasons.append(_("The session is outside the days of the activity."))
    if not Decimal(0) < hours <= MOST_HOURS:
        reasons.append(_("A session has more than 0 and at most 24 hours."))
    if offer not in OFFERS:
        reasons.append(_("Choose one of the answers that are offered."))
    return reasons


def reasons_not_to_cancel(*, is_cancelled: bool, was_held: bool, why: str) -> list[str]:
    """Say why an activity cannot be cancelled. Empty means it can."""
    reasons = []
    if is_cancelled:
        reasons.append(_("It is cancelled already."))
    if was_held:
        reasons.append(_("Somebody was there already: it was held."))
    if not why.strip():
        reasons.append(_("Write why it is cancelled."))
    if len(why) > LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": LONGEST_LINE})
    return reasons


def ways_full(places: Mapping[str, int | None], held: Mapping[str, int], mode: str) -> list[str]:
    """Return in which of the ways that somebody would take part no place is left."""
    ways = (IN_PERSON, ONLINE) if mode == MIXED else (mode,)
    return [way for way in ways if (most := places.get(way)) is not None and held.get(way, 0) >= most]


def reasons_not_to_give_a_place(places: Mapping[str, int | None], held: Mapping[str, int], mode: str) -> list[str]:
    """Say why somebody cannot have a place of an activity in a way. Empty means they can."""
    full = ways_full(places, held, mode)
    return [_("All places are taken: %(way)s.") % {"way": MODES[way]} for way in full]


def reasons_not_to_set_places(places: Mapping[str, int | None], held: Mapping[str, int]) -> list[str]:
    """Say why an activity cannot have so many places: fewer than people who hold one already."""
    told = _("%(count)s people hold a place already: %(way)s.")
    return [
        told % {"count": held[way], "way": MODES[way]}
        for way, most in places.items()
        if most is not None and most < held.get(way, 0)
    ]


def is_offered(offer: str, mode: str) -> bool:
    """Say whether a session is offered in a way."""
    return mode in (IN_PERSON, ONLINE) and offer in (mode, MIXED)
