"""Coming in and oversight in the browser."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import Browsing


@pytest.mark.parametrize("account", ["\x00", "cr.tecnica\x00", "", "nadie", "x" * 100_000])
def test_a_name_that_is_no_demonstration_account_comes_no_further(database: str, account: str) -> None:
    response = Client().post("/entrar/", {"account": account})

    assert response.status_code == 200
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("asked", [{"antes": "²"}, {"caso": "\x00"}, {"a": "\x00"}, {"antes": "9" * 40}])
def test_broken_filters_of_the_oversight_are_a_page(browsing: Browsing, asked: dict[str, str]) -> None:
    assert browsing("cr.datos").get("/supervision/", asked).status_code == 200
