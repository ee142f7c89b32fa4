"""Form tokens: ours, for two hours, and never from another site."""

from __future__ import annotations

import pytest

from amparo.prevention.reporting.rules import tokens

NONCE = "ab" * 16


def test_a_token_of_ours_gives_its_number_back() -> None:
    token = tokens.token_of(NONCE, 1000)

    assert tokens.nonce_in(token, 1000) == NONCE
    assert [tokens.is_fresh(token, minute) for minute in (999, 1000, 1120, 1121)] == [False, True, True, False]


@pytest.mark.parametrize(
    "forged",
    ["", "a.b", f"{NONCE}.1001.{'0' * 32}", f"{NONCE}.9x.{'0' * 32}", "é.1.é", f"{'cd' * 16}.1000.", "." * 9],
)
def test_a_forged_token_is_none(forged: str) -> None:
    mac = tokens.token_of(NONCE, 1000).rpartition(".")[2]

    assert tokens.nonce_in(forged, 1000) is None
    assert tokens.nonce_in(f"{NONCE}.1001.{mac}", 1001) is None
    assert tokens.nonce_in(f"{'cd' * 16}.1000.{mac}", 1000) is None


def test_a_browser_that_says_it_comes_from_another_site_is_believed() -> None:
    told = ("cross-site", "same-site", "same-origin", "none", "")

    assert [tokens.comes_from_elsewhere(site) for site in told] == [True, True, False, False, False]
