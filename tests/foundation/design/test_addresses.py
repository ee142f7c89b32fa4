"""Where a page of a long list begins, read from its address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.foundation.design.addresses import moment_and_key, row_key


@pytest.mark.parametrize("text", ["", "²", "٣", "-1", "1.0", "1\n", "\x00", "9" * 19, "9" * 5000])
def test_what_is_no_key_is_the_first_page(text: str) -> None:
    assert row_key(text) is None


def test_a_key_is_read() -> None:
    assert row_key("9" * 18) == 10**18 - 1


@pytest.mark.parametrize(
    "text", ["", "x~1", "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00~1", "2026-01-01T00:00:00+00:00~" + "9" * 30]
)
def test_what_is_no_moment_and_key_is_the_first_page(text: str) -> None:
    assert moment_and_key(text) is None


def test_a_moment_and_its_key_are_read() -> None:
    assert moment_and_key("2026-01-01T00:00:00+00:00~7") == (datetime(2026, 1, 1, tzinfo=UTC), 7)
