"""The key process, beside the demo or for as long as a command runs."""

import hashlib
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runner import children, places
from runner.trouble import Trouble

_START_SECONDS = 15.0
# What the kernel takes for the path of a socket is 108 bytes.
_LONGEST = 100


def child(env: Mapping[str, str]) -> children.Child:
    """Give the key process, not yet started."""
    return children.Child("keys", [places.PYTHON, "-m", "amparo.keyd"], env)


def wait_for(started: children.Child, env: Mapping[str, str]) -> None:
    """Wait until the key process answers."""
    until = time.monotonic() + _START_SECONDS
    while not answers(env):
        if not started.is_alive():
            raise started.trouble()
        if time.monotonic() > until:
            raise Trouble(f"The key process does not answer: see {started.log}.")
        time.sleep(0.02)


def answers(env: Mapping[str, str]) -> bool:
    """Tell whether a key process listens where these surroundings say."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
        return trial.connect_ex(env["AMPARO_KEYD_SOCKET"]) == 0


def surroundings(env: Mapping[str, str], name: str = "") -> dict[str, str]:
    """Add where the key process listens and writes its log; `name` tells one for a command apart from the demo's."""
    folder = places.STATE / "keyd" / name if name else places.STATE / "keyd"
    around = {**env, "AMPARO_KEYD_SOCKET": str(_socket_in(folder)), "AMPARO_KEYD_LOG": str(folder)}
    if name:  # a command makes databases of its own, and writes here which one is to be asked
        around["AMPARO_KEYD_DATABASE_FILE"] = str(folder / "database")
    return around


def _socket_in(folder: Path) -> Path:
    """Return where the key process of a folder listens; a long path does not fit, and each command finds the same."""
    near = folder / "socket"
    if len(str(near)) <= _LONGEST:
        return near
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path("/tmp") / f"amparo-keyd-{os.geteuid()}-{mark}" / "socket"  # noqa: S108 - its folder is closed to others


@contextmanager
def running(env: Mapping[str, str], name: str = "") -> Iterator[dict[str, str]]:
    """Give surroundings in which a key process answers: the one that runs, else one until the block ends."""
    around = surroundings(env, name)
    if answers(around):
        yield around
        return
    started = child(around)
    try:
        started.start()
        wait_for(started, around)
        yield around
    finally:
        started.stop()
