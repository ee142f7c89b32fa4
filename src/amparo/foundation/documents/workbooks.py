"""The sheets of a workbook, and the form that a collector's phone reads, each made in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from amparo.foundation.documents.reading import NotReadable

MOST_BYTES: Final = 2 * 1024 * 1024
SECONDS: Final = 5
MAKING_SECONDS: Final = 60
CHILD: Final = "amparo.foundation.documents.workbooks_child"


def sheets_of(content: bytes, wanted: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return the lines of the wanted sheets of an xlsx file, cells as text; a sheet that is not there is left out.

    Raises `NotReadable` with a code: size, kind, limits, sealed, broken or slow.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable("size")
    if not content.startswith(b"PK\x03\x04"):
        raise NotReadable("kind")
    sheets: dict[str, list[list[str]]] = _told(["sheets", *wanted], content, SECONDS)["sheets"]
    return sheets


def xform_of(sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Return the XForm of a form's sheets (rows by column). Raises `NotReadable` when none can be made."""
    return str(_told(["xform"], json.dumps(sheets).encode(), MAKING_SECONDS)["xform"])


def _told(asked: Sequence[str], content: bytes, seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", CHILD, *asked]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise NotReadable("slow") from None
    if done.returncode < 0:
        raise NotReadable("slow")
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise NotReadable("broken") from None
    if "code" in told:
        raise NotReadable(told["code"])
    return told
