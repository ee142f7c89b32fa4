"""Locks between two `./run` of the same clone; the kernel lets go of them when their holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from runner import steps


class Lock:
    """A lock on a file; what its holder wrote in it can be read by others."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    @property
    def is_held(self) -> bool:
        """Tell whether we hold it."""
        return self._handle is not None

    def take(self, *, wait: bool = False) -> bool:
        """Take the lock; without `wait`, answer False at once when somebody else has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def write(self, text: str) -> None:
        """Leave a word for those who find the lock taken."""
        self.path.write_text(text)

    def read(self) -> str:
        """Read what the holder wrote."""
        return self.path.read_text().strip() if self.path.is_file() else ""

    def free(self) -> None:
        """Let go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        """Begin a stretch at whose end it is given back."""
        return self

    def __exit__(self, *_exc: object) -> None:
        """Give it back."""
        self.free()


@contextmanager
def one_at_a_time(path: Path, waiting_for: str) -> Iterator[None]:
    """Hold the lock for a while, waiting for whoever has it, and say so."""
    with Lock(path) as lock:
        if not lock.take():
            steps.say(f"  Another ./run is {waiting_for}: waiting for it.")
            lock.take(wait=True)
        yield
