"""The place of a request behind our own proxies; what a sender writes is not believed."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from amparo.foundation.access.proxies import place_behind, proxies_middleware


@pytest.mark.parametrize(
    ("forwarded", "proxies", "place"),
    [
        ("", 0, "10.0.0.1"),
        ("203.0.113.9", 0, "10.0.0.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9", 1, "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.0.0.7", 2, "203.0.113.9"),
        ("203.0.113.9", 2, "10.0.0.1"),
        (" , ", 1, "10.0.0.1"),
    ],
)
def test_the_place_is_what_the_outermost_of_our_proxies_saw(forwarded: str, proxies: int, place: str) -> None:
    assert place_behind(forwarded, "10.0.0.1", proxies) == place


def test_every_request_carries_it() -> None:
    seen = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    request = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 203.0.113.9"}, REMOTE_ADDR="10.0.0.1")
    for proxies in (0, 1):
        with override_settings(PROXIES=proxies):
            proxies_middleware(answer)(request)

    assert seen == ["10.0.0.1", "203.0.113.9"]
