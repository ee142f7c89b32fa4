"""What is sealed under a secret opens with it alone; marks differ by purpose."""

from __future__ import annotations

import pytest

from amparo.foundation.keys import link_mac, open_under_secret, seal_under_secret


def test_a_text_opens_with_its_secret_in_its_place() -> None:
    sealed = seal_under_secret("s", "answers", "1", "What I typed: ñ")

    assert open_under_secret("s", "answers", "1", sealed) == "What I typed: ñ"
    assert b"typed" not in sealed


@pytest.mark.parametrize(
    ("secret", "purpose", "place"), [("t", "answers", "1"), ("s", "other", "1"), ("s", "answers", "2")]
)
def test_a_text_opens_with_no_other_secret_purpose_or_place(secret: str, purpose: str, place: str) -> None:
    assert open_under_secret(secret, purpose, place, seal_under_secret("s", "answers", "1", "text")) is None


@pytest.mark.parametrize("sealed", [b"", b"x" * 12, b"x" * 60])
def test_what_was_not_sealed_opens_as_none(sealed: bytes) -> None:
    assert open_under_secret("s", "answers", "1", sealed) is None


def test_marks_are_the_same_each_time_and_differ_by_purpose() -> None:
    assert link_mac("a", "x") == link_mac("a", "x")
    assert len({link_mac("a", "x"), link_mac("b", "x"), link_mac("a", "y")}) == 3
