"""Releasing is for another person, locking takes two officers; the key process asks the database for itself."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from amparo.foundation import keys
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import member_token
from amparo.keyd import console, trouble
from amparo.keyd.trouble import No
from amparo.partnership.guarding import operations
from tests import keeping
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of

URL = "/supervision/llaves/"


@pytest.fixture
def of_its_own(database: str, tmp_path: Path) -> Iterator[None]:
    """A key process with keys and budgets of its own."""
    usual = dict.fromkeys(keeping.PLENTY, "")
    with keeping.key_process(database, AMPARO_KEYD_STATE=str(tmp_path), **usual) as around, keeping.found_at(around):
        yield


def release(by: str, account: str) -> None:
    with acting(member_token(account_of(by))) as actor:
        operations.release_cases(by=actor, account=account_of(account))


def test_a_supervisor_or_who_answers_for_data_releases_for_another_and_it_is_audited(of_its_own: None) -> None:
    release("cr.supervision", "cr.gestora")
    assert [*keys.status()["released"]] == [str(account_of("cr.gestora"))]
    release("cr.datos", "cr.supervision")

    assert as_owner("select subject from audit_entry where action = 'CASES_RELEASED' order by id") == [
        (f"account:{account_of('cr.gestora')}",),
        (f"account:{account_of('cr.supervision')}",),
    ]


@pytest.mark.parametrize(
    ("by", "account", "why"),
    [
        ("cr.supervision", "cr.supervision", NotAllowed),
        ("cr.tecnica", "cr.gestora", NotAllowed),
        ("cr.gestora", "cr.supervision", NotAllowed),
        ("hn.supervision", "cr.gestora", keys.Unavailable),
        ("hn.datos", "cr.gestora", keys.Unavailable),
    ],
)
def test_nobody_else_releases_and_nothing_is_written(
    of_its_own: None, by: str, account: str, why: type[Exception]
) -> None:
    with pytest.raises(why):
        release(by, account)

    assert keys.status()["released"] == {}
    assert as_owner("select count(*) from audit_entry where action = 'CASES_RELEASED'") == [(0,)]


def test_two_officers_lock_on_the_page_in_under_five_seconds_and_everybody_is_signed_out(
    of_its_own: None, browsing: Callable[[str], Client]
) -> None:
    worker, first, second = browsing("cr.gestora"), browsing("cr.supervision"), browsing("cr.tecnica")
    handle = keys.new_data_key(7, "C1")
    assert (
        b"Not separated" in first.get(URL, headers={"accept-language": "en"}).content
        or first.get(URL).status_code == 200
    )

    assert first.post(f"{URL}bloquear/").headers["Location"] == URL
    assert first.post(f"{URL}bloquear/").headers["Location"] == URL
    assert keys.status()["locked"] is False
    began = time.monotonic()
    assert second.post(f"{URL}bloquear/").status_code == 302

    assert keys.status()["locked"] is True
    with pytest.raises(keys.Locked):
        keys.seal_groups(session="t", case_id=7, keys={"C1": handle}, values={"C1": {"1|x": "y"}})
    for browser in (worker, first, second):
        assert browser.get(URL).status_code == 302
    assert time.monotonic() - began < 5
    assert as_owner("select count(*) from sec.session where ended_at is null and not service") == [(0,)]
    assert as_owner("select count(*) from audit_entry where action = 'LOCK_ASKED'") == [(3,)]
    again = Client()
    again.post("/entrar/", {"account": "cr.datos"})
    assert again.get(URL).status_code == 200


def test_at_the_machine_only_officers_names_lock_and_one_person_is_never_two(
    of_its_own: None, browsing: Callable[[str], Client]
) -> None:
    keys.new_data_key(7, "C1")
    for name in ("nobody.at.all", "cr.gestora", "Jorge Madriz", ""):
        with pytest.raises(No) as refused:
            console.lock(Namespace(words=[name]))
        assert refused.value.code == trouble.OFFICER
        assert "No officer signs in with this name" in console.SAYS[refused.value.code]
    assert console.lock(Namespace(words=["cr.supervision"])).startswith("Asked.")
    # The same person on the page is still one.
    assert browsing("cr.supervision").post(f"{URL}bloquear/").headers["Location"] == URL
    assert keys.status()["locked"] is False

    said = console.lock(Namespace(words=["cr.tecnica"]))

    assert said == console.LOCKED_HERE
    assert (keys.status()["locked"], keys.status()["evacuated"]) == (True, False)
    assert console.unlock(Namespace(words=[])).startswith("Unlocked")
    one, two, _three = console.ask("make_shares")
    console.shares(Namespace(words=[one, two]))
    console.lock(Namespace(words=["cr.datos"]))
    assert console.lock(Namespace(words=["hn.supervision"])) == console.LOCKED_AND_GONE


def test_the_pages_are_for_officers_and_each_sees_their_own_people(
    of_its_own: None, browsing: Callable[[str], Client]
) -> None:
    gestora = account_of("cr.gestora")
    assert browsing("cr.gestora").get(URL).status_code == 404
    assert browsing("cr.gestora").post(f"{URL}bloquear/").status_code == 404
    assert browsing("cr.supervision").get(f"{URL}liberar/{gestora}/").status_code == 200
    assert browsing("hn.supervision").get(f"{URL}liberar/{gestora}/").status_code == 404
    assert browsing("cr.tecnica").get(f"{URL}liberar/{gestora}/").status_code == 404
    assert browsing("cr.supervision").post(f"{URL}liberar/{gestora}/").headers["Location"] == URL
    assert str(gestora) in keys.status()["released"]


def test_the_lock_page_does_not_promise_shares_that_nobody_tried(
    of_its_own: None, browsing: Callable[[str], Client]
) -> None:
    said = browsing("cr.supervision").get("/supervision/llaves/bloquear/").content.decode()

    assert "quien la administra puede desbloquearlas" in said
    assert "de las tres personas" not in said


def test_without_the_key_process_pages_say_so_in_words_and_never_fail(
    database: str, browsing: Callable[[str], Client], tmp_path: Path
) -> None:
    officer = browsing("cr.tecnica")
    with keeping.found_at({"AMPARO_KEYD_SOCKET": str(tmp_path / "nothing")}):
        assert officer.get(URL).status_code == 200
        locked = officer.post(f"{URL}bloquear/")
        refused = officer.get("/casos/CR-AAAA-AA/")
    assert locked.status_code == 503
    assert refused.status_code in (403, 404, 503)
    assert as_owner("select count(*) from audit_entry where action = 'LOCK_ASKED'") == [(0,)]
