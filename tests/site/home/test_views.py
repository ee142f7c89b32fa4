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


def test_who_signs_out_of_a_session_that_has_ended_is_not_led_to_a_dead_end(browsing: Browsing) -> None:
    member = browsing("cr.gestora")
    member.post("/salir/")

    again = member.post("/salir/")

    assert (again.status_code, again.headers["Location"]) == (302, "/entrar/")
    assert member.get("/salir/").headers["Location"] == "/"


def test_a_look_at_the_address_that_signs_out_ends_nothing(browsing: Browsing) -> None:
    member = browsing("cr.gestora")

    member.get("/salir/")

    assert member.get("/mi-trabajo/").status_code == 200
