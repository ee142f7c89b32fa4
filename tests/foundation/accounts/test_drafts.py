"""Drafts are sealed, and only one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db.utils import DatabaseError
from django.http import QueryDict

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.drafts import draft_of, drop_draft, save_draft
from amparo.foundation.accounts.models import Draft
from amparo.foundation.accounts.signing import member_token, service_token
from tests.foundation.access.wall import as_member, as_nobody, as_owner
from tests.foundation.desk import account_of

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
TYPED = {"prs_FirstName": ["Luz Marina"], "amp_needs": ["HOUSING", "FOOD"]}


def keep(username: str, values: dict[str, list[str]] | QueryDict = TYPED, place: str = "/p/") -> None:
    with acting(member_token(account_of(username))) as actor:
        save_draft(by=actor, place=place, values=values, at=AT)


def find(username: str, place: str = "/p/") -> object:
    with acting(member_token(account_of(username))) as actor:
        return draft_of(actor, place)


def test_a_draft_comes_back_to_its_writer(database: str) -> None:
    keep("cr.gestora")

    assert find("cr.gestora") == (TYPED, AT)
    assert find("cr.gestora", "/q/") is None


def test_the_last_draft_of_a_page_is_the_one(database: str) -> None:
    keep("cr.gestora")
    keep("cr.gestora", {"a": ["later"]})

    assert find("cr.gestora") == ({"a": ["later"]}, AT)
    assert as_owner("select count(*) from accounts_draft") == [(1,)]


def test_a_form_keeps_what_was_typed_and_not_its_tokens(database: str) -> None:
    keep("cr.gestora", QueryDict("a=1&a=2&csrfmiddlewaretoken=x&resume=y"))

    assert find("cr.gestora") == ({"a": ["1", "2"]}, AT)


def test_the_table_shows_nothing_of_it(database: str) -> None:
    keep("cr.gestora")

    ((row,),) = as_owner("select d::text || encode(sealed, 'escape') from accounts_draft d")
    assert "Luz" not in row
    assert "HOUSING" not in row
    assert "prs_FirstName" not in row


def test_nobody_else_finds_it_in_the_application_or_in_the_database(database: str) -> None:
    keep("cr.gestora")

    assert find("cr.psicologia") is None
    assert as_member("cr.psicologia", "select count(*) from accounts_draft") == [(0,)]
    assert as_nobody("select count(*) from accounts_draft") == [(0,)]
    as_member("cr.psicologia", "delete from accounts_draft")
    assert find("cr.gestora") == (TYPED, AT)


def test_a_draft_cannot_be_laid_on_another_desk(database: str) -> None:
    keep("cr.gestora")
    other = account_of("cr.psicologia")

    for query in (
        f"insert into accounts_draft (account_id, place, sealed, saved_at) values ({other}, '/x/', '', now())",
        f"update accounts_draft set account_id = {other}",
    ):
        with pytest.raises(DatabaseError, match="row-level security"):
            as_member("cr.gestora", query)


def test_a_row_that_was_moved_in_the_table_does_not_open(database: str) -> None:
    keep("cr.gestora")

    as_owner("update accounts_draft set account_id = %s", account_of("cr.psicologia"))
    assert find("cr.psicologia") is None
    as_owner("update accounts_draft set account_id = %s, place = '/q/'", account_of("cr.gestora"))
    assert find("cr.gestora", "/q/") is None


def test_a_draft_is_forgotten_once_it_was_done(database: str) -> None:
    keep("cr.gestora")
    keep("cr.gestora", place="/q/")

    with acting(member_token(account_of("cr.gestora"))) as actor:
        drop_draft(by=actor, place="/p/")

    assert find("cr.gestora") is None
    assert find("cr.gestora", "/q/") == (TYPED, AT)


def test_the_installation_types_nothing(database: str) -> None:
    with acting(service_token()) as actor:
        save_draft(by=actor, place="/p/", values=TYPED, at=AT)
        assert draft_of(actor, "/p/") is None
        assert draft_of(replace(actor, is_service=False), "/p/") is None

    assert not Draft.objects.using("owner").exists()
