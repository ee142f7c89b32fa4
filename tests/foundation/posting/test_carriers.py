"""Both carriers, against a real server of mail and a real gateway on this machine."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from amparo.foundation.posting.carriers import Gateway, Letter, Mail, NeverTaken, NotTaken, Sms, gateway_of
from tests.foundation.posting.carrying import mail_server, sms_gateway

LETTER = Letter("luz@example.org", "Algo le espera", "Algo le espera. Entre como siempre.")
MESSAGE = Letter("+50688001234", "Algo", 'Algo "le" espera\n& más\\')


@pytest.fixture
def mail(settings: Any) -> Iterator[Any]:
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


@pytest.fixture
def gateway() -> Iterator[Any]:
    with sms_gateway() as server:
        yield server


def sms(gateway: Any, **changed: str) -> Sms:
    told = {
        "url": f"http://127.0.0.1:{gateway.server_address[1]}/send", "body": "to={to}&text={text}&from=1234",
        "kind": "application/x-www-form-urlencoded", "authorization": "",
    }  # fmt: skip
    return Sms(Gateway(**{**told, **changed}))


def test_a_mail_arrives_with_its_words_and_nothing_more(mail: Any) -> None:
    Mail().send(LETTER)

    (came,) = mail.came
    text = came.decode()
    assert "To: luz@example.org" in text
    assert "Subject: Algo le espera" in text
    assert text.rstrip().endswith("Algo le espera. Entre como siempre.")
    assert "http" not in text


@pytest.mark.parametrize(("said", "never"), [("550 nobody here", True), ("451 later", False)])
def test_a_recipient_that_is_refused_for_good_or_for_now(mail: Any, said: str, never: bool) -> None:
    mail.refuses = said

    with pytest.raises(NotTaken) as refused:
        Mail().send(LETTER)

    assert (isinstance(refused.value, NeverTaken), str(refused.value)) == (never, "REFUSED")
    assert mail.came == []


def test_nobody_adds_a_recipient_or_a_header_with_an_address(mail: Any) -> None:
    with pytest.raises(NeverTaken):
        Mail().send(Letter("a@example.org\nBcc: b@example.org", "Algo", "Algo"))

    assert mail.came == []


def test_a_server_of_mail_that_is_away_is_tried_later(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with pytest.raises(NotTaken) as away:
        Mail().send(LETTER)
    assert (type(away.value), str(away.value)) == (NotTaken, "ConnectionRefusedError")


def test_a_gateway_is_asked_as_a_form_or_in_json(gateway: Any) -> None:
    sms(gateway, authorization="Bearer x").send(MESSAGE)
    sms(gateway, kind="application/json", body='{"to": "{to}", "text": "{text}"}').send(MESSAGE)

    (first, form), (_second, said) = gateway.came
    assert first["Authorization"] == "Bearer x"
    assert parse_qs(form.decode()) == {"to": [MESSAGE.to], "text": [MESSAGE.body], "from": ["1234"]}
    assert json.loads(said) == {"to": MESSAGE.to, "text": MESSAGE.body}


@pytest.mark.parametrize(("answers", "never"), [(400, True), (404, True), (429, False), (503, False), (302, False)])
def test_what_a_gateway_answers_is_for_good_or_for_now_and_is_not_followed(
    gateway: Any, answers: int, never: bool
) -> None:
    gateway.answers = answers

    with pytest.raises(NotTaken) as refused:
        sms(gateway).send(MESSAGE)

    assert (isinstance(refused.value, NeverTaken), str(refused.value)) == (never, f"HTTP_{answers}")
    assert len(gateway.came) == 1
    assert MESSAGE.to not in repr(refused.value)


def test_what_does_not_speak_http_is_tried_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = Thread(target=_say_nonsense, args=[server])
        answering.start()
        port = server.getsockname()[1]
        with pytest.raises(NotTaken, match="BadStatusLine"):
            Sms(Gateway(f"http://127.0.0.1:{port}/", "{to}{text}", "text/plain", "")).send(MESSAGE)
        answering.join()


def _say_nonsense(server: socket.socket) -> None:
    link, _from = server.accept()
    with link:
        link.recv(65536)
        link.sendall(b"220 welcome to another protocol\r\n")


def test_a_gateway_elsewhere_is_never_asked_in_clear() -> None:
    good = ("{to}{text}", "text/plain", "")

    assert gateway_of("", *good) is None
    assert gateway_of("https://sms.example.org/x", *good) is not None
    for url, body in (("http://sms.example.org/", good[0]), ("file:///etc/passwd", good[0]), ("https://x/", "{to}")):
        with pytest.raises(ValueError, match="AMPARO_SMS"):
            gateway_of(url, body, "text/plain", "")
