"""Steps: what is being done now, and the seconds it took."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from runner import places, trouble


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title, do the work, print its seconds."""
    started = time.monotonic()
    print(f"  {title:.<58} ", end="", flush=True)
    try:
        yield
    except BaseException as problem:
        print("stopped" if isinstance(problem, KeyboardInterrupt) else "failed", flush=True)
        raise
    print(f"{time.monotonic() - started:5.1f} s", flush=True)


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Print one line where errors are read."""
    print(line, file=sys.stderr, flush=True)


def work(what: str, args: Sequence[str | Path], *, log: str, env: Mapping[str, str], cwd: Path = places.ROOT) -> str:
    """Run a program to its end and return its output, which is also kept in `var/log/<log>.log`.

    Raises `Trouble` with one line when it fails.
    """
    done = subprocess.run(
        [str(arg) for arg in args],
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    path = keep_log(log, done.stdout)
    if done.returncode != 0:
        raise trouble.from_output(what, done.stdout, folder=places.ROOT, log=path)
    return done.stdout


def keep_log(name: str, text: str) -> Path | None:
    """Write a log file and return its path; a disk that cannot take it does not hide the trouble itself."""
    path = places.LOGS / f"{name}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    except OSError:
        return None
    return path.relative_to(places.ROOT)
