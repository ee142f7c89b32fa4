"""Drafts open for the account that wrote them, signed in now, on the page where they were written."""

from __future__ import annotations

import pytest

from amparo.foundation import keys
from amparo.foundation.accounts.signing import member_token, service_token
from tests.foundation.desk import account_of


def test_a_draft_opens_for_its_writer_on_its_page(database: str) -> None:
    writer = account_of("cr.gestora")
    sealed = keys.seal_note(writer, "/a/", "What I typed: ñ")

    assert keys.open_note(writer, "/a/", sealed, session=member_token(writer)) == "What I typed: ñ"
    assert b"typed" not in sealed
    assert sealed != keys.seal_note(writer, "/a/", "What I typed: ñ")
    assert keys.open_note(writer, "/b/", sealed, session=member_token(writer)) is None


def test_a_draft_opens_for_no_other_session(database: str) -> None:
    writer, other = account_of("cr.gestora"), account_of("cr.supervision")
    sealed = keys.seal_note(writer, "/a/", "text")

    for session in (member_token(other), service_token(), "made up", ""):
        with pytest.raises(keys.TicketRefused):
            keys.open_note(writer, "/a/", sealed, session=session)
    assert keys.open_note(other, "/a/", sealed, session=member_token(other)) is None


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12, b"x" * 60])
def test_what_is_no_draft_opens_as_none(database: str, sealed: bytes) -> None:
    writer = account_of("cr.gestora")

    assert keys.open_note(writer, "/a/", sealed, session=member_token(writer)) is None


def test_a_secret_that_proves_who_one_is_opens_for_its_account_and_is_no_draft(database: str) -> None:
    one = account_of("cr.gestora")
    sealed, draft = keys.seal_secret(one, "time code", "abc"), keys.seal_note(one, "time code", "text")

    assert keys.open_secret(one, "time code", sealed) == "abc"
    assert keys.open_secret(one, "time code", draft) is None
    assert keys.open_secret(one + 1, "time code", sealed) is None
    assert keys.open_note(one, "time code", sealed, session=member_token(one)) is None
