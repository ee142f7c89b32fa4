"""A paper roll is a photograph or a PDF, by what it holds."""

from __future__ import annotations

from amparo.partnership.rolls.rules.papers import kind_of, reasons_not_to_attach
from amparo.partnership.rolls.vocabulary import LARGEST_PICTURE


def test_pictures_are_known_by_what_they_hold() -> None:
    assert [kind_of(body) for body in (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"<svg>", b"")] == [
        "image/jpeg", "image/png", "application/pdf", "", "",
    ]  # fmt: skip


def test_what_is_none_or_too_large_is_refused() -> None:
    assert reasons_not_to_attach(b"%PDF-1.7") == []
    assert len(reasons_not_to_attach(b"<svg>")) == 1
    assert len(reasons_not_to_attach(b"%PDF-" + b"x" * LARGEST_PICTURE)) == 1
