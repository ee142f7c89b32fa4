"""The connection to the key process: one for each thread, made at the first use and anew when it was lost."""

from __future__ import annotations

import os
import socket
import struct
import threading
from pathlib import Path
from typing import Final

from django.conf import settings

from amparo.foundation.keys.refusals import Away, refusal_of
from amparo.keyd import wire

PATIENCE_SECONDS: Final = 10
_WAIT: Final = struct.pack("ll", PATIENCE_SECONDS, 0)


class _Held:
    """What a thread is connected to, and in which process: a fork does not share its parent's connection."""

    link: socket.socket | None = None
    process: int = 0

    def __del__(self) -> None:
        """Close what a thread that ended was connected to."""
        if self.link is not None:
            self.link.close()


class _Threads(threading.local):
    """One connection for each thread."""

    def __init__(self) -> None:
        self.held = _Held()


_threads = _Threads()


def ask(what: str, *given: bytes) -> list[bytes]:
    """Ask the key process something and return its answer.

    Raises `Unavailable` or one of its kinds; each says why in words for the person who waits.
    """
    message = wire.pack((what.encode(), *given))
    answer = _exchanged(message)
    if not answer or answer[0] != wire.OK:
        raise refusal_of(answer[1].decode() if len(answer) > 1 else "")
    return answer[1:]


def _exchanged(message: bytes) -> list[bytes]:
    """Send and receive; on a connection that was lost once more on a new one, for asking twice does no harm."""
    held = _threads.held
    fresh = held.link is None or held.process != os.getpid()
    try:
        return _once(message)
    except (OSError, wire.BrokenMessage) as lost:
        forget()
        if fresh or isinstance(lost, BlockingIOError):
            raise Away from lost
    try:
        return _once(message)
    except (OSError, wire.BrokenMessage) as lost:
        forget()
        raise Away from lost


def _once(message: bytes) -> list[bytes]:
    link = _connected()
    link.sendall(message)
    answer = wire.receive(link)
    if answer is None:
        raise ConnectionResetError
    return answer


def _connected() -> socket.socket:
    held = _threads.held
    if held.link is None or held.process != os.getpid():
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        # The kernel keeps the time: Python's own timeout would ask it twice for each message.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _WAIT)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _WAIT)
        try:
            link.connect(str(address()))
        except OSError:
            link.close()
            raise
        held.link, held.process = link, os.getpid()
    return held.link


def address() -> Path:
    """Return where the key process listens."""
    return wire.socket_path(os.environ, Path(settings.STATE))


def is_separate() -> bool:
    """Say whether the key process runs as another user than this one."""
    return wire.peer_of(_connected()) != os.geteuid()


def forget() -> None:
    """Let the connection of this thread go."""
    held = _threads.held
    if held.link is not None and held.process == os.getpid():
        held.link.close()
    held.link = None
