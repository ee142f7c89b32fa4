"""Programs that stay: they end with their parent, come back when they die, and are given up when they cannot live."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runner import children, places
from runner.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from runner import children, places
places.LOGS = Path(sys.argv[2])
child = children.Child("sleeper", ["sleep", "60"], {"PATH": "/usr/bin:/bin"})
child.start()
print(child.pid, flush=True)
sys.stdin.readline()
"""
FOREGROUND = """
import sys
sys.path.insert(0, sys.argv[1])
from runner import children
sys.exit(children.hand_over(["sh", "-c", "trap 'exit 7' INT; echo ready; while :; do sleep 0.05; done"], {}))
"""


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the logs of these programs apart."""
    monkeypatch.setattr(places, "LOGS", tmp_path)
    return tmp_path


def sleeper(*args: str) -> children.Child:
    """Make a child that runs a small shell script."""
    return children.Child("sleeper", ["sh", "-c", *args], {"PATH": "/usr/bin:/bin"})


def runs(pid: int) -> bool:
    """Tell whether a process is there and not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def settles(pid: int, *, running: bool) -> bool:
    """Wait up to two seconds until a process runs, or does not."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        if runs(pid) == running:
            return True
        time.sleep(0.02)
    return False


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(ROOT), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    before = runs(pid)

    parent.kill()
    parent.communicate()

    assert (before, settles(pid, running=False)) == (True, True)


def test_stopping_takes_what_the_child_started_with_it(tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    child = sleeper(f"sleep 60 & echo $! > {note}; wait")
    child.start()
    while not (note.exists() and note.read_text().strip()):
        time.sleep(0.01)

    child.stop()

    assert settles(int(note.read_text()), running=False)
    assert not child.is_alive()


def test_a_child_that_dies_comes_back_and_one_that_cannot_live_is_given_up_with_its_last_words(tmp_path: Path) -> None:
    child = sleeper("echo the port is taken; exit 3")
    child.start()
    for _ in range(children.QUICK_DEATHS - 1):
        settles(child.pid or 0, running=False)
        child.revive()
    settles(child.pid or 0, running=False)

    with pytest.raises(Trouble) as given_up:
        child.revive()

    said = f"The sleeper process stopped: the port is taken (everything it said: {tmp_path / 'sleeper.log'})"
    assert str(given_up.value) == said


def test_a_signal_in_the_foreground_is_for_the_program_to_understand() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FOREGROUND, str(ROOT)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as front:
        assert front.stdout is not None
        assert front.stdout.readline() == "ready\n"

        os.kill(front.pid, signal.SIGINT)

        assert front.wait(timeout=5) == 7
