"""What stops a command, said in one line that tells the reader what to do."""

import errno
import shutil
from pathlib import Path

_DISK_WORDS = ("No space left on device", "ENOSPC", "Disk quota exceeded")
_NETWORK_WORDS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "Failed to establish a new connection",
    "Network is unreachable",
    "Connection refused",
    "Connection timed out",
    "Could not resolve",
    "dns error",
    "error sending request",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "ENETUNREACH",
)
_NEARLY_FULL = 20 * 1024 * 1024


class Trouble(Exception):
    """A command cannot go on; the text is the one line shown to the person who typed it."""


def disk_is_full(folder: Path) -> bool:
    """Tell whether the disk that holds `folder` has nothing useful left."""
    try:
        return shutil.disk_usage(folder).free < _NEARLY_FULL
    except OSError:
        return False


def full_disk(folder: Path) -> Trouble:
    """Say that the disk is full, and where."""
    return Trouble(f"The disk is full: free at least 2 GB where {folder} is, then try again.")


def from_output(what: str, output: str, *, folder: Path, log: Path | None = None) -> Trouble:
    """Turn the output of a step that failed into one line; the whole output stays in `log`."""
    if any(word in output for word in _DISK_WORDS) or disk_is_full(folder):
        return full_disk(folder)
    where = f" (everything it said: {log})" if log else ""
    if any(word in output for word in _NETWORK_WORDS):
        return Trouble(f"{what}: the network cannot be reached. Connect and try again{where}.")
    if "lockfile" in output and "needs to be updated" in output:
        return Trouble(f"{what}: uv.lock does not match pyproject.toml. Run `uv lock` and commit both files.")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return Trouble(f"{what} did not work: {_telling(lines)}{where}")


def _telling(lines: list[str]) -> str:
    """Choose the line that says most: the last one that names an error, else the last one."""
    for line in reversed(lines):
        if any(word in line.lower() for word in ("error", "fatal", "cannot", "could not", "unknown")):
            return line[:300]
    return lines[-1][:300] if lines else "it said nothing"


def from_os_error(problem: OSError, *, folder: Path) -> Trouble:
    """Turn what the operating system refused into one line."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(folder)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(f"{problem.filename or folder} cannot be written: check who owns it, then try again.")
    return Trouble(f"The system refused: {problem}")
