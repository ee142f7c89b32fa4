"""An account that opens a hundred cases within an hour is noticed within a minute, and answered for in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import DatabaseError

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import member_token
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.watching import operations, queries, tasks
from amparo.protection.watching.models import Alert, Reading
from tests.conftest import Browsing
from tests.foundation.access.wall import DENIED, as_member, as_owner, state_of
from tests.foundation.desk import account_of

pytestmark = pytest.mark.usefixtures("database")
NOW = datetime.now(UTC)
WORDS = "A handover of the whole guard, agreed last week"


def open_cases(username: str, first: int, last: int, *, action: str = "OPENED") -> None:
    """Let an account open cases as `reveal` writes it down; a refusal is written as the door writes it."""
    with acting(member_token(account_of(username))) as actor:
        for number in range(first, last):
            code = f"CR-{number:04}-22"
            if action == "OPENED":
                entries.record(Note("OPENED", number, code, group="C1", purpose="CARE"), by=actor)
            else:
                entries.record_refusal(by=actor, action="OPEN_CASE", case=code)


def look(times: int = 1) -> None:
    for _ in range(times):
        tasks.hear_the_clock(at=NOW)


def alerts_of(username: str) -> list[int]:
    with acting(member_token(account_of(username))):
        return [alert.cases for alert in queries.alerts()]


def test_a_hundred_cases_are_noticed_at_the_next_look_and_once() -> None:
    open_cases("cr.gestora", 0, 99)
    open_cases("cr.gestora", 0, 50)
    look()
    assert alerts_of("cr.supervision") == []

    open_cases("cr.gestora", 99, 100)
    look(3)

    assert (alerts_of("cr.supervision"), alerts_of("cr.datos"), alerts_of("cr.custodia")) == ([100], [100], [100])
    assert (alerts_of("cr.gestora"), alerts_of("hn.datos"), alerts_of("hn.supervision")) == ([], [], [])


def test_tries_that_were_refused_count_like_openings() -> None:
    open_cases("cr.policia", 0, 60)
    open_cases("cr.policia", 60, 101, action="REFUSED")

    look()

    assert alerts_of("cr.datos") == [101]


def test_what_is_older_than_the_window_is_forgotten() -> None:
    open_cases("cr.gestora", 0, 99)
    look()
    as_owner("update watching_reading set at = now() - interval '61 minutes'")
    as_owner("update sec.reading_mark set seen = (select max(id) from audit_entry)")

    open_cases("cr.gestora", 99, 120)
    look()

    assert alerts_of("cr.datos") == []
    assert Reading.objects.using("owner").count() == 21


def test_a_look_reads_only_what_is_new() -> None:
    open_cases("cr.gestora", 0, 30)
    as_owner("update sec.reading_mark set seen = 0")
    look()
    with pytest.raises(DatabaseError) as refused:
        as_member("cr.gestora", "select * from sec.watch_readings(100, 60)")

    ((seen, older),) = as_owner(
        "select seen, (select max(id) from audit_entry where at < now() - interval '2 minutes') from sec.reading_mark"
    )
    assert seen == (older or 0)
    assert state_of(refused.value) == DENIED


def test_the_figures_are_settings() -> None:
    assert (settings.READING_ALERT_CASES, settings.READING_ALERT_MINUTES) == (100, 60)


def test_an_alert_is_answered_by_another_once_and_in_words(browsing: Browsing) -> None:
    open_cases("cr.supervision", 0, 100)
    look()
    key = Alert.objects.using("owner").get().pk
    assert "1 cuenta lee" not in browsing("cr.supervision").get("/mi-trabajo/").content.decode()
    officer = browsing("cr.datos")
    assert "Jorge Madriz" in officer.get("/lecturas/").content.decode()
    assert browsing("cr.supervision").get(f"/lecturas/{key}/").status_code == 403
    assert browsing("cr.gestora").get("/lecturas/").status_code == 403
    assert officer.post(f"/lecturas/{key}/", {"found": "WORK", "words": "sí"}).status_code == 422

    assert officer.post(f"/lecturas/{key}/", {"found": "WORK", "words": WORDS}).status_code == 302

    with acting(member_token(account_of("cr.custodia"))) as actor:
        alert = Alert.objects.get()
        assert (alert.found, alert.words) == ("WORK", WORDS)
        with pytest.raises(Refused):
            operations.answer_alert(by=actor, alert=alert, found="WORK", words=WORDS, at=NOW)
    with acting(member_token(account_of("cr.supervision"))) as actor, pytest.raises(NotAllowed):
        operations.answer_alert(by=actor, alert=alert, found="WORK", words=WORDS, at=NOW)
