"""Messages to members: in their safe hours, tried again, dead at last; sealed addresses; to nobody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.utils import DatabaseError

from amparo.foundation.access.permits import Refused
from amparo.foundation.posting import operations, queries, tasks
from amparo.foundation.posting.carriers import MAIL, SMS, Letter, NeverTaken, NotTaken
from amparo.foundation.posting.operations import Wish
from tests.conftest import As, Browsing
from tests.foundation.access.wall import DENIED, as_member, as_owner, state_of
from tests.foundation.desk import account_of
from tests.nasty import NASTY
from tests.protection.sheets.writing import sealed_alert

NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("America/Costa_Rica"))
MORNING = NIGHT + timedelta(hours=7, minutes=30)
ADDRESS, NUMBER = "rosa.urena@example.org", "+50688001234"
BOTH = frozenset({MAIL, SMS})


class Carrier:
    """Keeps what it was given, and refuses as it is told."""

    name = MAIL

    def __init__(self) -> None:
        self.came: list[Letter] = []
        self.refuses: NotTaken | None = None

    def send(self, letter: Letter) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.came.append(letter)


def wishes(as_staff: As, username: str, channel: str = MAIL, *, is_shared: bool = False, address: str = "") -> None:
    address = address or (NUMBER if channel == SMS else ADDRESS)
    wish = Wish(channel, address if channel else "", 7, 19, is_shared, "es")
    with as_staff(username) as by:
        operations.keep_reach(by=by, wish=wish, offered=BOTH, at=NIGHT)


def told(as_staff: As, text: str = "waits", *usernames: str) -> None:
    with as_staff("cr.policia") as by:
        accounts = [account_of(name) for name in usernames or ("cr.recepcion",)]
        operations.tell(by=by, accounts=accounts, text=text, at=NIGHT)


def standing() -> list[tuple[object, ...]]:
    return as_owner(
        "select text, tries, sent_at is not null, dead_at is not null, why from posting_message order by id"
    )


def test_a_message_waits_for_the_morning_leaves_once_and_says_nothing(as_staff: As) -> None:
    carrier = Carrier()
    wishes(as_staff, "cr.recepcion")
    told(as_staff)
    told(as_staff)

    assert tasks.let_leave(NIGHT, {MAIL: carrier}) == 0
    assert tasks.let_leave(MORNING - timedelta(minutes=31), {MAIL: carrier}) == 0
    assert carrier.came == []
    assert tasks.let_leave(MORNING, {MAIL: carrier}) == 1
    assert tasks.let_leave(MORNING + timedelta(days=1), {MAIL: carrier}) == 0

    (letter,) = carrier.came
    assert (letter.to, letter.subject) == (ADDRESS, "Algo le espera")
    assert standing() == [("waits", 1, True, False, "")]
    kept = str(as_owner("select row_to_json(r)::text from posting_reach r union all select row_to_json(e)::text"
                        " from audit_entry e where action ~ 'REACH|MESSAGE'"))  # fmt: skip
    assert ADDRESS not in kept
    assert "r•••@e•••.org" in kept


def test_what_is_urgent_leaves_by_night_unless_others_may_look(as_staff: As) -> None:
    carrier = Carrier()
    wishes(as_staff, "cr.recepcion", SMS)
    wishes(as_staff, "cr.guardia", SMS, is_shared=True)
    told(as_staff, "urgent", "cr.recepcion", "cr.guardia")

    assert tasks.let_leave(NIGHT, {SMS: carrier}) == 1
    assert [letter.to for letter in carrier.came] == [NUMBER]
    assert tasks.let_leave(MORNING, {SMS: carrier}) == 1


def test_what_is_not_taken_is_tried_again_and_dead_at_last_and_seen_without_an_address(
    as_staff: As, browsing: Browsing
) -> None:
    carrier = Carrier()
    carrier.refuses = NotTaken("HTTP_503")
    wishes(as_staff, "cr.recepcion")
    told(as_staff)
    at = MORNING
    for minutes in (0, 5, 15, 60, 240, 720):
        at += timedelta(minutes=minutes)
        tasks.let_leave(at if 7 <= at.hour < 19 else at + timedelta(hours=12), {MAIL: carrier})
    assert tasks.let_leave(at + timedelta(days=3), {MAIL: carrier}) == 0

    assert standing() == [("waits", 6, False, True, "HTTP_503")]
    with as_staff("cr.recepcion") as by:
        assert queries.dead(by) == []
    assert as_member("cr.recepcion", "select count(*) from posting_message") == [(0,)]
    service = browsing("cr.tecnica")
    page = service.get("/servicio-tecnico/mensajes/").content.decode()
    assert "HTTP_503" in page
    assert "example.org" not in page
    ((key,),) = as_owner("select id from posting_message")
    assert service.post(f"/servicio-tecnico/mensajes/{key}/otra-vez/").status_code == 302
    assert browsing("cr.recepcion").get("/servicio-tecnico/mensajes/").status_code == 404
    assert len(standing()) == 2


def test_an_address_that_is_wrong_is_dead_at_once_and_no_wish_is_no_message(as_staff: As) -> None:
    carrier = Carrier()
    carrier.refuses = NeverTaken("REFUSED")
    wishes(as_staff, "cr.recepcion")
    wishes(as_staff, "cr.guardia", "")
    told(as_staff, "waits", "cr.recepcion", "cr.guardia", "cr.salud")

    assert tasks.let_leave(MORNING, {MAIL: carrier}) == 0

    assert standing() == [("waits", 1, False, True, "REFUSED")]


def test_nobody_but_a_member_can_be_written_to_and_nothing_but_a_text_of_the_content(as_staff: As) -> None:
    with as_staff("cr.policia") as by, pytest.raises(KeyError):
        operations.tell(by=by, accounts=[account_of("cr.salud")], text="Su caso avanza", at=NIGHT)
    with pytest.raises(DatabaseError) as refused, as_staff("cr.policia") as by:
        operations.tell(by=by, accounts=[987_654_321], text="waits", at=NIGHT)
    assert state_of(refused.value) == DENIED
    with pytest.raises(DatabaseError) as refused:
        as_member("cr.policia", "update posting_message set account_id = 1")
    assert state_of(refused.value) == DENIED

    assert standing() == []


def test_bringing_a_sheet_lets_intake_know_that_something_waits(as_staff: As, browsing: Browsing) -> None:
    browsing("cr.policia").post("/hojas/traer/", {"text": sealed_alert()})

    rows = as_owner("select distinct account_id, text from posting_message")
    assert (account_of("cr.recepcion"), "waits") in rows
    assert account_of("cr.policia") not in {account for account, _text in rows}


def test_the_page_keeps_a_wish_sends_a_trial_and_shows_the_address_masked(browsing: Browsing, as_staff: As) -> None:
    intake = browsing("cr.recepcion")
    sent = {"channel": "MAIL", "address": ADDRESS, "first_hour": "8", "last_hour": "18"}

    wrong = intake.post("/mi-cuenta/avisos/", {**sent, "address": "rosa"})
    assert intake.post("/mi-cuenta/avisos/", {**sent, "channel": "SMS", "address": NUMBER}).status_code == 422
    assert intake.post("/mi-cuenta/avisos/", sent).status_code == 302
    shown = intake.get("/mi-cuenta/avisos/").content.decode()
    assert intake.post("/mi-cuenta/avisos/", {**sent, "address": "", "first_hour": "9"}).status_code == 302

    assert [wrong.status_code, 'value="NONE"' in shown] == [422, True]
    assert "r•••@e•••.org" in shown
    assert ADDRESS not in shown
    assert standing() == [("trial", 0, False, False, "")]
    assert as_owner("select first_hour, length(sealed) > 20 from posting_reach") == [(9, True)]
    assert intake.post("/mi-cuenta/avisos/", {**sent, "channel": "NONE", "address": ""}).status_code == 302
    assert as_owner("select channel, sealed, shown from posting_reach") == [("", b"", "")]
    with pytest.raises(Refused), as_staff("cr.salud") as by:
        operations.keep_reach(by=by, wish=Wish(MAIL, "", 7, 19, False, "es"), offered=BOTH, at=NIGHT)


def test_whatever_is_typed_as_an_address_the_answer_is_in_words(browsing: Browsing) -> None:
    intake = browsing("cr.recepcion")
    sent = {"channel": "MAIL", "first_hour": "8", "last_hour": "18"}

    statuses = {intake.post("/mi-cuenta/avisos/", {**sent, "address": value}).status_code for value in NASTY[::3]}
    several = [*sent, "address"]
    statuses |= {intake.post("/mi-cuenta/avisos/", dict.fromkeys(several, v)).status_code for v in NASTY[::3]}

    assert statuses == {422}
    assert standing() == []
