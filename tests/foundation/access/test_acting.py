"""Acting outside a request."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.drafts import draft_of, save_draft
from amparo.foundation.accounts.signing import member_token
from tests.foundation.desk import account_of


def test_what_was_done_is_kept_at_the_end(database: str) -> None:
    token = member_token(account_of("cr.panel1"))
    at = datetime(2026, 3, 1, tzinfo=UTC)

    with acting(token) as actor:
        save_draft(by=actor, place="/x/", values={"a": ["1"]}, at=at)

    with acting(token) as actor:
        assert draft_of(actor, "/x/") == ({"a": ["1"]}, at)


def test_what_was_done_is_undone_when_it_fails(database: str) -> None:
    token = member_token(account_of("cr.panel1"))

    with pytest.raises(LookupError), acting(token) as actor:  # noqa: PT012
        save_draft(by=actor, place="/x/", values={"a": ["1"]}, at=datetime.now(UTC))
        raise LookupError

    with acting(token) as actor:
        assert draft_of(actor, "/x/") is None


@pytest.mark.parametrize("token", ["", "guessed"])
def test_nobody_acts_with_a_token_that_opens_nothing(database: str, token: str) -> None:
    with pytest.raises(PermissionError), acting(token):
        pytest.fail("somebody acted")
