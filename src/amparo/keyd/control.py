"""What officers do with the key process: look, release, lock. And who runs it: change keys, hand out shares."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Final

from amparo.keyd import journal
from amparo.keyd.house import LOCK_MARK, House, destroy_again, take_up
from amparo.keyd.keyring import INTAKE, NAMES, OPENING, file_of
from amparo.keyd.opening import mark_of
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway, Wrapped
from amparo.keyd.trouble import DATABASE, LOCKED, OFFICER, SHARES, SOURCE_WRONG, WRONG, No

WAITS_SECONDS: Final = 15 * 60
BATCH: Final = 500
ROTATED: Final = ("data", "safety")


def status(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Answer how the key process stands, as JSON: figures and accounts, never a case."""
    now, limits = house.now(), house.config.limits
    rotated = [line["at"] for line in journal.read(house.journal.file) if line["what"] == "ROTATED"]
    said = {
        "locked": house.ring.locked,
        "evacuated": house.ring.locked and not _still_here(house),
        "provider": house.config.provider,
        "source": house.closed,
        "user": os.geteuid(),
        "clock": "simulated" if house.config.clock else "",
        "limits": {"session": limits.session, "account": limits.account, "everybody": limits.everybody},
        "accounts": house.budgets.accounts.used(now),
        "everybody": house.budgets.everybody.used(now).get("", 0),
        "released": {who: until for who, until in house.budgets.released.items() if until > now},
        "asked": len(_asking(house, now)),
        "shares": house.recovery.is_ready,
        "rotated": rotated[-1] if rotated else None,
        "lines": house.journal.number,
    }
    return [json.dumps(said).encode()]


def release(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Let a user open as many cases again for an hour: an officer's token, the account. Another person must ask."""
    token, account = given[0].decode(), int(given[1])
    officer = house.gate.officer_of(token, account)
    if officer is None:
        house.tell("REFUSED", why=OFFICER, session=mark_of(token), account=account, subject="release")
        raise No(OFFICER)
    with house.counting:
        house.budgets.release(str(account), house.now())
        house.tell("RELEASED", account=account, by=officer)
    return []


def lock(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Ask to lock: an officer's token. The second officer within a quarter of an hour locks."""
    officer = house.gate.officer_of(given[0].decode())
    if officer is None:
        raise No(OFFICER)
    return ask_to_lock(house, officer)


def lock_here(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Ask to lock from the machine of the key process, for an officer by the name with which they sign in.

    That they stand there, nothing proves: whoever administers the machine could stop the process as well.
    """
    name = given[0].decode()
    officer = house.gate.officer_named(name)
    if officer is None:
        house.tell("REFUSED", why=OFFICER, subject="lock", named=name[:80])
        raise No(OFFICER)
    return ask_to_lock(house, officer)


def _asking(house: House, now: float) -> set[str]:
    return {who for who, at in house.asked_to_lock.items() if at > now - WAITS_SECONDS}


def ask_to_lock(house: House, officer: int) -> list[bytes]:
    """Note that an officer, by their account, asks to lock; the second one locks, wherever each of them asked.

    Answers ASKED; or LOCKED, with GONE when no key that opens anything is left on the machine, else with STAY.
    """
    who = f"account {officer}"
    house.asked_to_lock[who] = house.now()
    house.tell("LOCK_ASKED", by=who)
    asking = _asking(house, house.now())
    if len(asking) < 2:
        return [b"ASKED"]
    _lock(house, sorted(asking))
    return [b"LOCKED", b"STAY" if _still_here(house) else b"GONE"]


def _still_here(house: House) -> list[str]:
    """Return the names of the keys that open something and lie where the provider keeps them."""
    return [name for name in house.ring.provider.names() if name.partition(".")[0] in {*OPENING, INTAKE}]


def _lock(house: House, by: list[str]) -> None:
    """Forget every key that opens anything; with tried shares the files of those keys go too."""
    house.ring.forget()
    house.shelf.forget()
    mark = house.config.own / LOCK_MARK
    with mark.open("w") as file:
        file.write("locked\n")
        file.flush()
        os.fsync(file.fileno())
    if house.recovery.is_ready:
        _remove_keys(house)
    house.asked_to_lock.clear()
    house.tell("LOCKED", by=by, evacuated=not _still_here(house))
    try:
        house.tell("SESSIONS_ENDED", count=house.gate.end_sessions())
    except No:
        house.tell("SESSIONS_NOT_ENDED", why=DATABASE)


def _remove_keys(house: House) -> None:
    """Remove the files of the keys that open anything; one that has no sealed copy and can have none now is left."""
    try:
        house.recovery.copy()
    except (SourceAway, WrongKeyFile) as away:
        house.tell("NOT_COPIED", why=type(away).__name__)
    for name in _still_here(house):
        if house.recovery.holds(name):
            house.ring.provider.remove(name)


def unlock(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Put the keys back with two shares and open again; without shares only where none were ever tried.

    What unwraps them must answer, or everything stays as it is.
    """
    if given:
        restored = house.recovery.restore(given[0].decode(), given[1].decode())
    elif house.recovery.is_ready:
        raise No(SHARES)
    else:
        restored = 0
    if house.ring.locked or house.closed:
        _taken_up(house)
    (house.config.own / LOCK_MARK).unlink(missing_ok=True)
    house.ring.locked = False
    house.tell("UNLOCKED", restored=restored, shares=bool(given))
    return [str(restored).encode()]


def _taken_up(house: House) -> None:
    """Bring the keys into memory where something far unwraps them; raises `SourceAway` or `No`."""
    before = house.ring.away
    try:
        house.ring.take_up(is_new=False, opening=True)
        house.ring.away = ""
        if house.closed:
            destroy_again(house)
    except (WrongKeyFile, ValueError) as wrong:
        house.ring.away = before
        raise No(SOURCE_WRONG) from wrong
    house.closed = ""


def ask_source(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Ask what unwraps the keys again, after it was mended. Raises `No` while it does not give them."""
    if house.closed:
        take_up(house)
    if house.closed:
        raise No(house.closed)
    return []


def wrap(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Wrap every key with what wraps today: a newer key of the source, or the first after the files lay open.

    Answers how many.
    """
    provider = house.ring.provider
    if not isinstance(provider, Wrapped):
        raise No(WRONG)
    if house.ring.locked:
        raise No(LOCKED)
    wrapped = provider.wrap_anew()
    if house.closed:
        take_up(house)
    house.tell("KEYS_WRAPPED", source=provider.name, keys=wrapped)
    return [str(wrapped).encode()]


def make_shares(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Make three new shares and answer them: this once."""
    for name in NAMES:
        house.ring.key(name, house.ring.newest(name))
    made = house.recovery.make()
    house.tell("SHARES_MADE")
    return [each.encode() for each in made]


def try_shares(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Try two shares as their holders typed them."""
    house.recovery.try_out(given[0].decode(), given[1].decode())
    house.tell("SHARES_TRIED")
    return []


def rotate(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Wrap the next data keys anew under a new key: "new" to begin, "" to go on. Answers how many are left.

    The old key is kept until nothing is wrapped by it; then it is removed.
    """
    if given and given[0] == b"new":
        for name in ROTATED:
            house.ring.key(name, house.ring.newest(name))
            house.ring.renew(name)
        house.recovery.copy()
        house.tell("ROTATION_BEGUN", generations={name: house.ring.newest(name) for name in ROTATED})
    left = sum(house.shelf.wrap_anew(name, BATCH) for name in ROTATED)
    if not left:
        _remove_old(house)
    return [str(left).encode()]


def _remove_old(house: House) -> None:
    """Remove the keys that wrap nothing any more."""
    for name in ROTATED:
        for generation in range(1, house.ring.newest(name)):
            if house.ring.provider.read(file_of(name, generation)) is not None:
                house.ring.drop(name, generation)
                house.recovery.forget(file_of(name, generation))
                house.tell("ROTATED", key=name, generation=house.ring.newest(name))
