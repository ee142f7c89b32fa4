"""When a message may leave, when it is tried again, and what an address looks like."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amparo.foundation.posting.carriers import MAIL, SMS

_MAIL: Final = re.compile(r"[^\s@<>,;:\"()\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
_PHONE: Final = re.compile(r"\+[1-9][0-9]{7,14}")
MINUTES_BETWEEN: Final = (5, 15, 60, 240, 720)


def is_safe_hour(hour: int, *, first: int, last: int) -> bool:
    """Say whether an hour lies in the safe ones; from 20 to 6 goes over midnight, equal ends mean the whole day."""
    if first == last:
        return True
    return first <= hour < last if first < last else hour >= first or hour < last


def leaves_at(at: datetime, *, first: int, last: int, zone: str) -> datetime:
    """Return when a message may leave at the earliest: now in the safe hours, else when they begin."""
    local = at.astimezone(ZoneInfo(zone))
    if is_safe_hour(local.hour, first=first, last=last):
        return at
    begins = local.replace(hour=first, minute=0, second=0, microsecond=0, fold=0)
    return (begins if begins > local else begins + timedelta(days=1)).astimezone(at.tzinfo)


def waits(*, is_urgent: bool, is_shared: bool) -> bool:
    """Say whether a message waits for the safe hours: an urgent one does only where others may look at the device."""
    return is_shared or not is_urgent


def tried_again_at(tries: int, at: datetime) -> datetime | None:
    """Return when a message that was not taken is tried again, or None when it was tried often enough."""
    if tries > len(MINUTES_BETWEEN):
        return None
    return at + timedelta(minutes=MINUTES_BETWEEN[tries - 1])


def plain_address(channel: str, address: str) -> str:
    """Return an address as carriers take it."""
    return re.sub(r"[\s().-]", "", address) if channel == SMS else address.strip()


def reasons_not_to_keep(channel: str, address: str, offered: frozenset[str]) -> list[str]:
    """Say why somebody cannot be reached so."""
    if channel and channel not in offered:
        return [_("This installation cannot send so.")]
    if channel == MAIL and (len(address) > 254 or not _MAIL.fullmatch(address)):
        return [_("Write a whole mail address, such as name@example.org.")]
    if channel == SMS and not _PHONE.fullmatch(address):
        return [_("Write the number with its country, such as +506 8000 0000.")]
    return []


def masked(channel: str, address: str) -> str:
    """Return an address of which only as much is shown as its owner needs to know it again."""
    if channel == SMS:
        return f"•••• {address[-2:]}"
    name, _at, host = address.partition("@")
    return f"{name[:1]}•••@{host[:1]}•••{host[host.rfind('.') :]}"
