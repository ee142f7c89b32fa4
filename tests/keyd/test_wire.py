"""A message is a list of byte strings, and anything else is none."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.keyd import wire


def sent(data: bytes) -> list[bytes] | None:
    here, there = socket.socketpair()
    with here, there:
        sender = Thread(target=_say_all, args=[there, data])
        sender.start()
        try:
            return wire.receive(here)
        finally:
            sender.join()


def _say_all(link: socket.socket, data: bytes) -> None:
    link.sendall(data)
    link.shutdown(socket.SHUT_WR)


@given(some.lists(some.binary(max_size=200), max_size=20))
def test_parts_come_as_they_were_sent(parts: list[bytes]) -> None:
    assert sent(wire.pack(parts)) == parts


def test_a_large_part_comes_whole() -> None:
    assert sent(wire.pack([b"seal", b"x" * 3_000_000])) == [b"seal", b"x" * 3_000_000]


@pytest.mark.parametrize(
    "data",
    [
        b"\x01",
        wire.pack([b"mac", b"x"])[:-1],
        wire.pack([b"a"]) + b"b",
        wire.LENGTH.pack(wire.LARGEST + 1) + b"x",
        wire.LENGTH.pack(4) + wire.LENGTH.pack(9),
        wire.LENGTH.pack(2) + b"ab",
    ],
)
def test_what_is_cut_too_long_or_too_large_is_no_message(data: bytes) -> None:
    try:
        found = sent(data)
    except wire.BrokenMessage:
        found = None
    assert found is None


def test_who_is_gone_said_nothing() -> None:
    assert sent(b"") is None


def test_both_sides_find_the_same_socket_also_under_a_long_path(tmp_path: Path) -> None:
    near, far = tmp_path / "a", tmp_path / ("d" * 120)

    assert wire.socket_path({}, near) == near / "keyd" / "socket"
    assert wire.socket_path({"AMPARO_KEYD_SOCKET": "/run/amparo/keys"}, near) == Path("/run/amparo/keys")
    assert len(os.fsencode(wire.socket_path({}, far))) < 108
    assert wire.socket_path({}, far) == wire.socket_path({}, far) != wire.socket_path({}, far / "e")


def test_the_kernel_says_who_is_at_the_other_end() -> None:
    here, there = socket.socketpair()
    with here, there:
        assert wire.peer_of(here) == os.geteuid()
