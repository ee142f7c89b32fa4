"""The programs that stay while the demo runs: started together, watched, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from runner import places, privilege
from runner.trouble import Trouble

_STEADY_SECONDS = 5.0
QUICK_DEATHS = 3


class Child:
    """One program with a log of its own; it ends when we end, whatever ends us."""

    def __init__(self, name: str, args: Sequence[str | Path], env: Mapping[str, str]) -> None:
        self.name = name
        self.log = places.LOGS / f"{name}.log"
        self._args = [str(arg) for arg in args]
        self._env = dict(env)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._quick_deaths = 0

    def start(self) -> None:
        """Start it, in a session of its own so that Ctrl-C reaches us alone."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self._args,
                cwd=places.ROOT,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=privilege.before_start(),
            )
        self._started = time.monotonic()

    @property
    def pid(self) -> int | None:
        """The process, once started."""
        return self._process.pid if self._process else None

    def is_alive(self) -> bool:
        """Tell whether it runs."""
        return self._process is not None and self._process.poll() is None

    def revive(self) -> None:
        """Start it again after it died.

        Raises `Trouble` when it keeps dying as soon as it begins.
        """
        was_steady = time.monotonic() - self._started >= _STEADY_SECONDS
        self._quick_deaths = 0 if was_steady else self._quick_deaths + 1
        self.stop()
        if self._quick_deaths >= QUICK_DEATHS:
            raise self.trouble()
        self.start()

    def trouble(self) -> Trouble:
        """Say why it died, in its own last line."""
        said = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        last = said[-1].strip()[:300] if said else "it said nothing"
        return Trouble(f"The {self.name} process stopped: {last} (everything it said: {self.log})")

    def stop(self) -> None:
        """Ask it to end; after five seconds, and for what it left behind, insist."""
        if self._process is None:
            return
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            self._process.terminate()
            self._process.wait(timeout=5)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None


def hand_over(args: Sequence[str], env: Mapping[str, str]) -> int:
    """Run a program in the foreground and answer as it does; signals are for it to understand, not for us."""
    programs: list[subprocess.Popen[bytes]] = []
    waiting: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and sys.stdin.isatty():
            return  # the terminal has told the program itself
        if not programs:
            waiting.append(number)
        for program in programs:
            program.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        program = subprocess.Popen(args, cwd=places.ROOT, env=dict(env), preexec_fn=privilege.before_start())
        programs.append(program)
        for number in waiting:
            program.send_signal(number)
        code = program.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
