"""A browser at the desk of a member of the demonstration's staff, without a browser."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from amparo.foundation.accounts.queries import demo_account


def account_of(username: str) -> int:
    """Return the id of a demonstration account."""
    account = demo_account(username)
    assert account is not None, username
    return account.pk


def sign_in(username: str) -> Client:
    """Return a client that has signed in with one tap, as the demonstration lets one."""
    client = Client(raise_request_exception=False)
    answer = client.post(reverse("home:sign_in"), {"account": username})
    assert answer.status_code == 302, answer.status_code
    return client
