"""Who carries a message: the server of mail, or a gateway for SMS that is asked over HTTP. One interface for both."""

from __future__ import annotations

import json
import smtplib
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final, Protocol
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

MAIL: Final = "MAIL"
SMS: Final = "SMS"
TIMEOUT_SECONDS: Final = 15
_LATER: Final = frozenset({408, 425, 429})
_NEAR: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves: to whom, its subject (which an SMS has not), and its words."""

    to: str
    subject: str
    body: str


class NotTaken(OSError):
    """The carrier did not take it now; it is tried again. The text is a code, never an address."""


class NeverTaken(NotTaken):
    """The carrier will never take it: the address is wrong, or it says so."""


class Messenger(Protocol):
    """Carries letters."""

    name: str

    def send(self, letter: Letter) -> None:
        """Hand a letter over; raises `NotTaken`, or `NeverTaken` where trying again is of no use."""


class Mail:
    """The server of mail, as Django's settings name it; no tracking and no picture."""

    name = MAIL

    def send(self, letter: Letter) -> None:
        """Hand a letter to the server of mail."""
        try:
            EmailMessage(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to]).send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _said in refused.recipients.values()]
            raise (NeverTaken if codes and all(code >= 500 for code in codes) else NotTaken)("REFUSED") from None
        except smtplib.SMTPResponseException as refused:
            raise NotTaken(f"SMTP_{refused.smtp_code}") from None
        except ValueError:
            raise NeverTaken("ADDRESS") from None
        except OSError as away:
            raise NotTaken(type(away).__name__) from None


@dataclass(frozen=True, slots=True)
class Gateway:
    """How a gateway is asked: its address, what is sent ("to={to}&text={text}"), of which kind, and who asks."""

    url: str
    body: str
    kind: str
    authorization: str


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A gateway that sends elsewhere is not followed."""

    def redirect_request(self, *_given: object) -> None:
        return None


class Sms:
    """A gateway for SMS, asked over HTTP as its settings say."""

    name = SMS

    def __init__(self, gateway: Gateway) -> None:
        """Know the gateway."""
        self.gateway = gateway

    def send(self, letter: Letter) -> None:
        """Ask the gateway to send the words; the subject stays behind."""
        headers = {"Content-Type": self.gateway.kind}
        if self.gateway.authorization:
            headers["Authorization"] = self.gateway.authorization
        asked = urllib.request.Request(self.gateway.url, self._filled(letter), headers, method="POST")  # noqa: S310
        try:
            with urllib.request.build_opener(_NoRedirect).open(asked, timeout=TIMEOUT_SECONDS):
                return
        except urllib.error.HTTPError as answered:
            with answered:
                never = 400 <= answered.code < 500 and answered.code not in _LATER
                raise (NeverTaken if never else NotTaken)(f"HTTP_{answered.code}") from None
        except (OSError, HTTPException) as away:
            raise NotTaken(type(away).__name__) from None

    def _filled(self, letter: Letter) -> bytes:
        """Return what is sent: values as a form carries them, or as JSON does where that is its kind."""
        told = {"{to}": letter.to, "{text}": letter.body}
        if "json" in self.gateway.kind:
            said = {mark: json.dumps(text)[1:-1] for mark, text in told.items()}
        else:
            said = {mark: quote(text, safe="") for mark, text in told.items()}
        body = self.gateway.body
        for mark, text in said.items():
            body = body.replace(mark, text)
        return body.encode()


def gateway_of(url: str, body: str, kind: str, authorization: str) -> Gateway | None:
    """Return the gateway that the settings name, or None; raises `ValueError` for one that would send in clear."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _NEAR):
        raise ValueError("AMPARO_SMS_URL: a gateway on another machine is asked over https")
    if "{to}" not in body or "{text}" not in body:
        raise ValueError("AMPARO_SMS_BODY: names no {to} or no {text}")
    return Gateway(url, body, kind, authorization)


def carriers() -> dict[str, Messenger]:
    """Return the carriers that there are: mail, and SMS where a gateway is named."""
    found: dict[str, Messenger] = {MAIL: Mail()}
    given = (settings.SMS_URL, settings.SMS_BODY, settings.SMS_KIND, settings.SMS_AUTHORIZATION)
    gateway = gateway_of(*given)
    if gateway is not None:
        found[SMS] = Sms(gateway)
    return found
