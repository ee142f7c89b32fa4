"""The language of the page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

CHOICES = [("", "es"), ("fr", "fr"), ("en", "en"), ("es", "es"), ("de", "es"), ("../../x", "es")]


@pytest.mark.parametrize(("chosen", "shown"), CHOICES)
def test_the_readers_choice_else_spanish(database: str, chosen: str, shown: str) -> None:
    client = Client(headers={"accept-language": "fr-FR,fr;q=0.9"})
    if chosen:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = chosen

    answer = client.get(reverse("home:about"))

    assert answer.headers["Content-Language"] == shown
    assert f'<html lang="{shown}"' in answer.content.decode()


def test_a_language_is_chosen_on_the_page_and_unknown_ones_are_not_kept(database: str) -> None:
    client = Client()
    address = reverse("home:language")

    client.post(address, {"language": "xx", "next": reverse("home:about")})
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
    answer = client.post(address, {"language": "fr", "next": reverse("home:about")})

    assert answer.headers["Location"] == reverse("home:about")
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "fr"
