"""Where the key process of a folder listens: every command finds the same place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAYS = """
import sys
from pathlib import Path
from runner import keyd, places
places.STATE = Path(sys.argv[1])
print(keyd.surroundings({}, sys.argv[2])["AMPARO_KEYD_SOCKET"])
"""


def told(state: str, name: str, seed: str) -> str:
    command = [sys.executable, "-c", SAYS, state, name]
    env = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("state", ["/srv/amparo/var", "/srv/" + "carpeta-larga/" * 12 + "var"])
def test_two_commands_find_the_same_socket_and_the_kernel_takes_its_path(state: str) -> None:
    one, other = told(state, "", "1"), told(state, "", "2")

    assert one == other
    assert len(one.encode()) < 108
    assert told(state, "bench", "1") != one
