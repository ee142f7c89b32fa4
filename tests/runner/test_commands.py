"""What a person reads: the list of commands, and one line for each thing that can go wrong."""

import errno
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from runner import binaries, chromium, commands, demo, locks, places, stamps, trouble
from runner.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Type `./run ...`."""
    return subprocess.run([sys.executable, ROOT / "run", *args], capture_output=True, text=True, check=False)


def test_run_alone_lists_each_command_on_one_line() -> None:
    done = run()

    names = [line.split()[1] for line in done.stdout.splitlines()]
    assert names == ["demo", "test", "check", "journeys", "bench", "docs", "procedures", "audit", "keys", "manage"]
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_command_is_named_and_the_list_given() -> None:
    done = run("dmeo")

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "There is no command dmeo. There are:"


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["audit"], "Say what to do with the audit: ./run audit verify."),
        (
            ["procedures"],
            "Say what to do with the procedures: check PATH... [--json], explain LOG PROCEDURE [--json], "
            "or rehearse PROCEDURE [--plan FILE].",
        ),
        (
            ["demo", "--port", "8o"],
            "./run demo: error: argument --port: 8o is not a port: give a number from 1 to 65535",
        ),
    ],
)
def test_a_command_without_what_it_needs_says_what_to_type(args: list[str], line: str) -> None:
    done = run(*args)

    assert done.returncode != 0
    assert done.stderr.splitlines()[-1] == line


def test_a_taken_port_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "PATIENCE_SECONDS", 0.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(Trouble) as refused:
            demo.require_free(port)

    assert str(refused.value) == f"Port {port} is taken: choose another, for example --port {port + 1}."


def test_a_second_demo_is_told_where_the_first_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(places, "STATE", tmp_path)
    with locks.Lock(tmp_path / "demo.lock") as first:
        first.take()
        first.write("http://localhost:8811")

        code = commands.main(["demo", "--port", "8812"])

    where = "The demo of this folder already runs at http://localhost:8811: open it, or stop it with Ctrl-C.\n"
    assert (code, capfd.readouterr().err) == (1, where)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "write failed: No space left on device",
            "The disk is full: free at least 2 GB where {folder} is, then try again.",
        ),
        (
            "NewConnectionError: [Errno -3] Temporary failure in name resolution",
            "npm packages: the network cannot be reached. Connect and try again.",
        ),
        (
            "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.",
            "npm packages: uv.lock does not match pyproject.toml. Run `uv lock` and commit both files.",
        ),
        ("one\nERROR: two\nthree\n", "npm packages did not work: ERROR: two"),
        ("", "npm packages did not work: it said nothing"),
    ],
)
def test_what_a_step_says_when_it_fails_becomes_one_line(said: str, line: str, tmp_path: Path) -> None:
    problem = trouble.from_output("npm packages", said, folder=tmp_path)

    assert str(problem) == line.format(folder=tmp_path)


def test_a_full_disk_is_one_line_wherever_it_shows(tmp_path: Path) -> None:
    problem = trouble.from_os_error(OSError(errno.ENOSPC, "No space left on device"), folder=tmp_path)

    assert str(problem) == f"The disk is full: free at least 2 GB where {tmp_path} is, then try again."


def test_a_wrong_path_to_postgresql_or_chromium_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_PG_BIN", str(tmp_path))
    monkeypatch.setenv("AMPARO_CHROMIUM", str(tmp_path / "chrome"))

    with pytest.raises(Trouble) as no_server:
        binaries.choose()
    with pytest.raises(Trouble) as no_browser:
        chromium.find_or_install()

    assert str(no_server.value) == f"AMPARO_PG_BIN={tmp_path} holds no PostgreSQL 15 or later (postgres and initdb)."
    assert str(no_browser.value) == f"AMPARO_CHROMIUM={tmp_path / 'chrome'} does not start: correct it, or unset it."


def test_a_stamp_holds_until_a_file_changes(tmp_path: Path) -> None:
    source = tmp_path / "source.toml"
    source.write_text("a = 1")
    stamps.put(tmp_path / "stamp", stamps.digest([source]))
    before = stamps.is_stamped(tmp_path / "stamp", stamps.digest([source]))

    source.write_text("a = 2")

    assert (before, stamps.is_stamped(tmp_path / "stamp", stamps.digest([source]))) == (True, False)
