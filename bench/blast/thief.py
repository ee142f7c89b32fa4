"""Everything that somebody with the web process can try on the socket of the key process."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pyrage
from stage import Scene

from amparo.keyd import wire
from amparo.keyd.config import Limits

PLACE = b"1|x"
SEARCHES = Limits().searched


class Thief:
    """Has the socket, the sessions and the rows, and counts what opens."""

    def __init__(self, scene: Scene) -> None:
        """Connect as whoever this process is now."""
        self.scene = scene
        self.asked = 0
        self.searched = 0
        self.opened: dict[str, set[int]] = defaultdict(set)
        self.link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.link.connect(str(scene.socket))

    def say(self, *parts: bytes) -> list[bytes]:
        """Say something and hear the answer."""
        self.asked += 1
        self.link.sendall(wire.pack(parts))
        return wire.receive(self.link) or [wire.NO]

    def ticket(self, token: str, account: int, case: int, purpose: bytes = b"CARE") -> list[bytes] | None:
        """Ask for a ticket."""
        said = self.say(b"issue", token.encode(), str(account).encode(), str(case).encode(), b"C1", purpose)
        return said[1:] if said[0] == wire.OK else None

    def opens(self, ticket: list[bytes] | None, case: int) -> bool:
        """Use a ticket on a row; True when what was sealed comes out."""
        if ticket is None:
            return False
        handle, blob = self.scene.rows[case]
        said = self.say(b"open", *ticket, handle, PLACE, blob)
        return said[0] == wire.OK and said[1] == f"canary {case}".encode()

    def take(self, mark: str, token: str, account: int, cases: list[int]) -> None:
        """Open as many cases as a session opens."""
        for case in cases:
            ticket = self.ticket(token, account, case)
            if ticket is None:
                return
            if self.opens(ticket, case):
                self.opened[mark].add(case)


def steal(scene: Scene, said: Path, *, minutes: int, ready: int, go: int) -> NoReturn:
    """Become the other user for good, try everything in every minute, and write down what came of it."""
    os.setgroups([])
    os.setgid(scene.thief_group)
    os.setuid(scene.thief)
    thief, tricks = Thief(scene), dict[str, bool]()
    cases = sorted(scene.rows)
    sessions = [*scene.stolen.items(), *scene.made.items()]
    for minute in range(minutes):
        for place, (mark, (token, account)) in enumerate(sessions):
            if minute or mark in scene.stolen:
                at = (place * 61 + minute * 7) % len(cases)
                thief.take(mark, token, account, cases[at:] + cases[:at])
        for name, trick in TRICKS.items():
            with contextlib.suppress(OSError):
                tricks[name] = trick(thief) or tricks.get(name, False)
            tricks.setdefault(name, False)
        if minute < minutes - 1:
            os.write(ready, b".")
            os.read(go, 1)
    opened = {mark: sorted(of) for mark, of in thief.opened.items()}
    said.write_text(json.dumps({"opened": opened, "tricks": tricks, "asked": thief.asked, "searched": thief.searched}))
    os._exit(0)


def _one(thief: Thief) -> tuple[str, int, int, int]:
    """Return a stolen session and account, a case that it has opened and one that it has not."""
    mark, (token, account) = next(iter(thief.scene.stolen.items()))
    opened = thief.opened.get(mark, set())
    return token, account, min(opened, default=0), next(case for case in thief.scene.rows if case not in opened)


def _alter(at: int, value: Callable[[int], bytes]) -> Callable[[Thief], bool]:
    def trick(thief: Thief) -> bool:
        token, account, had, other = _one(thief)
        ticket = thief.ticket(token, account, had) if had else None
        if ticket is None:
            return False
        ticket[at] = value(other)
        return thief.opens(ticket, other)

    return trick


def _with_write(thief: Thief) -> bool:
    token, account, _had, other = _one(thief)
    return thief.opens(thief.ticket(token, account, other, b"WRITE"), other)


def _made_up(thief: Thief) -> bool:
    _token, account, _had, other = _one(thief)
    return any(thief.opens(thief.ticket(made, account, other), other) for made in ("", "x" * 43, "filling 1000"))


def _another_handle(thief: Thief) -> bool:
    token, account, had, other = _one(thief)
    ticket = thief.ticket(token, account, had) if had else None
    return ticket is not None and thief.opens(ticket, other)


def _asked(*parts: bytes) -> Callable[[Thief], bool]:
    return lambda thief: thief.say(*parts)[0] == wire.OK


def _release_oneself(thief: Thief) -> bool:
    token, account, _had, _other = _one(thief)
    return thief.say(b"release", token.encode(), str(account).encode())[0] == wire.OK


def _search_without_end(thief: Thief) -> bool:
    """Search until it is refused, in every minute of the hour; True when more was answered than an hour allows."""
    token, account, _had, _other = _one(thief)
    said = [wire.OK]
    while said[0] == wire.OK and thief.searched <= SEARCHES:
        said = thief.say(b"find", token.encode(), str(account).encode(), b"name", b"Xiomara Inventada")
        thief.searched += said[0] == wire.OK
    return thief.searched > SEARCHES


def _open_a_sheet(thief: Thief) -> bool:
    token, account, had, _other = _one(thief)
    ticket = thief.ticket(token, account, had) if had else None
    public = thief.say(b"intake_key", b"CR")
    if ticket is None or public[0] != wire.OK:
        return False
    sealed = pyrage.encrypt(b"canary", [pyrage.x25519.Recipient.from_str(public[1].decode())])
    return thief.say(b"open_sheet", *ticket, b"CR", public[2], sealed)[0] == wire.OK


def _read_files(thief: Thief) -> bool:
    return any(True for _each in thief.scene.keys.rglob("*.key")) or os.access(thief.scene.keys, os.R_OK)


def _read_memory(thief: Thief) -> bool:
    with open(f"/proc/{thief.scene.keeper}/mem", "rb") as memory:
        return bool(memory.read(1) or True)


def _turn_the_clock(thief: Thief) -> bool:
    thief.scene.clock.write_text("99999")
    return True


TRICKS: dict[str, Callable[[Thief], bool]] = {
    "a ticket of which the case was changed": _alter(2, lambda case: str(case).encode()),
    "a ticket of which the end was changed": _alter(5, lambda _case: b"99999999999"),
    "a ticket on the row of another case": _another_handle,
    "a ticket to write, used to open": _with_write,
    "sessions that are made up": _made_up,
    "releasing more for oneself": _release_oneself,
    "unlocking": _asked(b"unlock"),
    "asking for new shares": _asked(b"make_shares"),
    "changing keys": _asked(b"rotate", b"new"),
    "locking as the machine's own": _asked(b"lock_here", b"thief"),
    "asking for a key by name": _asked(b"key", b"data"),
    "making the index of names anew": _asked(b"reindex", b"new"),
    "making intake's key anew": _asked(b"renew_intake", b"CR"),
    "having the keys wrapped elsewhere": _asked(b"wrap", b"file"),
    "searching without end": _search_without_end,
    "opening a sheet with a ticket for a case": _open_a_sheet,
    "reading the files of the key process": _read_files,
    "reading the memory of the key process": _read_memory,
    "turning the clock": _turn_the_clock,
}
