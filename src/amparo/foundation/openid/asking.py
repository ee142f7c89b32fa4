"""The question that a browser carries to the issuer, and what is made of the answer."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

from amparo.foundation.openid.fetching import ProviderAway, send
from amparo.foundation.openid.provider import Provider
from amparo.foundation.openid.tokens import NotTrusted, subject_in

SCOPE: Final = "openid"
_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Client:
    """What we are to an issuer."""

    identity: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question is known by, kept in the session of the browser that asks: none of it can be guessed."""

    state: str
    nonce: str
    verifier: str
    back: str


def new_question(back: str) -> Asked:
    """Return a new question, whose answer comes back to an address."""
    state, nonce, verifier = (secrets.token_urlsafe(_BYTES) for _ in range(3))
    return Asked(state, nonce, verifier, back)


def address_of(provider: Provider, client: Client, asked: Asked) -> str:
    """Return where the browser goes with a question. Only who somebody is is asked for: no name, no mail."""
    mark = "&" if "?" in provider.authorization else "?"
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.verifier.encode()).digest()).rstrip(b"=").decode()
    said = {
        "response_type": "code",
        "scope": SCOPE,
        "client_id": client.identity,
        "redirect_uri": asked.back,
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{provider.authorization}{mark}{urlencode(said)}"


def subject_answered(provider: Provider, client: Client, asked: Asked, answer: Mapping[str, str]) -> str:
    """Return the issuer's own name for the person, from what the browser brought back.

    Raises `NotTrusted`, or `ProviderAway`. The caller has already found the question by the answer's `state`.
    """
    named = answer.get("iss", "")
    if (named or provider.names_itself) and named != provider.issuer:
        raise NotTrusted("ANOTHER_ISSUER")
    code = answer.get("code", "")
    if answer.get("error") or not code:
        raise NotTrusted("NO_CODE")
    return subject_in(_token_for(provider, client, asked, code), provider, client.identity, asked.nonce)


def _token_for(provider: Provider, client: Client, asked: Asked, code: str) -> str:
    """Change the code for a token; what else comes with it is not used and not kept."""
    fields = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": asked.back, "code_verifier": asked.verifier,
    }  # fmt: skip
    head: dict[str, str] = {}
    if provider.takes_secret_in_form:
        fields |= {"client_id": client.identity, "client_secret": client.secret}
    else:
        pair = f"{quote(client.identity, safe='')}:{quote(client.secret, safe='')}"
        head["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    status, said = send(provider.token, fields, head)
    token = said.get("id_token")
    if status == 200 and isinstance(token, str):
        return token
    if status in (400, 401):
        raise NotTrusted("CODE")
    raise ProviderAway(f"{provider.token}: {status}")
