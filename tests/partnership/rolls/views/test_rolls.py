"""The pages of activities and rolls: light, without scripts, open to a stranger only with the codes."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from icalendar import Calendar

from amparo.foundation.accounts.models import Account
from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.models import Activity, Attendance, Enrolment, HeadCount, Session
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.vocabulary import WRONG_MINUTES, WRONG_TRIES
from tests.conftest import As, Browsing
from tests.foundation.documents.files import picture
from tests.partnership.rolls.holding import PLAN, activity, enrolled, hour, people, sessions
from tests.partnership.rolls.operations.test_enrolling import a_hundred_and_forty, took_part

LIGHT = 64_000


def test_evt_04_a_workshop_of_three_days_is_three_events_in_the_time_of_the_place(
    as_staff: As, browsing: Browsing
) -> None:
    made = activity(as_staff, sessions=(hour(0), hour(1), hour(2)))

    answer = browsing("hn.policia").get(f"/actividades/{made.pk}/calendario/")
    events = Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert b"DTSTART;TZID=America/Tegucigalpa:20220614T090000" in answer.content
    assert b"BEGIN:VTIMEZONE" in answer.content
    starts = [event.decoded("dtstart") for event in events]
    assert [(start.isoformat(), start.utcoffset()) for start in starts] == [
        (f"2022-06-{day}T09:00:00-06:00", timedelta(hours=-6)) for day in (14, 15, 16)
    ]


def test_evt_06_the_roll_is_light_needs_no_script_and_keeps_what_was_marked(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    took_part(as_staff, made, a_hundred_and_forty(), were_there=False)
    (session,) = sessions(made)
    client = browsing("hn.secretaria")

    page = client.get(f"/actividades/sesiones/{session.pk}/lista/")
    assert page.status_code == 200
    assert len(page.content) < LIGHT
    assert len(gzip.compress(page.content)) < LIGHT / 4
    shown = page.content.decode().partition('name="shown" value="')[2].partition('"')[0].split(",")
    assert len(shown) == 100
    client.post(page.request["PATH_INFO"], {"shown": ",".join(shown), "p": shown[:3], "o": shown[2:4]})
    client.post(page.request["PATH_INFO"], {"shown": ",".join(shown), "p": shown[1:3], "o": ["x", "999999"]})

    assert presence.marks_of(session) == {int(shown[1]): {"IN_PERSON"}, int(shown[2]): {"IN_PERSON"}}
    assert Attendance.objects.exclude(struck_at=None).count() == 3


@pytest.fixture
def going_on(as_staff: As) -> Session:
    (session,) = sessions(activity(as_staff))
    now = datetime.now(UTC)
    Session.objects.using("owner").filter(pk=session.pk).update(starts_at=now, ends_at=now + timedelta(hours=1))
    return session


def test_evt_06_somebody_without_an_account_signs_in_with_both_codes_once(as_staff: As, going_on: Session) -> None:
    (one,) = enrolled(as_staff, going_on.activity, people(as_staff, 1))
    stranger = Client()
    address = f"/asistencia/{going_on.room_code}/"

    assert stranger.get(address).status_code == 200
    assert [stranger.post(address, {"personal": told}).status_code for told in (one.check_in_code, "ana@x.hn")] == [
        200,
        200,
    ]
    refused = [stranger.post(address, {"personal": told}) for told in ("nadie@x.hn", "", "x\x00")]
    assert [answer.status_code for answer in refused] == [422, 422, 422]
    assert stranger.post("/asistencia/XXXX/", {"personal": one.check_in_code}).status_code == 422
    assert all(b"Ana" not in answer.content for answer in refused)
    assert list(Attendance.objects.values_list("professional", "proof")) == [(one.professional_id, "SELF")]


def test_a_paper_roll_is_printed_photographed_and_keyed(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    (one,) = enrolled(as_staff, made, people(as_staff, 1))
    (session,) = sessions(made)
    client = browsing("hn.secretaria")
    start = f"/actividades/sesiones/{session.pk}/"

    assert "Ana Mora" in client.get(f"{start}imprimir/").content.decode()
    file = SimpleUploadedFile("lista.jpg", picture())
    assert client.post(f"{start}papel/", {"file": file}).status_code == 302
    assert client.post(f"{start}papel/", {"file": SimpleUploadedFile("x.svg", b"<svg>")}).status_code == 422
    paper = session.papers.get()
    client.post(
        f"{start}lista/", {"shown": str(one.professional_id), "p": str(one.professional_id), "paper": str(paper.pk)}
    )
    assert (Attendance.objects.get().proof, Attendance.objects.get().paper) == ("PAPER", paper)
    assert client.get(f"/actividades/papeles/{paper.pk}/").content == bytes(paper.body)
    assert browsing("hn.policia").get(f"/actividades/papeles/{paper.pk}/").status_code == 403


def test_a_session_with_the_public_is_told_by_counts(as_staff: As, browsing: Browsing) -> None:
    (session,) = sessions(activity(as_staff, replace(PLAN, kind="AWARENESS")))
    client = browsing("hn.secretaria")
    address = f"/actividades/sesiones/{session.pk}/conteo/"

    assert client.get(f"/actividades/sesiones/{session.pk}/lista/").headers["Location"] == address
    wrong = client.post(address, {"18_29.women": "muchas", "60.men": "2"})
    assert (wrong.status_code, b'value="muchas"' in wrong.content) == (422, True)
    assert client.post(address, {"18_29.women": "7", "60.men": "2"}).status_code == 302
    assert sum(row.total for row in HeadCount.objects.all()) == 9
    corrected = {"18_29.women": "8", "60.men": "2"}
    asked = client.post(address, corrected)
    assert (asked.status_code, b'name="why"' in asked.content, HeadCount.objects.get(age_band="18_29").women) == (
        200, True, 7,
    )  # fmt: skip
    assert client.post(address, {**corrected, "why": " "}).status_code == 422
    assert client.post(address, {**corrected, "why": "Faltaba una hoja"}).status_code == 302
    assert HeadCount.objects.get(age_band="18_29").women == 8
    assert "Faltaba una hoja" in client.get(address).content.decode()


def test_an_activity_is_planned_with_its_sessions_and_its_codes(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    plan = {"kind": "COURSE", "title": "Curso", "country": "HN", "place": "Tela", "starts_on": "2027-01-11",
            "ends_on": "2027-01-12", "time_zone": "America/Tegucigalpa"}  # fmt: skip

    assert client.post("/actividades/nueva/", {**plan, "time_zone": "CST"}).status_code == 422
    client.post("/actividades/nueva/", plan)
    key = Activity.objects.get().pk
    when = {"starts_at": "2027-01-11T09:00", "ends_at": "2027-01-11T12:30", "offer": "MIXED"}
    assert client.post(f"/actividades/{key}/sesion/", when).status_code == 302
    session = Session.objects.get()
    assert (session.starts_at, str(session.hours)) == (datetime(2027, 1, 11, 15, 0, tzinfo=UTC), "3.50")
    start = f"/actividades/sesiones/{session.pk}/"
    assert session.room_code in client.get(f"{start}codigos/").content.decode()
    square = client.get(f"{start}codigos/sala.svg")
    assert (square.headers["Content-Type"], square.content[:4]) == ("image/svg+xml", b"<svg")
    assert client.post(f"/actividades/{key}/cambiar/", {**plan, "title": "Curso uno"}).status_code == 302
    assert client.post(f"/actividades/{key}/personal/", {"username": "nadie"}).status_code == 422
    assert client.post(f"/actividades/{key}/personal/", {"username": "hn.policia"}).status_code == 302
    assert browsing("hn.policia").get(f"{start}lista/").status_code == 200
    assert browsing("hn.salud").get(f"{start}lista/").status_code == 403
    assert browsing("cr.secretaria").get(f"{start}lista/").status_code == 404


def test_spn_04_who_was_invited_exports_and_comes_back_unchanged(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    took_part(as_staff, made, a_hundred_and_forty()[:20])
    client = browsing("hn.secretaria")
    before = (list(Enrolment.objects.order_by("pk").values()), list(Professional.objects.order_by("pk").values()))

    sheet = client.post(f"/listas/llevar/participantes/{made.pk}/").content
    page = client.post(f"/actividades/{made.pk}/participantes/", {"file": SimpleUploadedFile("x.xlsx", sheet)})
    client.post(f"{page.headers['Location']}importar/", {"were_there": "yes"})

    assert (
        list(Enrolment.objects.order_by("pk").values()),
        list(Professional.objects.order_by("pk").values()),
    ) == before
    assert presence.reach_of([made]).unique == 20


def test_people_are_invited_and_answer(as_staff: As, browsing: Browsing) -> None:
    made, (one,) = activity(as_staff), people(as_staff, 1)
    client = browsing("hn.secretaria")

    address, chosen = f"/actividades/{made.pk}/invitar/", {"people": [str(one.pk)], "mode": "ONLINE"}
    assert client.post(address, {"who": "ticked"}).status_code == 422
    assert "Mora, Ana" in client.post(address, {**chosen, "who": "ticked"}).content.decode()
    assert Enrolment.objects.count() == 0
    assert client.post(address, {**chosen, "confirm": "yes"}).status_code == 302
    row = Enrolment.objects.get()
    address = f"/actividades/{made.pk}/invitaciones/{row.pk}/"
    assert client.post(address, {"state": "ACCEPTED", "mode": "ONLINE", "diet": "Sin carne"}).status_code == 302
    assert Enrolment.objects.get().diet == "Sin carne"
    assert browsing("hn.enlace").get(address).status_code == 404


def test_a_hundred_and_forty_invited_are_shown_a_light_page_at_a_time_each_once(
    as_staff: As, browsing: Browsing
) -> None:
    made = activity(as_staff)
    took_part(as_staff, made, a_hundred_and_forty())
    client = browsing("hn.secretaria")
    names, address = list[str](), f"/actividades/{made.pk}/"

    while address:
        page = client.get(address)
        assert len(page.content) < LIGHT
        part = page.context["page"].invited
        names += [row[0].text for row in part.table.rows]
        address = part.more.url if part.more else ""
        assert not any(name.split()[0] in address for name in names)
    assert (len(names), len(set(names))) == (140, 140)
    asked = {"q": names[0], "orden": "organizacion", "respuesta": "ACCEPTED"}
    sought = client.get(f"/actividades/{made.pk}/", asked).context["page"].invited.table
    assert names[0] in {row[0].text for row in sought.rows}
    assert client.get(f"/actividades/{made.pk}/", {"q": "nadie", "tras": "9" * 30}).status_code == 200


def test_people_are_found_and_invited_all_at_once_after_a_last_look(as_staff: As, browsing: Browsing) -> None:
    made, who = activity(as_staff), people(as_staff, 3)
    client, address = browsing("hn.secretaria"), f"/actividades/{made.pk}/invitar/"

    page = client.get(address, {"q": "ana", "pais": "HN"})
    assert [line.name for line in page.context["page"].lines] == ["Mora, Ana"]
    look = client.post(address, {"who": "found", "q": "mora", "pais": "", "mode": "IN_PERSON"})
    assert (look.context["page"].count, Enrolment.objects.count()) == (3, 0)
    client.post(address, {"people": look.context["page"].keys, "mode": "IN_PERSON", "confirm": "yes"})
    assert Enrolment.objects.count() == len(who)
    assert client.get(address, {"q": "mora"}).context["page"].lines == ()
    again = client.post(address, {"people": look.context["page"].keys, "mode": "IN_PERSON", "confirm": "yes"})
    assert again.status_code == 422


def test_an_activity_is_cancelled_with_a_reason_that_stays_to_be_seen(as_staff: As, browsing: Browsing) -> None:
    made, client = activity(as_staff), browsing("hn.secretaria")
    address = f"/actividades/{made.pk}/cancelar/"

    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": "Cerraron la carretera"}).status_code == 302
    page = client.get(f"/actividades/{made.pk}/").content.decode()
    assert "Cerraron la carretera" in page
    assert address not in page
    assert browsing("hn.policia").get(address).status_code == 403


def test_an_attendance_is_struck_out_with_a_reason_on_its_own_page(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    (one,) = enrolled(as_staff, made, people(as_staff, 1))
    (session,) = sessions(made)
    client, start = browsing("hn.secretaria"), f"/actividades/sesiones/{session.pk}/"
    client.post(f"{start}lista/", {"shown": str(one.professional_id), "p": str(one.professional_id)})
    address = f"/actividades/marcas/{Attendance.objects.get().pk}/tachar/"

    assert address in client.get(f"{start}marcas/").content.decode()
    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": "Era otra persona"}).status_code == 302
    page = client.get(f"{start}marcas/").content.decode()
    assert ("Era otra persona" in page, address in page) == (True, False)
    assert presence.marks_of(session) == {}
    assert browsing("hn.policia").get(address).status_code == 403
    assert browsing("cr.secretaria").get(address).status_code == 404


def test_two_who_fill_one_roll_undo_nothing_of_each_other(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    one, other = (each.professional_id for each in enrolled(as_staff, made, people(as_staff, 2)))
    (session,) = sessions(made)
    client, address = browsing("hn.secretaria"), f"/actividades/sesiones/{session.pk}/lista/"
    shown = f"{one},{other}"

    client.post(address, {"shown": shown, "was": "", "p": str(one)})
    client.post(address, {"shown": shown, "was": "", "o": str(other)})
    assert presence.marks_of(session) == {one: {"IN_PERSON"}, other: {"ONLINE"}}
    client.post(address, {"shown": shown, "was": f"p{one},o{other}", "o": str(other)})
    assert presence.marks_of(session) == {other: {"ONLINE"}}


def test_a_roll_is_ticked_beforehand_as_people_were_invited_or_came_before_and_nothing_is_saved(
    as_staff: As, browsing: Browsing
) -> None:
    made = activity(as_staff, sessions=(hour(0), hour(1)))
    who = people(as_staff, 2)
    (one,), (other,) = enrolled(as_staff, made, who[:1]), enrolled(as_staff, made, who[1:], "ONLINE")
    first, second = sessions(made)
    client = browsing("hn.secretaria")
    address = f"/actividades/sesiones/{second.pk}/lista/"
    client.post(
        f"/actividades/sesiones/{first.pk}/lista/", {"shown": f"{one.professional_id}", "o": f"{one.professional_id}"}
    )

    def ticked(asked: str) -> dict[int, tuple[bool, bool]]:
        lines = client.get(address, {"marcar": asked}).context["page"].lines
        return {line.person: (line.in_person, line.online) for line in lines}

    one_key, other_key = one.professional_id, other.professional_id
    assert ticked("") == {one_key: (False, False), other_key: (False, False)}
    assert ticked("invitacion") == {one_key: (True, False), other_key: (False, True)}
    assert ticked(str(first.pk)) == {one_key: (False, True), other_key: (False, False)}
    assert ticked("999999") == ticked("x") == ticked("")
    assert presence.marks_of(second) == {}


def test_the_invited_with_an_account_answer_themselves(as_staff: As, browsing: Browsing) -> None:
    made = activity(as_staff)
    (one,) = enrolled(as_staff, made, people(as_staff, 1))
    account = Account.objects.get(username="hn.salud")
    Professional.objects.using("owner").filter(pk=one.professional_id).update(account_id=account.pk)
    client, address = browsing("hn.salud"), f"/actividades/{made.pk}/invitaciones/{one.pk}/"

    assert address in client.get(f"/actividades/{made.pk}/").content.decode()
    assert client.post(address, {"state": "DECLINED", "mode": "ONLINE"}).status_code == 302
    assert Enrolment.objects.get().state == "DECLINED"
    assert browsing("hn.policia").get(address).status_code == 404


def test_guessing_codes_is_stopped_with_a_clear_sentence(as_staff: As, going_on: Session) -> None:
    (one,) = enrolled(as_staff, going_on.activity, people(as_staff, 1))
    stranger, address = Client(), f"/asistencia/{going_on.room_code}/"

    for number in range(WRONG_TRIES):
        assert stranger.post(address, {"personal": f"ZZZZZ{number}"}).status_code == 422
    stopped = stranger.post(address, {"personal": one.check_in_code})

    assert (stopped.status_code, str(WRONG_MINUTES) in stopped.context["reasons"][0]) == (422, True)
    assert Attendance.objects.count() == 0
