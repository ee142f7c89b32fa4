"""Passkeys (WebAuthn): a challenge is made and spent once, and what a device answers is held against it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from amparo.foundation import keys
from amparo.foundation.access.actors import token_hash

LASTING_SECONDS: Final = 5 * 60
KEPT: Final = "passkey"
LONGEST: Final = 20_000
# ECDSA with P-256, Ed25519 and RSA with PKCS#1: what devices in use can do. Each is verified by `cryptography`.
ALGORITHMS: Final = (-7, -8, -257)

COME_IN: Final = "COME_IN"
ADD: Final = "ADD"
PROVE: Final = "PROVE"


class PasskeyRefused(Exception):
    """What a device answered does not hold; the code says why, for tests and never for a page."""


@dataclass(frozen=True, slots=True)
class Added:
    """What is kept of a new passkey."""

    credential: bytes
    public_key: bytes
    uses: int
    is_synced: bool


def owner_mark(account: int) -> bytes:
    """Return by what a device tells one account from another; it says nothing of whose it is."""
    return keys.link_mac("passkey handle", str(account))


def origins(request: HttpRequest) -> tuple[str, ...]:
    """Return the addresses that an answer may come from: those of the settings; in a demonstration, this machine's."""
    if settings.PASSKEY_ORIGINS or not settings.IS_DEMO:
        return tuple(settings.PASSKEY_ORIGINS)
    return (f"http://{request.get_host()}",)


def _server(request: HttpRequest) -> Fido2Server:
    # Devices list this name: it is as neutral as the title of the page.
    party = PublicKeyCredentialRpEntity(id=settings.PASSKEY_HOST, name="Servicios")
    allowed = origins(request)
    server = Fido2Server(party, AttestationConveyancePreference.NONE, verify_origin=lambda given: given in allowed)
    server.allowed_algorithms = [each for each in server.allowed_algorithms if each.alg in ALGORITHMS]
    server.timeout = LASTING_SECONDS * 1000  # type: ignore[assignment]
    return server


def _keep(request: HttpRequest, purpose: str, account: int | None, state: Mapping[str, Any]) -> None:
    kept = {"challenge": state["challenge"], "purpose": purpose, "account": account, "at": time.time()}
    request.session[KEPT] = kept


def _spend(request: HttpRequest, purpose: str, account: int | None) -> dict[str, Any]:
    """Return the state of a challenge that was asked for this; it is spent whatever comes of it."""
    kept = request.session.pop(KEPT, None)
    if kept is None:
        raise PasskeyRefused("NOT_ASKED")
    if kept["purpose"] != purpose or kept["account"] != account:
        raise PasskeyRefused("ASKED_FOR_ELSE")
    if not 0 <= time.time() - kept["at"] <= LASTING_SECONDS:
        raise PasskeyRefused("TOO_LATE")
    # The session's row is written at the end of a request: two at once would both find the challenge there.
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.spend(%s, interval '1 hour')", [token_hash(str(kept["challenge"]))])
        if not cursor.fetchone()[0]:
            raise PasskeyRefused("SPENT")
    return {"challenge": kept["challenge"], "user_verification": UserVerificationRequirement.REQUIRED}


def _read(kind: Any, text: str) -> Any:
    """Read what a browser sent; whatever is wrong with it is a refusal."""
    if len(text) > LONGEST:
        raise PasskeyRefused("UNREADABLE")
    try:
        answered = kind.from_dict(json.loads(text))
        crossed = answered.response.client_data.cross_origin
    except Exception as wrong:
        raise PasskeyRefused("UNREADABLE") from wrong
    if crossed:
        raise PasskeyRefused("IN_A_FRAME")
    return answered


def ask(request: HttpRequest, purpose: str, account: int | None = None) -> dict[str, Any]:
    """Make a challenge that any passkey of this installation may answer; returns what the browser is told."""
    options, state = _server(request).authenticate_begin(None, UserVerificationRequirement.REQUIRED)
    _keep(request, purpose, account, state)
    return dict(options)["publicKey"]  # type: ignore[no-any-return]


def account_proved_by(request: HttpRequest, text: str, purpose: str, account: int | None = None) -> int:
    """Return the account whose passkey answered the challenge; raises `PasskeyRefused`.

    With an account, only a passkey of that account will do.
    """
    state = _spend(request, purpose, account)
    answered = _read(AuthenticationResponse, text)
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select account_id, public_key from sec.passkey(%s)", [answered.raw_id])
        found = cursor.fetchone()
    if found is None or account not in {None, found[0]}:
        raise PasskeyRefused("UNKNOWN")
    if answered.response.user_handle != owner_mark(found[0]):
        raise PasskeyRefused("OTHER_HANDLE")
    try:
        _server(request).authenticate_complete(state, [AttestedCredentialData(bytes(found[1]))], answered)
    except Exception as wrong:
        raise PasskeyRefused("DOES_NOT_HOLD") from wrong
    with connections["ledger"].cursor() as cursor:
        counted = answered.response.authenticator_data.counter
        cursor.execute("select sec.use_passkey(%s, %s)", [answered.raw_id, counted])
        if not cursor.fetchone()[0]:
            raise PasskeyRefused("COPIED")
    return int(found[0])


def ask_to_add(request: HttpRequest, account: int, username: str, label: str, known: Iterable[bytes]) -> dict[str, Any]:
    """Make a challenge for a new passkey of an account; a device that holds one of those known makes no second."""
    user = PublicKeyCredentialUserEntity(id=owner_mark(account), name=username, display_name=label)
    held = [PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=each) for each in known]
    options, state = _server(request).register_begin(
        user, held, ResidentKeyRequirement.REQUIRED, UserVerificationRequirement.REQUIRED
    )
    _keep(request, ADD, account, state)
    return dict(options)["publicKey"]  # type: ignore[no-any-return]


def added_by(request: HttpRequest, text: str, account: int) -> Added:
    """Return what to keep of a passkey that a device made for an account; raises `PasskeyRefused`."""
    state = _spend(request, ADD, account)
    answered = _read(RegistrationResponse, text)
    try:
        made = _server(request).register_complete(state, answered)
    except Exception as wrong:
        raise PasskeyRefused("DOES_NOT_HOLD") from wrong
    public = made.credential_data
    if public is None or public.public_key.get(3) not in ALGORITHMS:
        raise PasskeyRefused("UNREADABLE")
    synced = bool(made.flags & AuthenticatorData.FLAG.BE)
    return Added(bytes(public.credential_id), bytes(public), made.counter, synced)
