"""A short folder for the servers of these tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that an ordinary user can pass through, and take it away afterwards."""
    made = Path(tempfile.mkdtemp(prefix="amparo-runner-", dir="/tmp"))  # made afresh, closed to others
    if os.geteuid() == 0:
        made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)
