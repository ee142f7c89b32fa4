"""PostgreSQL for the demo, the tests and the benchmarks: private socket, no TCP, gone when we are gone."""

import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from runner import binaries, cluster, locks, places, privilege, trouble
from runner.trouble import Trouble

SOCKET_NAME = ".s.PGSQL.5432"
_TRANSIENT = ("already exists", "still in use", "pre-existing shared memory", "shutting down")
_START_SECONDS = 60.0
OWN_SECONDS = 10.0
# For data that live no longer than a test: nothing is kept against a power cut, nothing is tidied for later.
_QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


@dataclass
class Server:
    """One PostgreSQL server on a folder of ours.

    `durable=False` gives up safety against a power cut, for tests; `disposable=True` makes the data anew when this
    PostgreSQL cannot use them. Whoever starts the server owns it and its end; others attach to it.
    """

    folder: Path
    durable: bool = True
    disposable: bool = False
    identity: privilege.Identity | None = None

    def __post_init__(self) -> None:
        """Settle where the lock and the socket are."""
        self._owner = locks.Lock(self.folder / "owner.lock")
        self._process: subprocess.Popen[bytes] | None = None
        self.socket_folder = cluster.socket_folder(self.folder, SOCKET_NAME)

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgresql://{cluster.OWNER}@/{cluster.DATABASE}?host={quote(str(self.socket_folder), safe='/')}"

    @property
    def pid(self) -> int | None:
        """The process we started, if we own the server."""
        return self._process.pid if self._process else None

    @property
    def is_owned(self) -> bool:
        """Tell whether this process started the server and will stop it."""
        return self._owner.is_held

    def is_ready(self) -> bool:
        """Tell whether the server answers on its socket."""
        return self._status() == "ready" and self._answers()

    def start(self, *, share: bool = True) -> Self:
        """Start the server, or attach to the one a living `./run` has started.

        With `share=False` only a server of our own will do. Raises `Trouble` when it cannot be had.
        """
        until = time.monotonic() + (_START_SECONDS if share else OWN_SECONDS)
        while time.monotonic() < until:
            if self.start_if_free():
                return self
            if share and self.is_ready():
                return self
            time.sleep(0.05)
        raise Trouble(f"Another ./run is using {self.folder}: stop it, or wait until it ends.")

    def start_if_free(self) -> bool:
        """Start the server unless somebody else owns it; tell whether we now do."""
        if not self._owner.take():
            return False
        try:
            self._own()
        except BaseException:
            self.stop()
            raise
        return True

    def alive(self) -> bool:
        """Tell whether the process we started still runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Stop the server if we own it, waiting for its orderly end."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait(timeout=10)
        self._process = None
        self._owner.free()

    def __enter__(self) -> Self:
        """Begin a stretch at whose end it is given back."""
        return self

    def __exit__(self, *_exc: object) -> None:
        """Give it back."""
        self.stop()

    def _own(self) -> None:
        """Start the process, now that nobody else may."""
        major = cluster.major_of(self.data)
        programs = binaries.choose(None if self.disposable else major)
        self._let_orphan_end()
        identity = self.identity or privilege.identity_for(programs.postgres, self.folder)
        cluster.take_possession(self.folder, self.socket_folder, identity)
        if self.disposable and major != programs.major:
            shutil.rmtree(self.data, ignore_errors=True)
        fresh = not self.data.is_dir()
        if fresh:
            cluster.make(self.folder, programs, identity, durable=self.durable)
        try:
            self._run(programs, identity)
        except Trouble:
            if fresh or not self.disposable:
                raise
            shutil.rmtree(self.data)
            self._own()

    def restart(self) -> None:
        """Start again a server that we own and that died."""
        self._process = None
        self._own()

    def _run(self, programs: binaries.Binaries, identity: privilege.Identity) -> None:
        until = time.monotonic() + _START_SECONDS
        while True:
            with self.log.open("wb") as log:
                self._process = subprocess.Popen(
                    [programs.postgres, "-D", self.data, *self._options()],
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=cluster.environment(),
                    start_new_session=True,
                    preexec_fn=privilege.before_start(identity, last_signal=signal.SIGINT),
                )
            if self._wait_until_ready(until):
                return
            said = self.log.read_text(errors="replace")
            if time.monotonic() > until or not any(word in said for word in _TRANSIENT):
                raise trouble.from_output("PostgreSQL", said, folder=self.folder, log=self.log)
            time.sleep(0.2)

    def _options(self) -> list[str]:
        sockets = str(self.socket_folder).replace('"', '""')
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{sockets}"',
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            settings |= _QUICK
        return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]

    def _wait_until_ready(self, until: float) -> bool:
        while self.alive() and time.monotonic() < until:
            if self._postmaster() == self.pid and self.is_ready():
                return True
            time.sleep(0.02)
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        return False

    def _lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _postmaster(self) -> int | None:
        lines = self._lines()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def _status(self) -> str:
        lines = self._lines()
        return lines[7].strip() if len(lines) > 7 else ""

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(2)
            return link.connect_ex(str(self.socket_folder / SOCKET_NAME)) == 0

    def _let_orphan_end(self) -> None:
        """Wait for a server whose owner died; it was told to stop when that happened."""
        until = time.monotonic() + 20
        while self._answers() and time.monotonic() < until:
            orphan = self._postmaster()
            if orphan:
                os.kill(orphan, signal.SIGINT)
            time.sleep(0.1)


def drop(folder: Path) -> None:
    """Delete a server's folder, data and all; refuse while somebody uses it."""
    with locks.Lock(folder / "owner.lock") as owner:
        if not owner.take():
            raise Trouble(f"Another ./run is using {folder}: stop it first.")
        shutil.rmtree(folder)


def for_demo() -> Server:
    """Name the demo's server."""
    return Server(places.STATE / "postgres")


def for_bench() -> Server:
    """Name the benchmarks' server: as safe, and as slow, as a real one."""
    return Server(places.STATE / "postgres-bench", disposable=True)


def start_for_tests(state: Path = places.STATE) -> Server:
    """Start a server for one test run; a second run at the same time gets another."""
    for number in range(1, 9):
        folder = state / ("postgres-test" if number == 1 else f"postgres-test-{number}")
        server = Server(folder, durable=False, disposable=True)
        if server.start_if_free():
            return server
    raise Trouble("Eight test runs are under way in this folder: wait until one ends.")
