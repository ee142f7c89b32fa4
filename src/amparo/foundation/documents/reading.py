"""The paragraphs of a Word or PDF file, read in a process of its own with little time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 5 * 1024 * 1024
SECONDS: Final = 30
PDF: Final = "PDF"
WORD: Final = "WORD"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and, in a PDF, its page (0 where pages are not known)."""

    text: str
    page: int = 0


class NotReadable(Exception):
    """The file cannot be read; `code` says why: size, kind, empty, limits, sealed, broken or slow."""

    def __init__(self, code: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code


def kind_of(content: bytes) -> str:
    """Return what a file is by what it holds, whatever its name. Raises `NotReadable`."""
    if len(content) > MOST_BYTES:
        raise NotReadable("size")
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04") and b"word/document.xml" in content:
        return WORD
    raise NotReadable("kind")


def paragraphs_of(content: bytes) -> tuple[str, tuple[Paragraph, ...]]:
    """Return what a file is and its paragraphs, in order. Raises `NotReadable`."""
    kind = kind_of(content)
    command = [sys.executable, "-I", "-m", "amparo.foundation.documents.child", kind]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NotReadable("slow") from None
    if done.returncode < 0:
        raise NotReadable("slow")
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise NotReadable("broken") from None
    if "code" in told:
        raise NotReadable(told["code"])
    return kind, tuple(Paragraph(text, page) for text, page in told["paragraphs"])
