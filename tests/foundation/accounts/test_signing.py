"""Coming in and going out."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from amparo.demo.people import PASSWORD
from amparo.foundation.accounts.models import Account
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of, sign_in

SIGN_IN, START, WORK = reverse("home:sign_in"), reverse("home:start"), reverse("pathways:work")


def is_in(client: Client) -> bool:
    return bool(client.get(START).headers["Location"] == WORK)


def refused_in_audit() -> int:
    return int(as_owner("select count(*) from audit_entry where action = 'REFUSED_SIGN_IN'")[0][0])


def test_a_name_and_its_password_open_the_first_page(database: str) -> None:
    client = Client()

    answer = client.post(SIGN_IN, {"username": "cr.gestora", "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, START)
    assert is_in(client)
    assert as_owner("select account_id, institution from audit_entry where action = 'SIGNED_IN'") == [
        (account_of("cr.gestora"), "CR_ERI")
    ]


WRONG = [
    {"username": "cr.gestora", "password": "wrong"},
    {"username": "cr.nobody", "password": PASSWORD},
    {"username": "cr.gestora", "password": ""},
    {"username": "", "password": ""},
    {"username": "cr.gestora'--", "password": PASSWORD},
    {"username": "cr.gestora", "password": "x" * 201},
    {"account": "nobody"},
    {"account": "' or 1=1 --"},
]


@pytest.mark.parametrize("given", WRONG)
def test_a_wrong_pair_opens_nothing_and_is_audited(database: str, given: dict[str, str]) -> None:
    client = Client()

    answer = client.post(SIGN_IN, given)

    assert answer.status_code in {200, 422}
    assert not is_in(client)
    assert refused_in_audit() == 1
    assert as_owner("select count(*) from sec.session where not service") == [(0,)]


def test_the_answer_does_not_say_which_of_the_two_was_wrong(database: str) -> None:
    pages = []
    as_owner("update accounts_account set demo_role = ''")
    for username, password in (("cr.gestora", "wrong"), ("cr.nobody", "wrong")):
        page = Client().post(SIGN_IN, {"username": username, "password": password}).content.decode()
        lines = page.replace(f'value="{username}"', "").splitlines()
        pages.append([line for line in lines if "csrf" not in line and "nonce" not in line])

    assert len(pages[0]) == len(pages[1]) > 50
    assert pages[0] == pages[1]


def test_a_closed_account_does_not_come_in(database: str) -> None:
    as_owner("update accounts_account set is_active = false where username = 'cr.gestora'")

    for given in ({"username": "cr.gestora", "password": PASSWORD}, {"account": "cr.gestora"}):
        client = Client()
        client.post(SIGN_IN, given)
        assert not is_in(client)


def test_an_account_without_a_place_is_told_so_and_does_not_come_in(database: str) -> None:
    account = Account(username="lost", label="Lost", demo_role="intake", password="!")
    account.save(using="owner")
    client = Client()

    answer = client.post(SIGN_IN, {"account": "lost"})

    assert "no tiene lugar en una institución" in answer.content.decode()
    assert not is_in(client)
    assert refused_in_audit() == 1


def test_outside_a_demonstration_no_account_opens_with_one_tap(database: str) -> None:
    client = Client()

    with override_settings(IS_DEMO=False):
        page = client.get(SIGN_IN).content.decode()
        client.post(SIGN_IN, {"account": "cr.gestora"})

        assert not is_in(client)
        assert "cr.gestora" not in page
        assert refused_in_audit() == 1


def test_in_a_demonstration_only_its_accounts_open_with_one_tap(database: str) -> None:
    as_owner("update accounts_account set demo_role = '' where username = 'cr.gestora'")
    client = Client()

    client.post(SIGN_IN, {"account": "cr.gestora"})

    assert not is_in(client)


def test_who_signs_out_is_out_everywhere_at_once(database: str) -> None:
    client = sign_in("cr.gestora")
    copied = Client()
    copied.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_in(copied)

    answer = client.post(reverse("home:sign_out"))

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(client)
    assert not is_in(copied)
    assert as_owner("select count(*) from sec.session where ended_at is null and not service") == [(0,)]
    assert as_owner("select count(*) from django_session where session_data <> ''") in ([(0,)], [(1,)])
    assert as_owner("select count(*) from audit_entry where action = 'SIGNED_OUT'") == [(1,)]


def test_nobody_is_signed_out_by_a_link_but_by_the_quick_exit(database: str) -> None:
    client = sign_in("cr.gestora")

    assert client.get(reverse("home:sign_out")).status_code in {302, 405}
    assert is_in(client)
    assert client.get(reverse("home:leave")).status_code == 200
    assert not is_in(client)


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(database: str) -> None:
    cookie = sign_in("cr.gestora").cookies[settings.SESSION_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "javascript:alert(1)",
        "http:\\\\elsewhere.example",
        "/\\x.example",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(database: str, address: str) -> None:
    answer = Client().post(SIGN_IN, {"account": "cr.gestora", "next": address})

    assert answer.headers["Location"] == START


def test_a_page_of_ours_is_led_to_after_signing_in(database: str) -> None:
    asked = Client().get(f"{WORK}?q=1")
    answer = Client().post(SIGN_IN, {"account": "cr.gestora", "next": f"{WORK}?q=1"})

    assert asked.headers["Location"] == f"{SIGN_IN}?next=%2Fmi-trabajo%2F%3Fq%3D1"
    assert answer.headers["Location"] == f"{WORK}?q=1"


def test_a_password_is_kept_as_argon2id_with_one_lane(database: str) -> None:
    ((kept,),) = as_owner("select password from accounts_account where username = 'cr.gestora'")

    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_form_from_another_site_is_refused(database: str) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(SIGN_IN, {"account": "cr.gestora"}).status_code == 403
    assert not is_in(client)
