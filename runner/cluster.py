"""PostgreSQL's data folder: made whole or not at all, owned by whoever runs the server."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from runner import trouble
from runner.binaries import Binaries
from runner.privilege import Identity, before_start, identities
from runner.trouble import Trouble

OWNER = "amparo_owner"
DATABASE = "amparo"
_LONGEST_SOCKET_PATH = 107


def environment() -> dict[str, str]:
    """Give the server an environment that does not change with the caller's."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def major_of(data: Path) -> int | None:
    """Read which PostgreSQL made the data; None when there are none."""
    try:
        return int((data / "PG_VERSION").read_text())
    except (OSError, ValueError):
        return None


def socket_folder(folder: Path, name: str) -> Path:
    """Choose where the socket lives: beside the data, or in a short private place when clients could not name it."""
    near = folder / "socket"
    if len(os.fsencode(near / name)) <= _LONGEST_SOCKET_PATH and "," not in str(near):
        return near
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path("/tmp") / f"amparo-{os.geteuid()}-{mark}"  # noqa: S108  # closed to others, its owner is checked below


def take_possession(folder: Path, sockets: Path, identity: Identity) -> None:
    """Make the folders if need be, closed to everybody else, and give them to the server's identity."""
    ours = {os.geteuid(), *(known.owner for known in identities())}
    for path in (folder, sockets):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_symlink() or path.stat().st_uid not in ours:
            raise Trouble(f"{path} belongs to another user: run as that user, or delete it.")
        path.chmod(0o700)
    for path in (folder, sockets, folder / "data"):
        if path.exists() and path.stat().st_uid != identity.owner:
            _give(path, identity)


def _give(path: Path, identity: Identity) -> None:
    """Change the owner of a folder and all that is in it."""
    os.chown(path, identity.owner, identity.group)
    for parent, folders, files in os.walk(path):
        for name in (*folders, *files):
            os.chown(Path(parent) / name, identity.owner, identity.group, follow_symlinks=False)


def make(folder: Path, programs: Binaries, identity: Identity, *, durable: bool) -> None:
    """Make a new data folder with our role and our database; an interrupted try leaves nothing behind."""
    fresh = folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    options = ["--username", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"]
    _do([programs.initdb, "-D", fresh, *options, *([] if durable else ["--no-sync"])], identity, folder)
    _do([programs.postgres, "--single", "-D", fresh, "postgres"], identity, folder, f"CREATE DATABASE {DATABASE};\n")
    fresh.rename(folder / "data")


def _do(args: list[str | Path], identity: Identity, folder: Path, said: str | None = None) -> None:
    done = subprocess.run(
        args,
        cwd="/",
        env=environment(),
        input=said,
        stdin=subprocess.DEVNULL if said is None else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        preexec_fn=before_start(identity),
        check=False,
    )
    if done.returncode != 0 or "FATAL" in done.stdout or "ERROR" in done.stdout:
        raise trouble.from_output("PostgreSQL", done.stdout, folder=folder)
