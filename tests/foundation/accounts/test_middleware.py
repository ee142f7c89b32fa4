"""One transaction for each request: read-only unless something is done, undone when it failed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.utils import InternalError
from django.test import Client, override_settings
from django.urls import reverse

from amparo.foundation.accounts.models import Draft
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import sign_in


@pytest.fixture(autouse=True)
def trial_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.foundation.accounts.urls"):
        yield


@pytest.fixture
def client(database: str) -> Client:
    return sign_in("cr.policia")


def kept() -> int:
    return Draft.objects.using("owner").filter(place="/trial/").count()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_write_while_reading_is_stopped_by_the_database(client: Client, method: str) -> None:
    client.raise_request_exception = True

    with pytest.raises(InternalError, match="read-only"):
        getattr(client, method)("/trial/write/200/")

    assert kept() == 0


def test_a_write_while_reading_answers_500_and_the_next_page_works(client: Client) -> None:
    assert client.get("/trial/write/200/").status_code == 500
    assert client.get(reverse("home:about")).status_code == 200


@pytest.mark.parametrize("status", [200, 204, 302, 303])
def test_what_was_done_stays(client: Client, status: int) -> None:
    client.post(f"/trial/write/{status}/")

    assert kept() == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500, 503])
def test_what_failed_is_undone_whole(client: Client, status: int) -> None:
    assert client.post(f"/trial/write/{status}/").status_code == status

    assert kept() == 0


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_no_way_around(client: Client, method: str) -> None:
    getattr(client, method)("/trial/write/400/")

    assert kept() == 0


def test_a_view_may_ask_that_a_draft_stay(client: Client) -> None:
    assert client.post("/trial/keep/").status_code == 422

    assert kept() == 1


def test_a_mistake_of_ours_is_undone_whole(client: Client) -> None:
    assert client.post("/trial/fail/").status_code == 500

    assert kept() == 0


def test_a_refused_permission_is_undone_and_audited_outside_what_was_undone(client: Client) -> None:
    answer = client.post("/trial/refused/")

    assert answer.status_code == 403
    assert kept() == 0
    assert as_owner(
        "select action, \"case\", institution, role from audit_entry where action like 'REFUSED_TRY'"
    ) == [("REFUSED_TRY", "CR-AAAA-AA", "CR_OIJ", "police")]  # fmt: skip


def test_a_permission_refused_while_reading_is_audited_too(client: Client) -> None:
    client.get("/trial/rule/")
    assert as_owner("select count(*) from audit_entry where action like 'REFUSED%%'") == [(0,)]

    with override_settings(ROOT_URLCONF="tests.foundation.accounts.refusing"):
        assert client.get("/trial/refused/").status_code == 403

    assert as_owner("select action from audit_entry where action like 'REFUSED%%'") == [("REFUSED_TRY",)]


def test_nobody_acts_after_a_request_of_somebody(client: Client) -> None:
    client.post("/trial/write/200/")

    assert client.get("/trial/count/").content == b"1"
    assert Client().get("/trial/count/").content == b"0"
    assert sign_in("cr.gestora").get("/trial/count/").content == b"0"


ENDINGS: list[tuple[str, str]] = [
    ("idle", "update sec.session set last_seen_at = now() - interval '31 minutes'"),
    ("too long", "update sec.session set expires_at = now() - interval '1 second'"),
    ("ended elsewhere", "update sec.session set ended_at = now()"),
]


@pytest.mark.parametrize(("why", "query"), ENDINGS, ids=[why for why, _ in ENDINGS])
def test_a_session_that_is_over_opens_nothing_and_stays_over(client: Client, why: str, query: str) -> None:
    assert client.get(reverse("home:start")).headers["Location"] == reverse("pathways:work")

    as_owner(query)
    answer = client.get(reverse("home:start"))

    assert answer.headers["Location"].startswith(reverse("home:sign_in"))
    as_owner("update sec.session set last_seen_at = now()")
    if why != "too long":
        assert client.get(reverse("home:start")).headers["Location"].startswith(reverse("home:sign_in"))


IDLE = [("cr.policia", 9, True), ("cr.policia", 11, False), ("cr.formadora", 29, True), ("cr.formadora", 31, False)]


@pytest.mark.parametrize(("username", "minutes", "goes_on"), IDLE)
def test_a_session_lies_unused_for_ten_minutes_where_people_can_be_opened_and_thirty_elsewhere(
    database: str, username: str, minutes: int, goes_on: bool
) -> None:
    client = sign_in(username)
    as_owner(f"update sec.session set last_seen_at = now() - interval '{minutes} minutes'")

    client.get(reverse("home:start"))

    ((seen_now, ended),) = as_owner(
        "select last_seen_at > now() - interval '1 minute', ended_at is not null from sec.session where not service"
    )
    assert (seen_now, ended) == (goes_on, not goes_on)


def test_no_page_is_kept_by_the_browser(client: Client) -> None:
    for address in (reverse("home:about"), reverse("home:start"), "/trial/count/"):
        assert client.get(address).headers["Cache-Control"] == "no-store", address
