"""Kinds of documents that may be attached, known by their first bytes."""

from typing import Final

LARGEST: Final = 5 * 1024 * 1024

# Media type, ending, and how the file begins.
KINDS: Final = (
    ("application/pdf", "pdf", b"%PDF-"),
    ("image/jpeg", "jpg", b"\xff\xd8\xff"),
    ("image/png", "png", b"\x89PNG\r\n\x1a\n"),
)
