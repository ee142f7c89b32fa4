"""A stolen table of sessions opens nothing."""

from __future__ import annotations

import base64

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import reverse

from amparo.foundation.access.actors import token_hash
from amparo.foundation.accounts.sessions import SessionStore, stored_key
from tests.foundation.desk import sign_in


def start_address(client: Client) -> str:
    return str(client.get(reverse("home:start")).headers.get("Location", ""))


def test_the_cookie_of_a_signed_in_browser_opens_the_first_page(database: str) -> None:
    assert start_address(sign_in("cr.gestora")) == reverse("pathways:work")


def test_what_the_table_keeps_is_no_cookie_that_opens_anything(database: str) -> None:
    client = sign_in("cr.gestora")
    row = Session.objects.get()

    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != row.session_key
    assert start_address(thief).startswith(reverse("home:sign_in"))


def test_the_tables_hold_no_token_that_the_database_takes_for_an_actor(database: str) -> None:
    client = sign_in("cr.gestora")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    row = Session.objects.get()
    with connections["owner"].cursor() as cursor:
        cursor.execute("select token_hash from sec.session where ended_at is null and not service")
        hashes = [bytes(found) for (found,) in cursor.fetchall()]
    told = SessionStore().decode(row.session_data)

    assert told == {"account": told["account"]}
    assert len(hashes) == 1
    for guess in (key, row.session_key, row.session_data, base64.b64encode(key.encode()).decode()):
        assert token_hash(guess) not in hashes


def test_signing_in_changes_the_cookie_and_ends_the_session_before(database: str) -> None:
    client = sign_in("cr.gestora")
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(reverse("home:sign_in"), {"account": "cr.policia"})
    second = client.cookies[settings.SESSION_COOKIE_NAME].value

    old = Client()
    old.cookies[settings.SESSION_COOKIE_NAME] = first

    assert first != second
    assert start_address(old).startswith(reverse("home:sign_in"))
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from sec.session where ended_at is null and not service")
        assert cursor.fetchone() == (1,)


def test_a_session_is_kept_read_changed_and_removed_under_its_hash(database: str) -> None:
    store = SessionStore()
    store["account"] = 7
    store.create()
    store["account"] = 8
    store.save()
    key = store.session_key
    assert key is not None

    assert SessionStore(key)["account"] == 8
    assert SessionStore().exists(key)
    assert list(Session.objects.values_list("session_key", flat=True)) == [stored_key(key)]
    store.delete()
    assert not Session.objects.exists()
    assert SessionStore(key).get("account") is None
