"""The whole way out and back, in a browser without a browser, against a provider that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from amparo.foundation.accounts.rules import KEEPER_ROLES, PERSON_PLANE_ROLES
from amparo.partnership.signon.models import SignOn
from tests.foundation.access.wall import as_owner
from tests.foundation.accounts.test_passkeys import come_in, with_passkey
from tests.foundation.accounts.test_second_proof import figures, is_in, with_figures
from tests.foundation.desk import account_of, sign_in
from tests.foundation.openid.issuer import Issuer, serving, signed
from tests.partnership.signon.conftest import Keep
from tests.partnership.signon.test_operations import link

SIGN_IN, MINE = reverse("home:sign_in"), reverse("signon:mine")


@pytest.fixture
def server(database: str) -> Iterator[None]:
    """What asks for passkeys and figures, as on a server; this machine may still be asked."""
    roles = PERSON_PLANE_ROLES | KEEPER_ROLES
    with override_settings(PASSKEY_ROLES=roles, ASKS_SECOND_PROOF=True, PASSKEY_ORIGINS=("http://localhost",)):
        yield


def browser() -> Client:
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def at(name: str, sign_on: SignOn) -> str:
    return reverse(f"signon:{name}", args=[sign_on.pk])


def asks(client: Client, sign_on: SignOn, **said: str) -> str:
    """Press the button, and return the address of the institution's sign-in to which one goes on."""
    shown = client.post(at("begin", sign_on), said).content.decode()
    found = re.search(r'href="([^"]+)" rel="noreferrer"', shown)
    assert found, shown[:400]
    return unescape(found[1])


def comes_back(client: Client, sign_on: SignOn, brought: dict[str, str]) -> Any:
    """Come back with an answer, and press once more."""
    shown = client.get(at("answer", sign_on), brought).content.decode()
    carried = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', shown)}
    return client.post(at("come_in", sign_on), carried)


def test_a_passkey_is_asked_of_whoever_opens_what_is_known_of_people_whatever_the_institution_says(
    server: None, keep: Keep, issuer: Issuer
) -> None:
    sign_on, device, client = keep(), with_passkey("cr.gestora"), browser()
    link(sign_on, "cr.gestora")
    issuer.bend = lambda claims: claims.update(amr=["hwk", "mfa"], acr="phrh")

    shown = comes_back(client, sign_on, issuer.authorize(asks(client, sign_on)))

    assert shown.status_code == 200
    assert reverse("accounts:ask_passkey") in shown.content.decode()
    assert not is_in(client)
    assert as_owner("select count(*) from audit_entry where action = 'SIGNED_IN'") == [(0,)]
    come_in(client, device)
    assert is_in(client)


def test_figures_are_asked_of_others_and_one_is_led_where_one_was_going_but_not_elsewhere(
    server: None, keep: Keep, issuer: Issuer
) -> None:
    sign_on = keep("CR_EJ")
    link(sign_on, "cr.formadora")
    secret = with_figures("cr.formadora")
    for ahead, going, led in ((0, "/mi-cuenta/", "/mi-cuenta/"), (30, "https://evil.example/", reverse("home:start"))):
        client = browser()
        shown = comes_back(client, sign_on, issuer.authorize(asks(client, sign_on, next=going)))
        assert shown.headers["Location"] == reverse("accounts:time_code")
        assert not is_in(client)
        done = client.post(shown.headers["Location"], {"figures": figures(secret, ahead)})
        assert done.headers["Location"] == led
        assert is_in(client)


def test_who_has_not_linked_does_not_come_in_whatever_their_mail(keep: Keep, issuer: Issuer) -> None:
    sign_on, client = keep(), browser()
    issuer.bend = lambda claims: claims.update(email="cr.gestora", email_verified=True, preferred_username="cr.gestora")

    shown = comes_back(client, sign_on, issuer.authorize(asks(client, sign_on)))

    assert shown.headers["Location"] == SIGN_IN
    assert not is_in(client)
    assert as_owner("select count(*) from audit_entry where action = 'REFUSED_SIGN_IN'") == [(1,)]


def test_an_answer_holds_for_one_browser_one_question_one_institution_and_once(keep: Keep, issuer: Issuer) -> None:
    sign_on, other = keep(), keep("CR_CCSS")
    link(sign_on, "cr.gestora")
    link(other, "cr.salud")
    victim, thief = browser(), browser()

    brought = issuer.authorize(asks(victim, sign_on))
    tries = {
        "another browser": (thief, sign_on, brought),
        "another institution": (victim, other, brought),
    }
    for why, (client, where, said) in tries.items():
        assert comes_back(client, where, said).headers["Location"] == SIGN_IN, why
        assert not is_in(client), why
    # The question was spent by the wrong answer.
    comes_back(victim, sign_on, brought)
    assert not is_in(victim)
    for wrong in ({"state": "x" * 43}, {"state": ""}, {"iss": "https://login.example.org"}, {"code": "é\x00"}):
        said = issuer.authorize(asks(victim, sign_on))
        comes_back(victim, sign_on, {**said, **wrong})
        assert not is_in(victim), wrong
    said = issuer.authorize(asks(victim, sign_on))
    assert comes_back(victim, sign_on, said).headers["Location"] == reverse("home:start")
    assert is_in(victim)
    again = browser()
    again.cookies = victim.cookies
    assert comes_back(again, sign_on, said).headers["Location"] == SIGN_IN


def test_an_issuer_does_not_answer_for_another(keep: Keep, issuer: Issuer) -> None:
    with serving(Issuer(subject="s-1001")) as evil:
        sign_on, bad, client = keep(), keep("CR_CCSS", issuer=evil.issuer), browser()
        link(sign_on, "cr.gestora")

        said = evil.authorize(asks(client, bad))
        assert comes_back(client, sign_on, {**said, "iss": issuer.issuer}).headers["Location"] == SIGN_IN
        said = evil.authorize(asks(client, bad))
        evil.bend = lambda claims: claims.update(iss=issuer.issuer)
        comes_back(client, bad, said)
        evil.bend = lambda claims: None
        comes_back(client, bad, evil.authorize(asks(client, bad)))
        assert not is_in(client)


def test_a_person_links_after_showing_who_they_are_and_only_the_account_that_asked(keep: Keep, issuer: Issuer) -> None:
    sign_on = keep()
    asking, other = sign_in("cr.gestora"), sign_in("cr.supervision")
    asking.defaults["SERVER_NAME"] = other.defaults["SERVER_NAME"] = "testserver"
    found = re.search(r'href="([^"]+)" rel="noreferrer"', asking.post(reverse("signon:link")).content.decode())
    assert found
    said = issuer.authorize(unescape(found[1]))

    assert comes_back(other, sign_on, said).headers["Location"] == SIGN_IN
    assert as_owner("select count(*) from signon_link") == [(0,)]
    assert comes_back(asking, sign_on, said).headers["Location"] == MINE
    assert as_owner("select account_id from signon_link") == [(account_of("cr.gestora"),)]
    assert "1001" not in asking.get(MINE).content.decode()
    as_owner("update sec.session set proved_at = now() - interval '1 hour'")
    assert reverse("accounts:prove") in asking.get(reverse("signon:unlink")).headers["Location"]
    assert asking.post(reverse("signon:link")).status_code == 401
    assert sign_in("cr.salud").get(MINE).status_code == 404


def test_the_button_is_there_only_where_an_institution_has_one(keep: Keep, issuer: Issuer) -> None:
    assert "entrar/institucion" not in browser().get(SIGN_IN).content.decode()
    sign_on = keep()
    assert at("begin", sign_on) in browser().get(SIGN_IN).content.decode()
    keep(is_open=False, secret="")

    assert "entrar/institucion" not in browser().get(SIGN_IN).content.decode()
    assert browser().post(at("begin", sign_on)).status_code == 404
    assert browser().post(at("end", sign_on)).status_code == 404


def test_while_the_institution_does_not_answer_one_is_told_and_nothing_breaks(keep: Keep, issuer: Issuer) -> None:
    sign_on, client = keep(), browser()
    said = issuer.authorize(asks(client, sign_on))
    issuer.body = b"<html>"

    assert comes_back(client, sign_on, said).headers["Location"] == SIGN_IN
    assert "no responde ahora" in client.get(SIGN_IN).content.decode()


def test_the_institution_ends_sessions_by_itself_once_and_nobody_elses(keep: Keep, issuer: Issuer) -> None:
    sign_on = keep()
    link(sign_on, "cr.gestora")
    signed_in, other, outside = sign_in("cr.gestora"), sign_in("cr.supervision"), Client()
    forged = signed(issuer.claims(), typ="logout+jwt", kid="two")
    for token in ("", forged, issuer.logout_token(sub="s-9999", nonce="n")):
        assert outside.post(at("end", sign_on), {"logout_token": token}).status_code == 400
    assert is_in(signed_in)
    token = issuer.logout_token()

    assert outside.post(at("end", sign_on), {"logout_token": token}).status_code == 200
    assert not is_in(signed_in)
    assert is_in(other)
    assert outside.post(at("end", sign_on), {"logout_token": token}).status_code == 400


def test_the_administrator_sets_it_up_and_the_secret_is_never_shown(keep: Keep, issuer: Issuer) -> None:
    sign_on, admin = keep(), sign_in("cr.tecnica")
    page = reverse("signon:keep", args=[sign_on.institution_id])
    shown = admin.get(page).content.decode()

    assert issuer.issuer in shown
    assert at("answer", sign_on) in shown
    assert "of the client" not in shown
    away = admin.post(page, {"issuer": "http://127.0.0.1:1/staff", "client": "c", "secret": "s", "is_open": "on"})
    assert away.status_code == 422
    assert "127.0.0.1:1" in away.content.decode()
    for wrong in ("http://login.example.org", "login.example.org", "https://login.example.org/?a=b", "\x00", ""):
        assert admin.post(page, {"issuer": wrong, "client": "c", "secret": "s"}).status_code == 422
    assert as_owner("select issuer, is_open from signon_signon") == [(issuer.issuer, True)]
    assert admin.post(page, {"issuer": issuer.issuer, "client": "c", "secret": ""}).status_code == 302
    assert as_owner("select client, is_open from signon_signon") == [("c", False)]
    assert admin.get(reverse("signon:list")).status_code == 200
    for username in ("hn.supervision", "cr.supervision", "cr.gestora"):
        client = sign_in(username)
        assert {client.get(page).status_code, client.get(reverse("signon:list")).status_code} == {404}
