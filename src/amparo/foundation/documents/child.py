"""Reads one file from the standard input and prints its paragraphs as JSON; run by `reading`, never in the server.

The process may use little time, memory and no files of its own; a file that asks for more ends it and nothing else.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
import pypdf
from docx.table import Table
from docx.text.paragraph import Paragraph

CPU_SECONDS: Final = 20
MEMORY: Final = 1_500_000_000
MOST_PAGES: Final = 300
MOST_PARAGRAPHS: Final = 3_000
MOST_LETTERS: Final = 1_000_000
MOST_UNPACKED: Final = 80_000_000
MOST_PARTS: Final = 2_000
_ENDS: Final = re.compile(r"[.:;!?»”]\s*$")
_BEGINS: Final = re.compile(r"^\s*(?:[-•·–]|\d{1,3}[.)]|[a-z]\)|[A-ZÁÉÍÓÚÑ]{4,})")


class _Refused(Exception):
    """The file is over a limit, sealed or empty; the argument is the code."""


def of_word(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a Word file, those in tables too."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _Refused("limits")
        if any(b"<!DOCTYPE" in packed.read(part) for part in parts if part.filename.endswith((".xml", ".rels"))):
            raise _Refused("broken")
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text, 0
        elif isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(cell.text for cell in row.cells)), 0


def of_pdf(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a PDF, page by page: lines belong together until one ends a sentence."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise _Refused("sealed")
    if len(reader.pages) > MOST_PAGES:
        raise _Refused("limits")
    for number, page in enumerate(reader.pages, start=1):
        together: list[str] = []
        for line in [*page.extract_text().splitlines(), ""]:
            if together and (not line.strip() or _ENDS.search(together[-1]) or _BEGINS.match(line)):
                yield " ".join(together), number
                together = []
            if line.strip():
                together.append(line.strip())


def read(kind: str, content: bytes) -> list[tuple[str, int]]:
    """Return the paragraphs that hold words. Raises `_Refused`."""
    found: list[tuple[str, int]] = []
    letters = 0
    for text, page in of_pdf(content) if kind == "PDF" else of_word(content):
        plain = " ".join("".join(each if each.isprintable() else " " for each in text).split())
        if not plain:
            continue
        letters += len(plain)
        found.append((plain, page))
        if letters > MOST_LETTERS or len(found) > MOST_PARAGRAPHS:
            raise _Refused("limits")
    if not found:
        raise _Refused("empty")
    return found


def main() -> None:
    """Read the standard input and print what was found, or why nothing was."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        told: dict[str, object] = {"paragraphs": read(sys.argv[1], sys.stdin.buffer.read())}
    except _Refused as refused:
        told = {"code": str(refused)}
    except Exception:
        told = {"code": "broken"}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
