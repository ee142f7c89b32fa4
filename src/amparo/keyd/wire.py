"""Messages between the web process and the key process: a list of byte strings, with its length before it."""

from __future__ import annotations

import hashlib
import os
import socket
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

LENGTH: Final = struct.Struct("<I")
# A document of the largest size that is taken, as text, and what is around it.
LARGEST: Final = 24 * 1024 * 1024
_AT_ONCE: Final = 1 << 16
_LONGEST_SOCKET_PATH: Final = 107

OK: Final = b"ok"
NO: Final = b"no"


class BrokenMessage(Exception):
    """What came is not a message."""


def socket_path(env: Mapping[str, str], state: Path) -> Path:
    """Return where the key process listens: as the environment says, else in the state folder, else in a short place.

    Both sides ask here, so that they meet.
    """
    given = env.get("AMPARO_KEYD_SOCKET")
    near = Path(given) if given else state / "keyd" / "socket"
    if given or len(os.fsencode(near)) <= _LONGEST_SOCKET_PATH:
        return near
    mark = hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
    return Path("/tmp") / f"amparo-keyd-{os.geteuid()}-{mark}" / "socket"  # noqa: S108 - its folder is closed to others


def pack(parts: Sequence[bytes]) -> bytes:
    """Return a message as it travels."""
    size = LENGTH.pack
    body = b"".join([piece for part in parts for piece in (size(len(part)), part)])
    return size(len(body)) + body


def receive(link: socket.socket) -> list[bytes] | None:
    """Wait for a message and return its parts; None when the other side has gone.

    Raises `BrokenMessage` for anything that is not exactly one message.
    """
    data = link.recv(_AT_ONCE)
    while data and len(data) < LENGTH.size:
        more = link.recv(_AT_ONCE)
        data = data + more if more else b""
    if not data:
        return None
    (size,) = LENGTH.unpack_from(data)
    if size > LARGEST:
        raise BrokenMessage("too large")
    if len(data) < size + LENGTH.size:
        data = _rest(link, data, size + LENGTH.size)
    if len(data) != size + LENGTH.size:
        raise BrokenMessage("more than one message")
    return _parts(data)


def _rest(link: socket.socket, data: bytes, whole: int) -> bytes:
    gathered = bytearray(data)
    while len(gathered) < whole:
        more = link.recv(min(whole - len(gathered), 1 << 20))
        if not more:
            raise BrokenMessage("cut")
        gathered += more
    return bytes(gathered)


def _parts(data: bytes) -> list[bytes]:
    parts, at, end = [], LENGTH.size, len(data)
    unpack = LENGTH.unpack_from
    while at < end:
        if at + LENGTH.size > end:
            raise BrokenMessage("cut inside")
        (size,) = unpack(data, at)
        at += LENGTH.size + size
        if at > end:
            raise BrokenMessage("cut inside")
        parts.append(data[at - size : at])
    return parts


def peer_of(link: socket.socket) -> int:
    """Return the user id of the process at the other end, as the kernel says it."""
    _pid, uid, _gid = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    return int(uid)
