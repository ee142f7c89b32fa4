"""Sheets sealed away from any network: the identities that open them, and opening one.

A country has one identity for a period. Its public key travels in the sheet; the identity never leaves this process. An
older one is kept some days more, for what was sealed late, and then removed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyrage

from amparo.keyd import opening
from amparo.keyd.house import House
from amparo.keyd.keyring import INTAKE
from amparo.keyd.trouble import ALTERED, LOCKED, TICKET, UNKNOWN_KEY, WRONG, No

DAY: Final = 86_400.0
LARGEST: Final = 64 * 1024
GROUP: Final = "SH"
PURPOSE: Final = "INTAKE"
_PLACE: Final = re.compile(r"[a-z]{2,8}")
_FILE: Final = re.compile(rf"{INTAKE}\.([a-z]{{2,8}})-([0-9]{{1,6}})\.key")


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity of a country: when it was made, and what opens."""

    number: int
    made: float
    private: pyrage.x25519.Identity

    @property
    def public(self) -> str:
        """Return the public key as age writes it."""
        return str(self.private.to_public())

    @property
    def fingerprint(self) -> str:
        """Return by what people tell it from another: eighty bits in groups of four."""
        return fingerprint_of(self.public)


def fingerprint_of(public: str) -> str:
    """Return the fingerprint of a public key."""
    digits = hashlib.sha256(public.encode()).hexdigest()[:20]
    return "-".join(digits[at : at + 4] for at in range(0, 20, 4))


def subject_of(place: str, sealed: bytes) -> str:
    """Return what a sheet is called: its country and what is sealed, so that the same one has the same name."""
    return f"sheet:{place}-{hashlib.sha256(sealed).hexdigest()}"


def public_key(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Answer the public key of a country, its fingerprint, when the next is made and until when it is opened."""
    place = _place(given[0])
    newest = _current(house, place)
    until = newest.made + house.config.intake_days * DAY
    late = until + house.config.intake_kept_days * DAY
    return [each.encode() for each in (newest.public, newest.fingerprint, f"{until:.0f}", f"{late:.0f}")]


def check(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Say whether a sheet would open: country, fingerprint, what is sealed. Answers nothing of what it says."""
    _opened(house, _place(given[0]), given[1].decode(), given[2])
    return []


def open_sheet(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Open a sheet: a ticket (7) for it, country, fingerprint, what is sealed. Answers what it says."""
    ticket = opening.checked(house, given)
    place, sealed = _place(given[7]), given[9]
    if (ticket.subject, ticket.group, ticket.purpose) != (subject_of(place, sealed), GROUP, PURPOSE):
        raise No(TICKET)
    return [_opened(house, place, given[8].decode(), sealed)]


def renew(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make a new identity for a country, as when a sheet went astray. Answers its fingerprint."""
    place = _place(given[0])
    _unlocked(house)
    made = _make(house, place, _numbers(house, place)[-1:])
    return [made.fingerprint.encode()]


def _opened(house: House, place: str, fingerprint: str, sealed: bytes) -> bytes:
    if not 0 < len(sealed) <= LARGEST:
        raise No(WRONG)
    found = [each for each in _kept(house, place) if each.fingerprint == fingerprint]
    if not found:
        raise No(UNKNOWN_KEY)
    try:
        return bytes(pyrage.decrypt(sealed, [found[0].private]))
    except pyrage.DecryptError as broken:
        raise No(ALTERED) from broken


def _place(given: bytes) -> str:
    place = given.decode()
    if not _PLACE.fullmatch(place):
        raise No(WRONG)
    return place


def _unlocked(house: House) -> None:
    if house.ring.locked:
        raise No(LOCKED)


def _numbers(house: House, place: str) -> list[int]:
    found = (_FILE.fullmatch(name) for name in house.ring.provider.names())
    return sorted(int(each[2]) for each in found if each and each[1] == place)


def _kept(house: House, place: str) -> list[Identity]:
    """Return the identities of a country, oldest first; those whose time is over are removed."""
    _unlocked(house)
    kept = [_read(house, place, number) for number in _numbers(house, place)]
    ends = [each.made + house.config.intake_kept_days * DAY for each in kept[1:]]
    over = [each for each, end in zip(kept, ends, strict=False) if end < house.now()]
    for each in over:
        name = _name(place, each.number)
        house.ring.provider.remove(name)
        house.recovery.forget(name)
        house.tell("INTAKE_KEY_REMOVED", place=place, number=each.number)
    return [each for each in kept if each not in over]


def _current(house: House, place: str) -> Identity:
    kept = _kept(house, place)
    if kept and kept[-1].made + house.config.intake_days * DAY > house.now():
        return kept[-1]
    return _make(house, place, [each.number for each in kept[-1:]])


def _make(house: House, place: str, last: list[int]) -> Identity:
    number = last[0] + 1 if last else 1
    said = f"{house.now():.0f} {pyrage.x25519.Identity.generate()}"
    house.ring.provider.write(_name(place, number), said.encode())
    house.recovery.copy()
    house.tell("INTAKE_KEY_MADE", place=place, number=number)
    return _read(house, place, number)


def _read(house: House, place: str, number: int) -> Identity:
    made, private = (house.ring.provider.read(_name(place, number)) or b"").decode().split()
    return Identity(number, float(made), pyrage.x25519.Identity.from_str(private))


def _name(place: str, number: int) -> str:
    return f"{INTAKE}.{place}-{number}.key"
