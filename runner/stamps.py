"""Stamps: what was already done, so that a second start does not do it again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *words: str) -> str:
    """Give one sha-256 for the names and contents of some files, and some words."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    for file in sorted(files):
        total.update(str(file).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_stamped(stamp: Path, value: str) -> bool:
    """Tell whether this very work was finished before."""
    return stamp.is_file() and stamp.read_text().strip() == value


def put(stamp: Path, value: str) -> None:
    """Write down that the work is finished."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    fresh = stamp.with_name(stamp.name + ".new")
    fresh.write_text(value + "\n")
    fresh.replace(stamp)
