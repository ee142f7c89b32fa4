"""The pages of governance: who opens which, what they show, and what a form does with what cannot be."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.foundation.documents.sheets import read_sheet
from amparo.partnership.governance.models import (
    ActionPoint,
    AgendaItem,
    Agreement,
    Body,
    Decision,
    Meeting,
    Minutes,
    Paper,
    PlanVersion,
    Seat,
    Vote,
)
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import TODAY
from tests.partnership.governance.operations.test_promises import agreed, police, raised, signed
from tests.partnership.governance.sitting import (
    EVERYBODY,
    SEATS,
    account,
    attended,
    committee,
    convened,
    item,
    seat,
)

THREE = (*SEATS[4:6], SEATS[9])


@pytest.fixture
def meeting(as_staff: As) -> Meeting:
    made = convened(as_staff, committee(as_staff, seats=THREE))
    attended(as_staff, made, "Mujeres", "LGBTI", "Embajada")
    return made


def test_gov_02_the_page_of_the_meeting_shows_twenty_online_for_the_first_time_and_members_apart_from_guests(
    as_staff: As, browsing: Browsing
) -> None:
    made = convened(as_staff, committee(as_staff))
    attended(as_staff, made, *EVERYBODY, others=9)

    page = browsing("hn.secretaria").get(f"/gobernanza/reuniones/{made.pk}/").content.decode()

    for words in ("Primera en línea", "0 presencial, 20 en línea, 0 de las dos formas", "9 de 9", "hacen falta 5: hay"):
        assert words in page, words
    assert '<span class="tile__figure">11</span>' in page


def test_who_opens_what(as_staff: As, browsing: Browsing, meeting: Meeting) -> None:
    account(as_staff, "Mujeres", "hn.servicio")
    pages = ("/gobernanza/", f"/gobernanza/organos/{meeting.body_id}/", f"/gobernanza/reuniones/{meeting.pk}/")

    assert {
        name: [browsing(name).get(page).status_code for page in pages]
        for name in ("hn.secretaria", "hn.programa", "hn.servicio", "hn.policia", "cr.secretaria", "hn.datos")
    } == {
        "hn.secretaria": [200, 200, 200],
        "hn.programa": [200, 200, 200],
        "hn.servicio": [200, 200, 200],
        "hn.policia": [200, 200, 403],
        "cr.secretaria": [200, 404, 404],
        "hn.datos": [404, 404, 404],
    }


def test_names_of_those_who_sit_there_are_for_those_who_read_its_meetings(browsing: Browsing, meeting: Meeting) -> None:
    page = f"/gobernanza/organos/{meeting.body_id}/"

    assert "Invento Mujeres" in browsing("hn.programa").get(page).content.decode()
    assert "Invento Mujeres" not in browsing("hn.policia").get(page).content.decode()


def test_a_body_is_made_with_its_seat_and_a_meeting_is_convened_in_the_browser(browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    said = {"kind": "STEERING", "name": "Comité", "quorum": "MORE_THAN_HALF", "since_on": "2020-01-01"}

    wrong = client.post("/gobernanza/organos/nuevo/", {**said, "kind": "", "purpose": "Lo escrito queda"})
    assert (wrong.status_code, "Lo escrito queda" in wrong.content.decode()) == (422, True)
    client.post("/gobernanza/organos/nuevo/", {**said, "meets_every": "12"})
    body = Body.objects.get()
    again = client.post("/gobernanza/organos/nuevo/", said)
    assert (again.status_code, "Ya hay un órgano con ese nombre." in again.content.decode()) == (422, True)
    here = f"/gobernanza/organos/{body.pk}/"
    client.post(here + "asiento/", {"name": "Mujeres", "standing": "MEMBER", "from_on": "2020-01-01"})
    client.post(
        here + "convocar/",
        {"title": "Comité", "starts_at": "2020-09-03T09:00", "ends_at": "2020-09-03T11:00", "offer": "ONLINE"},
    )

    assert Seat.objects.get().body == body
    assert str(Meeting.objects.get().activity.starts_on) == "2020-09-03"
    assert "Venció el" in client.get("/gobernanza/").content.decode()


def test_gov_07_a_member_votes_and_declares_in_the_browser_for_the_own_seat_only(
    as_staff: As, browsing: Browsing, meeting: Meeting
) -> None:
    account(as_staff, "Mujeres", "hn.servicio")
    point, other = item(as_staff, meeting), item(as_staff, meeting, "Otro")
    own, else_ = seat(meeting.body, "Mujeres"), seat(meeting.body, "LGBTI")
    client = browsing("hn.servicio")
    here = f"/gobernanza/puntos/{point.pk}/"

    assert client.post(here + "votar/", {"seat": else_.pk, "choice": "FOR"}).status_code == 422
    client.post(here + "interes/", {"seat": own.pk, "why": "Presentó una propuesta."})
    refused = client.post(here + "votar/", {"seat": own.pk, "choice": "FOR"})
    assert (refused.status_code, "su voto no está abierto en este punto" in refused.content.decode()) == (422, True)
    client.post(f"/gobernanza/puntos/{other.pk}/votar/", {"seat": own.pk, "choice": "FOR"})

    assert [(each.item_id, each.seat_id) for each in Vote.objects.all()] == [(other.pk, own.pk)]
    assert "Su voto no está abierto" in client.get(here).content.decode()
    assert client.get(here + "decidir/").status_code == 403
    spoken = browsing("hn.programa")
    assert [spoken.get(here + each).status_code for each in ("votar/", "interes/")] == [404, 404]


def test_gov_03_the_plan_is_written_validated_and_shown_as_locked(browsing: Browsing, meeting: Meeting) -> None:
    client = browsing("hn.secretaria")
    said = {"title": "Plan del año 2", "year": "2", "starts_on": "2020-04-01", "ends_on": "2021-03-31"}
    client.post(f"/gobernanza/organos/{meeting.body_id}/plan/", said)
    version = PlanVersion.objects.get()
    plan = f"/gobernanza/planes/{version.plan_id}/"
    for title in ("Trousse", "Sobra"):
        client.post(plan + "linea/", {"title": title})
    assert "Sobra" in client.get(plan + "lineas/2/quitar/").content.decode()
    client.post(plan + "lineas/2/quitar/")
    client.post(f"/gobernanza/reuniones/{meeting.pk}/punto/", {"kind": "DECISION", "title": "Plan"})
    point = AgendaItem.objects.get()
    client.post(
        f"/gobernanza/puntos/{point.pk}/decidir/",
        {"text": "Se valida.", "manner": "CONSENSUS", "effect": "VALIDATE_PLAN", "version": version.pk},
    )

    assert Decision.objects.get().effect == "VALIDATE_PLAN"
    page = client.get(plan).content.decode()
    assert "Validado y cerrado" in page
    assert client.post(plan + "linea/", {"title": "Después"}).status_code == 422
    client.post(plan + "version/", {"why": "Cambió el año."})
    assert "Validada por la decisión 2020-01" in client.get(plan).content.decode()
    assert PlanVersion.objects.count() == 2


def test_gov_04_minutes_are_written_approved_and_followed_in_the_browser(browsing: Browsing, meeting: Meeting) -> None:
    client = browsing("hn.secretaria")
    here = f"/gobernanza/reuniones/{meeting.pk}/"
    client.post(here + "acta/", {"text": "Se validó el plan."})
    first = Minutes.objects.get()
    for name in ("Mujeres", "LGBTI"):
        client.post(f"/gobernanza/actas/{first.pk}/aprobar/", {"seat": seat(meeting.body, name).pk})

    refused = client.post(here + "acta/", {"text": "Otra redacción."})
    assert (refused.status_code, "Otra redacción." in refused.content.decode()) == (422, True)
    client.post(here + "acta/", {"text": "Otra redacción.", "why": "Faltaba."})

    page = client.get(here).content.decode()
    assert "Acta vigente: versión 1" in page
    assert "Borrador: versión 2" in page


def test_a_document_is_added_and_read_by_those_who_sit_there(
    as_staff: As, browsing: Browsing, meeting: Meeting
) -> None:
    point = item(as_staff, meeting)
    client = browsing("hn.secretaria")
    here = f"/gobernanza/puntos/{point.pk}/documento/"
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 invento")

    assert client.post(here, {"title": "Plan"}).status_code == 422
    assert client.post(here, {"title": "Plan", "file": SimpleUploadedFile("x.exe", b"MZ")}).status_code == 422
    client.post(here, {"title": "Plan", "file": file})

    opened = f"/gobernanza/documentos/{Paper.objects.get().pk}/"
    assert client.get(opened).content == b"%PDF-1.7 invento"
    assert [browsing(name).get(opened).status_code for name in ("hn.policia", "cr.secretaria")] == [403, 404]


def test_gov_06_one_list_of_what_is_overdue_leads_to_where_it_was_agreed(as_staff: As, browsing: Browsing) -> None:
    for source in ("MEETING", "PRACTICE"):
        raised(as_staff, source, opens=f"/{source.lower()}/7/")
    client = browsing("hn.enlace")
    page = client.get("/gobernanza/compromisos/").content.decode()

    assert page.index("Atrasado") < page.index('href="/meeting/7/"') < page.index('href="/practice/7/"')
    point = ActionPoint.objects.earliest("pk")
    assert browsing("hn.policia").get(f"/gobernanza/compromisos/{point.pk}/").status_code == 403
    client.post(f"/gobernanza/compromisos/{point.pk}/", {"closes_as": "DONE", "proof": "Oficio 12"})
    assert ActionPoint.objects.get(pk=point.pk).state == "DONE"
    sheet = read_sheet(client.get("/gobernanza/compromisos/excel/").content)
    assert len(list(sheet.rows)) == 2


def test_action_points_are_raised_in_a_meeting_and_elsewhere(
    as_staff: As, browsing: Browsing, meeting: Meeting
) -> None:
    who = police(as_staff).pk
    client = browsing("hn.secretaria")
    said = {"title": "Enviar el plan", "responsible": who, "due_on": "2020-10-01"}
    client.post(f"/gobernanza/reuniones/{meeting.pk}/compromiso/", said)
    wrong = client.post("/gobernanza/compromisos/nuevo/", {**said, "source": "EVENT", "source_label": "", "opens": "x"})
    assert wrong.status_code == 422
    client.post("/gobernanza/compromisos/nuevo/", {**said, "source": "EVENT", "source_label": "Congreso"})

    assert [(each.source, each.source_key) for each in ActionPoint.objects.order_by("pk")] == [
        ("MEETING", meeting.pk), ("EVENT", None),
    ]  # fmt: skip
    assert "Enviar el plan" in client.get(f"/gobernanza/reuniones/{meeting.pk}/").content.decode()


def test_an_agreement_is_entered_signed_asked_and_ended_in_the_browser(as_staff: As, browsing: Browsing) -> None:
    made = agreed(as_staff)
    signed(as_staff, made, "hn.enlace", "HN_POLICE")
    client = browsing("hn.secretaria")
    asked: dict[str, str | int] = {
        "giver": made.giver_id,
        "receiver": made.receiver_id,
        "group": "C1",
        "on": str(TODAY),
    }

    def answer() -> str:
        return client.get("/gobernanza/convenios/comprobar/", asked).content.decode()

    assert "No: nada vigente lo permite" in answer()
    here = f"/gobernanza/convenios/{made.pk}/"
    said = {"institution": made.receiver_id, "signed_on": "2026-11-01", "office": "Dirección"}
    client.post(here + "firmar/", said)
    assert "Sí: está permitido" in answer()
    assert "Vigente" in client.get(here).content.decode()
    client.post(here + "terminar/", {"ended_on": str(TODAY), "why": "Cambió la ley."})
    assert "No: nada vigente lo permite" in answer()
    assert client.get("/gobernanza/convenios/comprobar/", {"giver": "x"}).status_code == 422
    entered = {
        "title": "Otro", "giver": made.receiver_id, "receiver": made.giver_id, "groups": ["C1"], "purposes": ["CARE"],
        "from_on": "2026-01-01",
    }  # fmt: skip
    assert client.post("/gobernanza/convenios/nuevo/", {**entered, "groups": []}).status_code == 422
    client.post("/gobernanza/convenios/nuevo/", entered)
    assert Agreement.objects.count() == 2
    assert browsing("hn.comite1").get(here + "firmar/").status_code == 403


def test_nothing_a_stranger_types_into_an_address_breaks_a_page(as_staff: As, browsing: Browsing) -> None:
    point = item(as_staff, convened(as_staff, committee(as_staff, seats=THREE)))
    decided_page = f"/gobernanza/puntos/{point.pk}/"
    client = browsing("hn.secretaria")
    asked = (
        "/gobernanza/compromisos/?desde=x&tras=y",
        f"/gobernanza/compromisos/?desde=2020-01-01&tras={10**20}",
        "/gobernanza/asientos/999999/", f"{decided_page}decidir/", "/gobernanza/organos/0/",
        f"/gobernanza/asientos/{Seat.objects.earliest('pk').pk}/mandato/?q=%00",
    )  # fmt: skip

    assert [client.get(page).status_code for page in asked] == [200, 200, 404, 200, 404, 200]
    assert (
        client.post(decided_page + "decidir/", {"text": "x", "manner": "VOTE", "effect": "NOTHING_ELSE"}).status_code
        == 422
    )
    with pytest.raises(Decision.DoesNotExist):
        Decision.objects.get()
