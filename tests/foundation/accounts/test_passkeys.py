"""Passkeys: what must be refused is refused, one reason at a time, and the right answer opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts import operations, passkeys
from amparo.foundation.accounts.passkeys import PasskeyRefused
from amparo.foundation.accounts.signing import member_token
from tests.foundation.access.wall import as_owner
from tests.foundation.accounts.authenticator import PRESENT, VERIFIED, Device
from tests.foundation.desk import account_of

ASK, COME_IN, START = reverse("accounts:ask_passkey"), reverse("accounts:come_in"), reverse("home:start")


def browser() -> Client:
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def is_in(client: Client) -> bool:
    return bool(client.get(START).headers["Location"] == reverse("pathways:work"))


def request() -> HttpRequest:
    made = RequestFactory(SERVER_NAME="localhost").post("/")
    made.session = {}  # type: ignore[assignment]
    return made


def with_passkey(username: str, device: Device | None = None) -> Device:
    """Give a member of the demonstration's staff a passkey."""
    device, account = device or Device(), account_of(username)
    asked = request()
    with acting(member_token(account)) as actor:
        answer = device.make(passkeys.ask_to_add(asked, account, username, "Name", []))
        made = passkeys.added_by(asked, answer, account)
        operations.add_passkey(by=actor, made=made, name="phone", at=datetime.now(UTC))
    return device


def come_in(client: Client, device: Device) -> None:
    client.post(COME_IN, {"answer": device.answer(client.post(ASK).json())})


def test_a_passkey_alone_opens_the_first_page_and_its_session_says_how(database: str) -> None:
    device, client = with_passkey("cr.gestora"), browser()

    options = client.post(ASK).json()
    answered = client.post(COME_IN, {"answer": device.answer(options)})

    assert options["userVerification"] == "required"
    assert options["rpId"] == "localhost"
    assert not options.get("allowCredentials")
    assert answered.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert is_in(client)
    kept = as_owner("select proof, stage, account_id from sec.session where proof <> ''")
    assert kept == [("PASSKEY", "WHOLE", account_of("cr.gestora"))]
    assert as_owner("select facts ->> 'how' from audit_entry where action = 'SIGNED_IN'") == [("PASSKEY",)]
    assert as_owner("select uses, last_used_at is not null from accounts_passkey") == [(0, True)]


WRONG: dict[str, Callable[[Device], None]] = {
    "another origin": lambda device: setattr(device, "origin", "http://localhost.example"),
    "https in place of http": lambda device: setattr(device, "origin", "https://localhost"),
    "another port": lambda device: setattr(device, "origin", "http://localhost:9999"),
    "another host of the party": lambda device: setattr(device, "host", "example.org"),
    "no finger, face or PIN": lambda device: setattr(device, "flags", PRESENT),
    "nobody there": lambda device: setattr(device, "flags", VERIFIED),
    "in a frame of another site": lambda device: setattr(device, "crossed", True),
    "another handle": lambda device: setattr(device, "handle", passkeys.owner_mark(0)),
    "an unknown credential": lambda device: setattr(device, "credential", b"x" * 32),
    "another key": lambda device: setattr(device, "key", Device().key),
}


def test_each_wrong_answer_opens_nothing_and_is_audited(database: str) -> None:
    device = with_passkey("cr.gestora")
    for why, spoil in WRONG.items():
        before, client = dict(vars(device)), browser()
        spoil(device)
        come_in(client, device)
        assert not is_in(client), why
        vars(device).update(before)

    assert as_owner("select count(*) from audit_entry where action = 'REFUSED_SIGN_IN'") == [(len(WRONG),)]
    assert as_owner("select count(*) from sec.session where proof = 'PASSKEY'") == [(0,)]
    client = browser()
    come_in(client, device)
    assert is_in(client)


UNREADABLE = [
    "",
    "{}",
    "[]",
    "null",
    "x" * 30_000,
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key"}',
    "\x00",
]


@pytest.mark.parametrize("sent", UNREADABLE)
def test_what_no_device_sends_is_refused_and_never_stumbled_over(database: str, sent: str) -> None:
    client = browser()
    client.post(ASK)

    assert client.post(COME_IN, {"answer": sent}).status_code == 302
    assert not is_in(client)


def test_an_answer_is_taken_once_even_in_a_copied_session(database: str) -> None:
    device, client, copy = with_passkey("cr.gestora"), browser(), browser()
    options = client.post(ASK).json()
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    answer = device.answer(options)
    kept = as_owner("select session_key, session_data, expire_date from django_session")[0]

    client.post(COME_IN, {"answer": answer})
    as_owner("insert into django_session values (%s, %s, %s) on conflict do nothing", *kept)
    copy.post(COME_IN, {"answer": answer})

    assert is_in(client)
    assert not is_in(copy)
    assert as_owner("select count(*) from sec.session where proof = 'PASSKEY'") == [(1,)]


def test_a_challenge_is_for_one_browser_one_purpose_and_five_minutes(database: str) -> None:
    device = with_passkey("cr.gestora")
    account = account_of("cr.gestora")

    def refusal(
        purpose: str = passkeys.COME_IN, of: int | None = None, late: float = 0, elsewhere: bool = False
    ) -> str:
        asked = request()
        answer = device.answer(passkeys.ask(asked, passkeys.COME_IN))
        asked.session[passkeys.KEPT]["at"] -= late
        with pytest.raises(PasskeyRefused) as refused:
            passkeys.account_proved_by(request() if elsewhere else asked, answer, purpose, of)
        return str(refused.value)

    assert refusal(elsewhere=True) == "NOT_ASKED"
    assert refusal(purpose=passkeys.PROVE) == "ASKED_FOR_ELSE"
    assert refusal(of=account) == "ASKED_FOR_ELSE"
    assert refusal(late=301) == "TOO_LATE"
    assert refusal(late=-60) == "TOO_LATE"


def test_a_failed_try_spends_its_challenge_too(database: str) -> None:
    device, asked = with_passkey("cr.gestora"), request()
    options = passkeys.ask(asked, passkeys.COME_IN)
    device.flags = PRESENT
    with pytest.raises(PasskeyRefused, match="DOES_NOT_HOLD"):
        passkeys.account_proved_by(asked, device.answer(options), passkeys.COME_IN)
    device.flags = PRESENT | VERIFIED

    with pytest.raises(PasskeyRefused, match="NOT_ASKED"):
        passkeys.account_proved_by(asked, device.answer(options), passkeys.COME_IN)


def test_a_copied_passkey_is_found_by_its_counter_and_refused_from_then_on(database: str) -> None:
    device = with_passkey("cr.gestora", Device(counter=5))
    counts = []
    for counter in (6, 7, 7, 8):
        device.counter = counter
        client = browser()
        come_in(client, device)
        counts.append(is_in(client))

    assert counts == [True, True, False, False]
    assert as_owner("select uses, refused_at is not null from accounts_passkey") == [(7, True)]


def test_a_device_that_does_not_count_is_no_copy(database: str) -> None:
    device = with_passkey("cr.gestora")
    for _each in range(2):
        client = browser()
        come_in(client, device)
        assert is_in(client)


def test_a_closed_account_does_not_come_in_with_its_passkey(database: str) -> None:
    device, client = with_passkey("cr.gestora"), browser()
    as_owner("update accounts_account set is_active = false where username = 'cr.gestora'")

    come_in(client, device)

    assert not is_in(client)


MADE_WRONG = {
    name: spoil
    for name, spoil in WRONG.items()
    if name.startswith(("another origin", "another host", "no finger", "nobody", "in a"))
}


@pytest.mark.parametrize("why", MADE_WRONG)
def test_a_passkey_made_wrong_is_not_kept(database: str, why: str) -> None:
    device, asked, account = Device(), request(), account_of("cr.gestora")
    options = passkeys.ask_to_add(asked, account, "cr.gestora", "Name", [])
    MADE_WRONG[why](device)

    with pytest.raises(PasskeyRefused):
        passkeys.added_by(asked, device.make(options), account)


def test_a_new_passkey_is_asked_to_stay_on_the_device_and_to_verify_its_owner(database: str) -> None:
    options = passkeys.ask_to_add(request(), 7, "cr.gestora", "Name", [b"known"])

    assert options["authenticatorSelection"] == {
        "residentKey": "required", "requireResidentKey": True, "userVerification": "required",
    }  # fmt: skip
    assert options["rp"] == {"id": "localhost", "name": "Servicios"}
    assert [each["alg"] for each in options["pubKeyCredParams"]] == [-7, -8, -257]
    assert len(options["excludeCredentials"]) == 1
    assert passkeys.owner_mark(7) != passkeys.owner_mark(8)
