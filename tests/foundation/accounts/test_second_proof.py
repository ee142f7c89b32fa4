"""A password alone opens nothing on a server; figures and passkeys do; what weighs more asks for a fresh proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client, override_settings
from django.urls import reverse

from amparo.demo.people import PASSWORD
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts import operations, timecodes
from amparo.foundation.accounts.rules import KEEPER_ROLES, PERSON_PLANE_ROLES
from amparo.foundation.accounts.signing import member_token
from tests.foundation.access.wall import as_owner
from tests.foundation.accounts.authenticator import Device
from tests.foundation.accounts.test_passkeys import browser, come_in, with_passkey
from tests.foundation.desk import account_of, sign_in

SIGN_IN, START, ACCOUNT = reverse("home:sign_in"), reverse("home:start"), reverse("accounts:account")


@pytest.fixture
def server(database: str) -> Iterator[None]:
    with override_settings(
        IS_DEMO=False, PASSKEY_ROLES=PERSON_PLANE_ROLES | KEEPER_ROLES, ASKS_SECOND_PROOF=True,
        PASSKEY_ORIGINS=("http://localhost",),
    ):  # fmt: skip
        yield


def is_in(client: Client) -> bool:
    return not client.get(START).headers["Location"].startswith(SIGN_IN)


def with_figures(username: str) -> bytes:
    secret = timecodes.new_secret()
    with acting(member_token(account_of(username))) as actor:
        operations.keep_time_code(by=actor, secret=secret, at=datetime.now(UTC))
    return secret


def figures(secret: bytes, ahead: int = 0) -> str:
    at = int(datetime.now(UTC).timestamp()) + ahead
    return TOTP(secret, 6, SHA1(), 30).generate(at).decode()


@pytest.mark.parametrize("username", ["cr.gestora", "cr.datos", "cr.formadora"])
def test_a_right_password_alone_opens_nothing(server: None, username: str) -> None:
    client = browser()

    answered = client.post(SIGN_IN, {"username": username, "password": PASSWORD})

    assert answered.status_code == 422
    assert not is_in(client)
    assert as_owner("select count(*) from sec.session where proof <> ''") == [(0,)]
    assert as_owner("select count(*) from audit_entry where action = 'REFUSED_SIGN_IN'") == [(1,)]


def test_figures_do_not_stand_in_for_a_passkey_of_whoever_opens_what_is_known_of_people(server: None) -> None:
    with_figures("cr.gestora")
    client = browser()

    client.post(SIGN_IN, {"username": "cr.gestora", "password": PASSWORD})

    assert client.get(reverse("accounts:time_code")).status_code == 302
    assert not is_in(client)


def test_a_passkey_opens_on_a_server(server: None) -> None:
    client, elsewhere, device = browser(), browser(), with_passkey("cr.gestora")
    come_in(client, device)
    assert is_in(client)

    with override_settings(PASSKEY_ORIGINS=("https://amparo.example.org",)):
        come_in(elsewhere, device)
        assert not is_in(elsewhere)


def test_figures_open_after_a_password_and_never_twice(server: None) -> None:
    secret = with_figures("cr.formadora")
    assert secret not in bytes(as_owner("select sealed from accounts_timecode")[0][0])

    def tried(typed: str) -> bool:
        client = browser()
        answered = client.post(SIGN_IN, {"username": "cr.formadora", "password": PASSWORD})
        assert answered.headers["Location"] == reverse("accounts:time_code")
        assert not is_in(client)
        client.post(reverse("accounts:time_code"), {"figures": typed})
        return is_in(client)

    now = figures(secret)
    assert not tried("000000" if now != "000000" else "000001")
    assert not tried(figures(secret, ahead=300))
    assert tried(f"{now[:3]} {now[3:]}")
    assert not tried(now)


def test_figures_without_a_password_open_nothing(server: None) -> None:
    secret = with_figures("cr.formadora")
    client = browser()

    assert client.post(reverse("accounts:time_code"), {"figures": figures(secret)}).headers["Location"] == SIGN_IN
    assert not is_in(client)


def test_after_ten_wrong_passwords_the_right_one_has_to_wait_but_the_name_of_a_colleague_has_not(database: str) -> None:
    for _each in range(10):
        browser().post(SIGN_IN, {"username": "cr.gestora", "password": "wrong"})
    client, colleague = browser(), browser()

    client.post(SIGN_IN, {"username": "CR.gestora ", "password": PASSWORD})
    client.post(SIGN_IN, {"username": "cr.gestora", "password": PASSWORD})
    colleague.post(SIGN_IN, {"username": "cr.guardia", "password": PASSWORD})

    assert not is_in(client)
    assert is_in(colleague)
    as_owner("update sec.wrong_try set at = at - interval '16 minutes'")
    client.post(SIGN_IN, {"username": "cr.gestora", "password": PASSWORD})
    assert is_in(client)


def make_old(username: str) -> None:
    as_owner(
        "update sec.session set proved_at = now() - interval '16 minutes' where account_id = %s", account_of(username)
    )


def test_what_one_comes_in_with_is_changed_only_by_who_proved_it_lately(database: str) -> None:
    client, word = sign_in("cr.formadora"), "caballo grapa batería correcto"
    make_old("cr.formadora")
    change = reverse("accounts:change_password")

    asked = client.get(change)
    refused = client.post(change, {"password": word})
    assert asked.headers["Location"].startswith(reverse("accounts:prove"))
    assert refused.status_code == 401
    assert word not in refused.content.decode()
    assert as_owner("select count(*) from audit_entry where action = 'PASSWORD_CHANGED'") == [(0,)]

    sealed = refused.context["resume"]
    wrong = client.post(reverse("accounts:prove"), {"password": "wrong", "resume": sealed})
    assert wrong.status_code == 422
    gone_on = client.post(reverse("accounts:prove"), {"password": PASSWORD, "resume": wrong.context["resume"]})

    assert gone_on.context["fields"] == [("password", word)]
    assert client.post(gone_on.context["address"], dict(gone_on.context["fields"])).status_code == 302
    assert as_owner("select count(*) from audit_entry where action = 'PASSWORD_CHANGED'") == [(1,)]
    assert browser().post(SIGN_IN, {"username": "cr.formadora", "password": word}).status_code == 302


def test_a_password_does_not_stand_in_for_a_passkey_when_proving_again(server: None) -> None:
    device, client = with_passkey("cr.gestora"), browser()
    come_in(client, device)
    make_old("cr.gestora")
    prove = reverse("accounts:prove")

    assert client.post(prove, {"password": PASSWORD}).status_code == 422
    assert client.post(prove, {"account": "cr.gestora"}).status_code == 422
    other = with_passkey("cr.guardia")
    options = client.post(reverse("accounts:ask_proof")).json()
    assert client.post(prove, {"answer": other.answer(options)}).status_code == 422
    assert as_owner(
        "select count(*) from sec.session where proved_at > now() - interval '1 minute' and proof = 'PASSKEY'"
    ) == [(0,)]

    options = client.post(reverse("accounts:ask_proof")).json()
    assert client.post(prove, {"answer": device.answer(options), "next": ACCOUNT}).headers["Location"] == ACCOUNT


WEAK = ["short words", "aaaaaaaaaaaaaaaaaa", "Alejandra Fonseca", "password12345678"]


def test_passwords_that_would_be_guessed_are_refused_and_others_of_any_letters_taken(database: str) -> None:
    client, change = sign_in("cr.formadora"), reverse("accounts:change_password")

    assert [client.post(change, {"password": each}).status_code for each in WEAK[:3]] == [422] * 3
    assert client.post(change, {"password": "solo letras minúsculas y espacios"}).status_code == 302
    kept = as_owner("select password from accounts_account where username = 'cr.formadora'")
    assert kept[0][0].startswith("argon2$argon2id$")


def test_adding_naming_and_removing_passkeys(database: str) -> None:
    client, device, second = browser(), Device(), Device()
    client.post(SIGN_IN, {"account": "cr.gestora"})
    for each, name in ((device, "  my\tphone "), (second, "")):
        options = client.post(reverse("accounts:ask_new_passkey")).json()
        client.post(reverse("accounts:add_passkey"), {"answer": each.make(options), "name": name})
    ((first_key, first), (key, name)) = as_owner("select id, name from accounts_passkey order by id")
    assert (first, bool(name)) == ("my phone", True)
    client.post(reverse("accounts:rename_passkey", args=[key]), {"name": "Laptop"})
    elsewhere = browser()
    come_in(elsewhere, second)
    assert is_in(elsewhere)

    page = client.get(ACCOUNT).content.decode()
    colleague = sign_in("cr.guardia")
    assert "Laptop" in page
    assert colleague.get(reverse("accounts:remove_passkey", args=[key])).status_code == 404
    assert colleague.post(reverse("accounts:remove_passkey", args=[key])).status_code == 404
    assert client.post(reverse("accounts:remove_passkey", args=[key])).status_code == 302

    assert not is_in(elsewhere)
    assert is_in(client)
    with override_settings(PASSKEY_ROLES=PERSON_PLANE_ROLES):
        client.post(reverse("accounts:remove_passkey", args=[first_key]))
    assert as_owner("select count(*) from accounts_passkey") == [(1,)]
    assert as_owner(
        "select action from audit_entry where action like 'PASSKEY%%' order by seq"
    ) == [("PASSKEY_ADDED",), ("PASSKEY_ADDED",), ("PASSKEY_RENAMED",), ("PASSKEY_REMOVED",)]  # fmt: skip


def test_sessions_are_listed_without_a_place_and_ended_one_by_one_or_all(database: str) -> None:
    phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
    client = Client(headers={"user-agent": phone})
    client.post(SIGN_IN, {"account": "cr.gestora"})
    others = [sign_in("cr.gestora") for _each in range(3)]
    colleague = sign_in("cr.guardia")

    page = client.get(ACCOUNT).content.decode()
    assert "Teléfono, Chrome" in page
    assert as_owner("select distinct device from sec.session where device like 'phone%%'") == [("phone|Chrome",)]
    ((key,),) = as_owner("select max(id) from sec.session where account_id = %s", account_of("cr.gestora"))
    colleague.post(reverse("accounts:end_session", args=[key]))
    assert is_in(others[2])
    client.post(reverse("accounts:end_session", args=[key]))
    assert [is_in(each) for each in others] == [True, True, False]
    client.post(reverse("accounts:end_others"))

    assert [is_in(each) for each in (client, *others, colleague)] == [True, False, False, False, True]


ENDING = [
    "update accounts_account set password = 'x' where username = 'cr.gestora'",
    "insert into coalition_teammember (member_id, team_id, role) select m.id, t.team_id, 'supervisor'"
    " from coalition_member m join accounts_account a on a.id = m.account_id"
    " join coalition_teammember t on t.member_id = m.id where a.username = 'cr.gestora'",
    "update coalition_teammember set role = 'intake' where role = 'case_manager' and member_id ="
    " (select m.id from coalition_member m join accounts_account a on a.id = m.account_id"
    " where a.username = 'cr.gestora')",
    "delete from coalition_teammember where member_id = (select m.id from coalition_member m"
    " join accounts_account a on a.id = m.account_id where a.username = 'cr.gestora')",
    "update coalition_member set is_active = true where account_id ="
    " (select id from accounts_account where username = 'cr.gestora')",
]


def test_every_session_ends_when_a_role_or_the_password_changes(database: str) -> None:
    for query in ENDING:
        client, colleague = sign_in("cr.gestora"), sign_in("cr.guardia")
        as_owner(query)
        assert (is_in(client), is_in(colleague)) == (False, True), query


def test_nothing_of_one_person_is_left_for_the_next_on_a_shared_device(database: str) -> None:
    client, device = browser(), with_passkey("cr.guardia")
    client.post(SIGN_IN, {"account": "cr.gestora"})
    token = client.cookies["sessionid"].value
    client.post(reverse("accounts:ask_new_passkey"))

    options = client.post(reverse("accounts:ask_passkey")).json()
    answered = client.post(reverse("accounts:come_in"), {"answer": device.answer(options)})

    assert answered.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.cookies["sessionid"].value != token
    assert "Marvin Solano" in client.get(ACCOUNT).content.decode()
    assert "Elena Quirós" not in client.get(ACCOUNT).content.decode()
    copy = browser()
    copy.cookies["sessionid"] = token
    assert not is_in(copy)
    assert as_owner(
        "select count(*) from sec.session where ended_at is null and proof <> '' and account_id = %s",
        account_of("cr.gestora"),
    ) == [(0,)]  # fmt: skip


def test_lists_with_people_are_given_only_to_who_proved_it_lately(database: str) -> None:
    client = sign_in("cr.secretaria")
    make_old("cr.secretaria")

    asked = client.post("/listas/llevar/directory-people/")
    assert asked.status_code == 401
    gone_on = client.post(reverse("accounts:prove"), {"account": "cr.secretaria", "resume": asked.context["resume"]})
    assert gone_on.context["address"] == "/listas/llevar/directory-people/"
