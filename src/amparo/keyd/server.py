"""Listening on the socket: one thread for each connection, one answer for each message."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from amparo.keyd import control, finding, intake, marks, opening, wire
from amparo.keyd.config import Config
from amparo.keyd.house import House, take_up
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.sources import SourceAway
from amparo.keyd.trouble import CONTROL, SOURCE_AWAY, WRONG, No

Door = Callable[[House, Sequence[bytes]], list[bytes]]
DOORS: Mapping[bytes, Door] = {
    b"new_key": opening.new_key,
    b"take_in": opening.take_in,
    b"destroy": opening.destroy,
    b"kept": opening.kept,
    b"forget": opening.forget,
    b"issue": opening.issue,
    b"seal": opening.seal,
    b"seal_groups": opening.seal_groups,
    b"open": opening.open_values,
    b"mac": marks.mac,
    b"link": marks.link,
    b"code": marks.code,
    b"seal_note": marks.seal_note,
    b"open_note": marks.open_note,
    b"seal_secret": marks.seal_secret,
    b"open_secret": marks.open_secret,
    b"sign_token": marks.sign_token,
    b"public_key": marks.public_key,
    b"intake_key": intake.public_key,
    b"check_sheet": intake.check,
    b"open_sheet": intake.open_sheet,
    b"find": finding.find,
    b"ask_desk": finding.ask_desk,
    b"tidy": finding.tidy,
    b"compare": finding.compare,
    b"status": control.status,
    b"release": control.release,
    b"lock": control.lock,
}
# Only for who runs the key process itself: its own user, or the administrator of the machine.
INNER_DOORS: Mapping[bytes, Door] = {
    b"lock_here": control.lock_here,
    b"unlock": control.unlock,
    b"make_shares": control.make_shares,
    b"try_shares": control.try_shares,
    b"rotate": control.rotate,
    b"renew_intake": intake.renew,
    b"reindex": finding.reindex,
    b"wrap": control.wrap,
    b"ask_source": control.ask_source,
}
# What may be asked while the keys cannot be had from where they rest.
ALWAYS: Final = frozenset({b"status", b"unlock", b"wrap", b"ask_source"})
_ASKS_AGAIN_SECONDS: Final = 5
_CONNECTIONS: Final = 256
_OWN: Final = frozenset({os.geteuid(), 0})


def listening(config: Config) -> socket.socket:
    """Return the socket, in a folder closed to others; a socket that nobody listens on any more makes room."""
    folder = config.socket.parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_uid != os.geteuid() and config.group is None:
        raise ValueError(f"{folder} belongs to another user")
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    if config.socket.is_socket():
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
            if trial.connect_ex(str(config.socket)) == 0:
                raise ValueError(f"a key process listens already at {config.socket}")
        config.socket.unlink()
    before = os.umask(0o177)
    try:
        link.bind(str(config.socket))
    finally:
        os.umask(before)
    if config.group is not None:
        os.chown(config.socket, -1, config.group)
        config.socket.chmod(0o660)
    link.listen(64)
    return link


class Server:
    """Serves until it is told to stop."""

    def __init__(self, house: House) -> None:
        """Know the house."""
        self.house = house
        self._room = threading.BoundedSemaphore(_CONNECTIONS)
        self._stopping = threading.Event()

    def serve(self, link: socket.socket) -> None:
        """Take connections until a signal comes."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop(link))
        threading.Thread(target=self._every_second, daemon=True).start()
        while not self._stopping.is_set():
            try:
                other, _ = link.accept()
            except OSError:
                break
            peer = wire.peer_of(other)
            known = peer in self.house.config.clients or peer in _OWN
            if not known or not self._room.acquire(blocking=False):
                other.close()
                continue
            threading.Thread(target=self._converse, args=[other, peer in _OWN], daemon=True).start()
        self.house.journal.settle()
        self.house.config.socket.unlink(missing_ok=True)

    def _stop(self, link: socket.socket) -> None:
        self._stopping.set()
        link.close()

    def _every_second(self) -> None:
        import psycopg  # noqa: F401, PLC0415 - so that the first question does not wait for the import

        passed = 0
        while not self._stopping.wait(1.0):
            self.house.journal.settle()
            passed += 1
            if self.house.closed == SOURCE_AWAY and passed % _ASKS_AGAIN_SECONDS == 0:
                take_up(self.house)

    def _converse(self, other: socket.socket, is_own: bool) -> None:
        try:
            with other:
                while (parts := wire.receive(other)) is not None:
                    other.sendall(wire.pack(self.answer(parts, is_own=is_own)))
        except (OSError, wire.BrokenMessage):
            return
        finally:
            self._room.release()

    def answer(self, parts: Sequence[bytes], *, is_own: bool) -> list[bytes]:
        """Return the answer to one message; what it was about is never in what goes wrong."""
        try:
            return [wire.OK, *self._door(parts, is_own)(self.house, parts[1:])]
        except No as refusal:
            return [wire.NO, refusal.code.encode()]
        except SourceAway as away:
            print(f"SourceAway: {away}", file=sys.stderr, flush=True)
            return [wire.NO, away.code.encode()]
        except (ValueError, IndexError, UnicodeDecodeError):
            return [wire.NO, WRONG.encode()]
        except (OSError, WrongKeyFile) as broken:
            print(f"{type(broken).__name__}: {broken}", file=sys.stderr, flush=True)
            return [wire.NO, b"BROKEN"]

    def _door(self, parts: Sequence[bytes], is_own: bool) -> Door:
        """Return what answers a message; raises `No`."""
        door = DOORS.get(parts[0]) or INNER_DOORS.get(parts[0]) if parts else None
        if door is None:
            raise No(WRONG)
        if parts[0] in INNER_DOORS and not is_own:
            raise No(CONTROL)
        if self.house.closed and parts[0] not in ALWAYS:
            raise No(self.house.closed)
        return door
