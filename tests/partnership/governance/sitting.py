"""A steering committee for tests: nine seats of members, two of guests, and who sits in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from amparo.foundation.accounts.models import Account
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.governance.models import AgendaItem, Body, Meeting, Seat
from amparo.partnership.governance.operations import bodies, deciding, meetings
from amparo.partnership.governance.operations.bodies import BodyEntry, SeatEntry, Term
from amparo.partnership.governance.operations.deciding import Deciding
from amparo.partnership.governance.operations.meetings import Convening, ItemEntry
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.operations import enrolling, presence
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, enter

SINCE = date(2019, 2, 1)
DAY = date(2020, 9, 3)
NINE = datetime(2020, 9, 3, 15, 0, tzinfo=UTC)
ELEVEN = datetime(2020, 9, 3, 17, 0, tzinfo=UTC)
# (seat, standing, constituency)
SEATS = (
    ("Policía", "MEMBER", ""),
    ("Poder Judicial", "MEMBER", ""),
    ("Trabajo", "MEMBER", ""),
    ("CICESCT", "MEMBER", ""),
    ("Mujeres", "MEMBER", "WOMEN"),
    ("LGBTI", "MEMBER", "LGBTI"),
    ("Afrohondureñas", "MEMBER", "AFRODESCENDANT"),
    ("Indígenas", "MEMBER", "INDIGENOUS"),
    ("Niñez", "MEMBER", "CHILDREN"),
    ("Embajada", "EMBASSY", ""),
    ("Donante", "DONOR", ""),
)


def committee(as_staff: As, *, seats: tuple[tuple[str, str, str], ...] = SEATS, **more: object) -> Body:
    """Make a committee with its seats, each held by an invented person of its name."""
    with as_staff("hn.secretaria") as by:
        said = {"kind": "STEERING", "name": "Comité directivo", "since_on": SINCE, "meets_every": 12, **more}
        body = bodies.enter_body(by=by, kept_by=country(), entry=BodyEntry(**said), at=NOW)  # type: ignore[arg-type]
        for name, standing, constituency in seats:
            seat = bodies.enter_seat(by=by, body=body, entry=SeatEntry(name, SINCE, standing, constituency))
            person = enter(by, "Invento", name)
            bodies.give_mandate(by=by, seat=seat, professional=person, term=Term(SINCE), at=NOW)
    return body


def seat(body: Body, name: str) -> Seat:
    return Seat.objects.select_related("body__kept_by").get(body=body, name=name)


def person(name: str) -> Professional:
    return Professional.objects.get(family_names=name)


def account(as_staff: As, name: str, username: str) -> None:
    """Let whoever holds a seat sign in as a member of the demonstration's staff."""
    with as_staff("hn.secretaria") as by:
        tie_account(by=by, professional=person(name), account=Account.objects.get(username=username).pk)


def convened(as_staff: As, body: Body, offer: str = "ONLINE", at: datetime = NINE) -> Meeting:
    said = Convening("Reunión del comité", at, at + (ELEVEN - NINE), offer, place="Tegucigalpa")
    with as_staff("hn.secretaria") as by:
        return meetings.convene_meeting(by=by, body=body, convening=said, at=NOW)


def attended(as_staff: As, meeting: Meeting, *names: str, mode: str = "ONLINE", others: int = 0) -> None:
    """Mark who was there: holders of seats by name, and others who sit nowhere."""
    session = Session.objects.select_related("activity__kept_by").get(activity=meeting.activity)
    with as_staff("hn.secretaria") as by:
        more = [enter(by, f"Otra {number}", "Persona") for number in range(others)]
        who = [*(person(name) for name in names), *more]
        enrolling.enrol(by=by, activity=session.activity, professionals=who, mode=mode, at=NOW)
        marks = {(each.pk, mode): True for each in who}
        presence.mark_roll(by=by, session=session, marks=marks, proof="STAFF", at=NOW)


def item(as_staff: As, meeting: Meeting, title: str = "Plan", *, proposed_by: Seat | None = None) -> AgendaItem:
    with as_staff("hn.secretaria") as by:
        entry = ItemEntry("DECISION", title, proposed_by=proposed_by)
        return meetings.add_item(by=by, meeting=meeting, entry=entry)


def decided(as_staff: As, point: AgendaItem, **more: object) -> None:
    said = {"text": "Se aprueba.", "manner": "CONSENSUS", **more}
    with as_staff("hn.secretaria") as by:
        deciding.decide(by=by, item=point, deciding=Deciding(**said), at=NOW)  # type: ignore[arg-type]


def organisation() -> Organisation:
    return Organisation.objects.filter(kept_by__code="HN", same_as=None).earliest("pk")


MEMBERS = tuple(name for name, standing, _group in SEATS if standing == "MEMBER")
EVERYBODY = tuple(name for name, _standing, _group in SEATS)
