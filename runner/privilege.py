"""Who a child process runs as, and its end when its parent ends.

PostgreSQL refuses to run as root. We make no operating-system user: root steps into a user namespace in which it
is an ordinary user (files stay root's), or, where namespaces are forbidden, becomes `nobody`.
"""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from runner.trouble import Trouble

_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1
_PR_SET_SECUREBITS = 28
_SECBIT_NO_SETUID_FIXUP = 1 << 2
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_OVERRIDE = 1
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Identity:
    """A way to run: its name, the owner its files must have, and what the child does before it starts."""

    name: str
    owner: int
    group: int
    enter: Callable[[], None]


def _call(result: int) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _stay() -> None:
    """Remain who we are."""


def _enter_namespace() -> None:
    """Become, in a user namespace of our own, a user that PostgreSQL accepts; to the outside we stay root."""
    ordinary = next((entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid > 0), 65534)
    _call(_libc.unshare(_CLONE_NEWUSER))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{ordinary} 0 1")
    Path("/proc/self/gid_map").write_text(f"{ordinary} 0 1")


def _become_nobody() -> None:
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


def _become_nobody_who_reaches_in() -> None:
    """Become `nobody`, keeping from root only the right to pass through closed folders such as /root."""
    # access(2), which initdb asks, would forget the right kept here without this bit.
    _call(_libc.prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP, 0, 0, 0))
    _become_nobody()
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    bit = 1 << _CAP_DAC_OVERRIDE
    _call(_libc.capset(header, (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)))
    _call(_libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0))


def identities() -> list[Identity]:
    """List the ways in which PostgreSQL can run here, the best first."""
    if os.geteuid() != 0:
        return [Identity("ourselves", os.geteuid(), os.getegid(), _stay)]
    nobody = pwd.getpwnam("nobody")
    return [
        Identity("namespace", 0, 0, _enter_namespace),
        Identity("nobody", nobody.pw_uid, nobody.pw_gid, _become_nobody),
        Identity("nobody reaching in", nobody.pw_uid, nobody.pw_gid, _become_nobody_who_reaches_in),
    ]


def identity_for(program: Path, folder: Path) -> Identity:
    """Choose the first identity that can start `program` and pass through to `folder`.

    Raises `Trouble` when none can.
    """
    for identity in identities():
        if can_run(identity, program, folder):
            return identity
    raise Trouble(f"{program} cannot be started here: run as an ordinary user, or set DATABASE_URL to a server.")


def can_run(identity: Identity, program: Path, folder: Path) -> bool:
    """Try an identity: enter it, look at the folder, start the program."""

    def enter() -> None:
        identity.enter()
        folder.stat()

    try:
        tried = subprocess.run([program, "--version"], preexec_fn=enter, capture_output=True, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0


def before_start(identity: Identity | None = None, *, last_signal: int = signal.SIGTERM) -> Callable[[], None]:
    """Make the function that a child calls before it starts: take its identity, and die with its parent."""
    parent = os.getpid()

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if identity is not None:
            identity.enter()
        if sys.platform == "linux":
            _call(_libc.prctl(_PR_SET_PDEATHSIG, last_signal, 0, 0, 0))
            if os.getppid() != parent:  # the parent died before we could ask to be told
                os._exit(1)

    return prepare
