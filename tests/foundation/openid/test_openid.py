"""A client of OpenID Connect against a real provider: each way in which an answer can be wrong is refused."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from amparo.foundation import openid
from amparo.foundation.openid import Asked, Client, NotTrusted, ProviderAway
from amparo.foundation.openid import provider as providers
from tests.foundation.openid.issuer import CLIENT, SECRET, Issuer, b64, jwk, serving, signed

US = Client(CLIENT, SECRET)
BACK = "http://testserver/entrar/institucion/1/vuelta/"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    openid.forget()
    with serving(Issuer()) as issuer:
        yield issuer
    openid.forget()


def asked_of(issuer: Issuer) -> tuple[Asked, dict[str, str]]:
    """Ask, let somebody sign in there, and return the question and what the browser brings back."""
    asked = openid.new_question(BACK)
    address = openid.address_of(openid.provider_at(issuer.issuer), US, asked)
    return asked, issuer.authorize(address)


def answered(issuer: Issuer, asked: Asked, brought: dict[str, str], client: Client = US) -> str:
    return openid.subject_answered(openid.provider_at(issuer.issuer), client, asked, brought)


def why_not(issuer: Issuer) -> str:
    with pytest.raises(NotTrusted) as refused:
        answered(issuer, *asked_of(issuer))
    return str(refused.value)


def test_who_signs_in_there_is_known_here_by_the_issuers_own_name_for_them(issuer: Issuer) -> None:
    asked, brought = asked_of(issuer)

    assert answered(issuer, asked, brought) == "s-1001"


def test_only_who_somebody_is_is_asked_for_and_nothing_of_a_question_can_be_guessed_or_comes_again(
    issuer: Issuer,
) -> None:
    provider = openid.provider_at(issuer.issuer)
    said = [
        parse_qs(urlsplit(openid.address_of(provider, US, openid.new_question(BACK))).query, strict_parsing=True)
        for _ in range(20)
    ]

    assert {tuple(sorted(each)) for each in said} == {
        ("client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope",
         "state")
    }  # fmt: skip
    assert {(each["scope"][0], each["code_challenge_method"][0]) for each in said} == {("openid", "S256")}
    for name in ("state", "nonce", "code_challenge"):
        values = [each[name][0] for each in said]
        assert len({*values}) == 20
        assert min(map(len, values)) >= 43


def without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda claims: claims.__setitem__(name, None)


def saying(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda claims: claims.__setitem__(name, value)


NOW = time.time()
BENT: dict[str, Callable[[dict[str, Any]], None]] = {
    "another nonce": saying("nonce", "x" * 43),
    "no nonce": without("nonce"),
    "a nonce that is no text": saying("nonce", [1]),
    "another issuer": saying("iss", "https://login.example.org"),
    "the issuer with a stroke more": lambda claims: claims.__setitem__("iss", claims["iss"] + "/"),
    "no issuer": without("iss"),
    "for another client": saying("aud", "another"),
    "for another client too": saying("aud", [CLIENT, "another"]),
    "for nobody": without("aud"),
    "an empty audience": saying("aud", []),
    "made for another party": saying("azp", "another"),
    "expired": lambda claims: claims.update(iat=NOW - 500, exp=NOW - 400),
    "without an end": without("exp"),
    "an end that is no number": saying("exp", "soon"),
    "an end beyond numbers": saying("exp", float("inf")),
    "made an hour ago": lambda claims: claims.update(iat=NOW - 3600, exp=NOW + 3600),
    "made tomorrow": saying("iat", NOW + 86400),
    "without a time": without("iat"),
    "not before tomorrow": saying("nbf", NOW + 86400),
    "nobody": without("sub"),
    "an empty name": saying("sub", ""),
    "a number for a name": saying("sub", 1001),
    "a name without end": saying("sub", "s" * 256),
    "a name with a line in it": saying("sub", "s\n1001"),
    "an event": saying("events", {}),
}


@pytest.mark.parametrize("bent", BENT)
def test_a_token_that_says_something_else_is_not_taken(issuer: Issuer, bent: str) -> None:
    issuer.bend = BENT[bent]

    assert why_not(issuer) == WHY[bent]


def unsigned(claims: dict[str, Any]) -> str:
    return (
        f"{b64(json.dumps({'alg': 'none', 'typ': 'JWT', 'kid': 'one'}).encode())}.{b64(json.dumps(claims).encode())}."
    )


def with_the_public_key_as_secret(claims: dict[str, Any]) -> str:
    """Sign with what everybody knows, as if it were a secret (RS256 taken for HS256)."""
    text = signed(claims, alg="HS256").rpartition(".")[0]
    return f"{text}.{b64(hmac.digest(base64.urlsafe_b64decode(jwk('one')['n'] + '=='), text.encode(), 'sha256'))}"


def cut(claims: dict[str, Any]) -> str:
    head, _, signature = signed(claims).split(".")
    return f"{head}.{b64(json.dumps({**claims, 'sub': 's-1'}).encode())}.{signature}"


WRITTEN: dict[str, Callable[[dict[str, Any]], str]] = {
    "alg none": unsigned,
    "alg of a shared secret": with_the_public_key_as_secret,
    "a key that nobody shows": lambda claims: signed(claims, kid="unknown"),
    "another key under the known name": lambda claims: signed(claims, kid="one", by="two"),
    "another name under the same signature": cut,
    "a token of another kind": lambda claims: signed(claims, typ="logout+jwt"),
    "an access token": lambda claims: signed(claims, typ="at+jwt"),
    "a head that must be understood": lambda claims: signed(claims, crit=["x"], x=1),
    "a key in the head": lambda claims: signed(claims, kid="two", jwk=jwk("two")),
    "a key elsewhere": lambda claims: signed(claims, kid="two", jku="http://127.0.0.1:1/keys"),
    "a name of a key that is no text": lambda claims: signed(claims, by="one", kid=["one"]),  # type: ignore[arg-type]
    "nothing": lambda claims: "",
    "no token": lambda claims: "not a token",
    "endless": lambda claims: signed({**claims, "more": "x" * 30_000}),
}


# Each is refused for its own reason: otherwise one that is let through would not be seen.
WHY = {
    "another nonce": "NONCE",
    "no nonce": "MissingRequiredClaimError",
    "a nonce that is no text": "NONCE",
    "another issuer": "InvalidIssuerError",
    "the issuer with a stroke more": "InvalidIssuerError",
    "no issuer": "MissingRequiredClaimError",
    "for another client": "InvalidAudienceError",
    "for another client too": "AUDIENCE",
    "for nobody": "MissingRequiredClaimError",
    "an empty audience": "MissingRequiredClaimError",
    "made for another party": "AUDIENCE",
    "expired": "ExpiredSignatureError",
    "without an end": "MissingRequiredClaimError",
    "an end that is no number": "DecodeError",
    "an end beyond numbers": "DecodeError",
    "made an hour ago": "OLD",
    "made tomorrow": "ImmatureSignatureError",
    "without a time": "MissingRequiredClaimError",
    "not before tomorrow": "ImmatureSignatureError",
    "nobody": "MissingRequiredClaimError",
    "an empty name": "SUBJECT",
    "a number for a name": "InvalidSubjectError",
    "a name without end": "SUBJECT",
    "a name with a line in it": "SUBJECT",
    "an event": "ANOTHER_KIND",
    "alg none": "ALGORITHM",
    "alg of a shared secret": "ALGORITHM",
    "a key that nobody shows": "KEY",
    "another key under the known name": "InvalidSignatureError",
    "another name under the same signature": "InvalidSignatureError",
    "a token of another kind": "ANOTHER_KIND",
    "an access token": "ANOTHER_KIND",
    "a head that must be understood": "InvalidTokenError",
    "a key in the head": "KEY",
    "a key elsewhere": "KEY",
    "a name of a key that is no text": "InvalidTokenError",
    "nothing": "DecodeError",
    "no token": "DecodeError",
    "endless": "ALGORITHM",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_token_that_is_not_signed_by_the_issuer_is_not_taken(issuer: Issuer, written: str) -> None:
    issuer.write = WRITTEN[written]

    assert why_not(issuer) == WHY[written]


def test_a_new_key_is_found_but_forged_tokens_do_not_make_us_ask_each_time(issuer: Issuer) -> None:
    assert answered(issuer, *asked_of(issuer)) == "s-1001"
    issuer.shown, issuer.write = ["two"], lambda claims: signed(claims, kid="two")

    for _ in range(5):
        why_not(issuer)
    assert issuer.asked.count("/staff/keys") == 1

    openid.provider_at(issuer.issuer).keys_at -= providers.LOOKS_AGAIN_SECONDS + 1
    assert answered(issuer, *asked_of(issuer)) == "s-1001"


def test_a_code_is_of_the_browser_that_asked_and_of_one_use(issuer: Issuer) -> None:
    asked, brought = asked_of(issuer)
    other, stolen = asked_of(issuer)
    for wrong in ({**brought, "code": stolen["code"]}, {**brought, "code": "x"}, {**brought, "code": ""},
                  {**brought, "error": "access_denied"}):  # fmt: skip
        with pytest.raises(NotTrusted):
            answered(issuer, asked, wrong)
    assert answered(issuer, asked, brought) == "s-1001"
    with pytest.raises(NotTrusted, match="CODE"):
        answered(issuer, asked, brought)
    assert other


def test_an_answer_of_another_issuer_is_not_changed_for_a_token(issuer: Issuer) -> None:
    asked, brought = asked_of(issuer)
    before = issuer.asked.count("/staff/token")

    for named in ({"iss": "https://login.example.org"}, {"iss": ""}):
        with pytest.raises(NotTrusted, match="ANOTHER_ISSUER"):
            answered(issuer, asked, {**brought, **named})
    assert issuer.asked.count("/staff/token") == before


def test_with_a_wrong_secret_nothing_is_got(issuer: Issuer) -> None:
    asked, brought = asked_of(issuer)

    with pytest.raises(NotTrusted, match="CODE"):
        answered(issuer, asked, brought, Client(CLIENT, "guessed"))
    assert "guessed" not in repr(Client(CLIENT, "guessed"))


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://login.example.org"},
        {"issuer": None},
        {"token_endpoint": "http://login.example.org/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://login.example.org@evil.example/"},
        {"code_challenge_methods_supported": ["plain"]},
    ],
)
def test_an_issuer_that_says_something_else_of_itself_is_not_asked(issuer: Issuer, said: dict[str, Any]) -> None:
    issuer.metadata = said

    with pytest.raises(ProviderAway):
        openid.provider_at(issuer.issuer)


def test_who_did_not_answer_is_not_asked_again_by_each_visitor(issuer: Issuer) -> None:
    issuer.body = b""
    for _ in range(5):
        with pytest.raises(ProviderAway):
            openid.provider_at(issuer.issuer)
    assert len(issuer.asked) == 1

    issuer.body = None
    assert openid.provider_at(issuer.issuer, anew=True).issuer == issuer.issuer
    assert openid.provider_at(issuer.issuer).issuer == issuer.issuer


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b'{"a": "' + b"x" * 300_000 + b'"}'])
def test_an_issuer_that_answers_nonsense_or_without_end_is_away(issuer: Issuer, body: bytes) -> None:
    issuer.body = body

    with pytest.raises(ProviderAway):
        openid.provider_at(issuer.issuer)


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://login.example.org/realms/staff", True),
        ("http://127.0.0.1:8000/staff", True),
        ("http://login.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("https://user:word@login.example.org", False),
        ("https://login.example.org/#part", False),
        ("https://login.example.org:99999", False),
        ("https:///staff", False),
        ("ftp://login.example.org", False),
        ("https://login.example.org/ a", False),
        ("", False),
    ],
)
def test_only_https_is_asked_and_this_machine_in_a_demonstration(address: str, is_allowed: bool, settings: Any) -> None:
    assert openid.is_allowed(address) is is_allowed
    settings.IS_DEMO = False
    assert openid.is_allowed(address) is (is_allowed and address.startswith("https"))


def test_an_issuer_ends_the_sessions_of_one_person_by_a_token_of_that_kind_only(issuer: Issuer) -> None:
    provider = openid.provider_at(issuer.issuer)
    assert openid.subject_to_end(issuer.logout_token(), provider, CLIENT)[0] == "s-1001"
    events: dict[str, Any] = {"http://schemas.openid.net/event/backchannel-logout": {}}
    wrong = [
        issuer.logout_token(nonce="x"),
        issuer.logout_token(aud="another"),
        issuer.logout_token(iss="https://login.example.org"),
        signed(issuer.claims(events=events), typ="logout+jwt"),
        signed(issuer.claims(events=events, jti="a"), typ="JWT"),
        signed(issuer.claims(events={}, jti="a"), typ="logout+jwt"),
        signed(issuer.claims(jti="a"), typ="logout+jwt"),
        signed(issuer.claims(nonce="n")),
    ]
    for token in wrong:
        with pytest.raises(NotTrusted):
            openid.subject_to_end(token, provider, CLIENT)
