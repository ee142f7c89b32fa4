"""Drafts open for the account that wrote them, on the page where they were written."""

from __future__ import annotations

import pytest

from amparo.foundation.keys import open_note, seal_note


def test_a_draft_opens_for_its_writer_on_its_page() -> None:
    sealed = seal_note(1, "/a/", "What I typed: ñ")

    assert open_note(1, "/a/", sealed) == "What I typed: ñ"
    assert b"typed" not in sealed
    assert sealed != seal_note(1, "/a/", "What I typed: ñ")


@pytest.mark.parametrize(("account", "place"), [(2, "/a/"), (1, "/b/"), (11, "/a/")])
def test_a_draft_opens_for_nobody_else_and_on_no_other_page(account: int, place: str) -> None:
    assert open_note(account, place, seal_note(1, "/a/", "text")) is None


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12, b"x" * 60])
def test_what_is_no_draft_opens_as_none(sealed: bytes) -> None:
    assert open_note(1, "/a/", sealed) is None


def test_an_altered_draft_opens_as_none() -> None:
    sealed = bytearray(seal_note(1, "/a/", "text"))
    sealed[-1] ^= 1

    assert open_note(1, "/a/", bytes(sealed)) is None
