"""What was typed with a session that ended is carried through sign-in, for the account that typed it only."""

from __future__ import annotations

import base64
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from amparo.foundation import keys
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.doors import open_typed, public, signed_in
from amparo.foundation.accounts.drafts import draft_of
from amparo.foundation.accounts.signing import member_token
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of, sign_in

SIGN_IN, PLACE = reverse("home:sign_in"), reverse("pathways:new_alert")
TYPED = {"mandate": "TRAFFICKING", "story": "What nobody else may read"}


def resume_of(answer: HttpResponse) -> str:
    found = re.search(r'name="resume" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found.group(1)


@pytest.fixture
def ended(database: str) -> tuple[Client, str]:
    """A browser whose session ended while something was typed, and what its sign-in page carries."""
    client = sign_in("cr.recepcion")
    as_owner("update sec.session set ended_at = now()")
    answer = client.post(PLACE, TYPED)
    assert answer.status_code == 401
    return client, resume_of(answer)  # type: ignore[arg-type]


def draft(username: str, place: str = PLACE) -> object:
    with acting(member_token(account_of(username))) as actor:
        found = draft_of(actor, place)
        return found[0] if found else None


def test_nothing_was_done_and_nothing_of_it_is_shown(ended: tuple[Client, str]) -> None:
    _, resume = ended

    assert as_owner("select count(*) from cases_case") == [(0,)]
    assert b"nobody else" not in base64.urlsafe_b64decode(resume)


def test_the_same_account_finds_what_it_typed_on_the_page_where_it_typed(ended: tuple[Client, str]) -> None:
    client, resume = ended

    answer = client.post(SIGN_IN, {"account": "cr.recepcion", "resume": resume})

    assert answer.headers["Location"] == PLACE
    assert draft("cr.recepcion") == {name: [text] for name, text in TYPED.items()}


def test_another_account_finds_nothing_of_it(ended: tuple[Client, str]) -> None:
    client, resume = ended

    answer = client.post(SIGN_IN, {"account": "cr.guardia", "resume": resume})

    assert answer.headers["Location"] == reverse("home:start")
    assert as_owner("select count(*) from accounts_draft") == [(0,)]


@pytest.mark.parametrize("resume", ["", "x", "ñ", "AAAA", "A" * 400, "!!!!"])
def test_what_is_not_ours_is_dropped(database: str, resume: str) -> None:
    answer = Client().post(SIGN_IN, {"account": "cr.recepcion", "resume": resume})

    assert answer.headers["Location"] == reverse("home:start")
    assert as_owner("select count(*) from accounts_draft") == [(0,)]


def test_a_draft_of_a_page_is_not_taken_for_what_was_typed(database: str) -> None:
    account = account_of("cr.recepcion")
    sealed = base64.urlsafe_b64encode(keys.seal_note(account, PLACE, '{"path": "/x/", "values": {}}')).decode()

    assert open_typed(account, sealed, session=member_token(account)) is None


def test_nothing_typed_is_carried_for_somebody_who_never_signed_in(database: str) -> None:
    answer = Client().post(PLACE, TYPED)

    assert answer.status_code == 401
    assert b'name="resume"' not in answer.content
    assert b"nobody else" not in answer.content


def test_a_page_is_marked_public_or_for_those_who_signed_in() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert signed_in(view).is_public is False  # type: ignore[attr-defined]
    assert public(view).is_public is True  # type: ignore[attr-defined]
