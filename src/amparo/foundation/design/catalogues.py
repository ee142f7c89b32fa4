"""Message catalogues, compiled when the application starts: the repository holds only what people write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(folders: Iterable[str | Path], spare: Path) -> bool:
    """Compile every catalogue of the folders that is newer than what was compiled from it.

    Returns whether something was compiled into the spare folder, because the catalogue's own cannot be written.
    """
    in_spare = False
    for folder in map(Path, folders):
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            try:
                _compile(source, target)
            except OSError:
                _compile(source, spare / target.relative_to(folder))
                in_spare = True
    return in_spare


def _compile(source: Path, target: Path) -> None:
    """Write the compiled catalogue beside its place, then rename: a reader never sees half of one."""
    if target.is_file() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as text:
        catalogue = read_po(text)
    handle, draft = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as compiled:
            write_mo(compiled, catalogue)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
