"""Pages of communities: what each reader sees, what is sent back in words, and what is not there for others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils.timezone import localdate, now

from amparo.partnership.rolls.models import HeadCount
from amparo.prevention.outreach.models import ChannelTest, Company, Initiative, Round
from amparo.prevention.outreach.operations.sessions import Held, hold_session
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import NOW, channel, company, entered, held, informal, institutions, own


def text(client: Client, path: str) -> str:
    answered = client.get(path)
    assert answered.status_code == 200, path
    return answered.content.decode()


def sent(client: Client, path: str, **said: Any) -> int:
    return client.post(path, said).status_code


def test_a_field_worker_enters_a_plan_a_channel_and_a_session_and_is_warned(as_staff: As, browsing: Browsing) -> None:
    institutions(as_staff)
    client = browsing("hn.inclusion")
    plan = {"title": "Plan de prueba", "place": "Tela", "led_by": "Patronato", "organisation": own().pk}

    form = text(client, "/comunidades/planes/nueva/")
    assert ("/comunidades/peligro/" in form, 'name="sure"' in form) == (True, False)
    warned = client.post("/comunidades/planes/nueva/", {**plan, "goal": "Por Ana López, de 15 años"})
    assert (warned.status_code, 'name="sure"' in warned.content.decode()) == (422, True)
    assert "Por Ana López" in warned.content.decode()
    assert sent(client, "/comunidades/planes/nueva/", **{**plan, "title": " "}) == 422
    assert sent(client, "/comunidades/planes/nueva/", **plan, is_sensitive="on") == 302
    work = Initiative.objects.get()
    base = f"/comunidades/trabajo/{work.pk}/"
    assert sent(client, f"{base}canal/", kind="PHONE", reached_at="9999-1234", leads_to="ERI") == 302
    assert sent(client, f"{base}linea/", kind="MEASURE", text="Taller", who="Patronato") == 302
    made = work.channels.get()
    assert "Nunca se probó" in text(client, "/comunidades/canales/")
    told = {"result": "WORKED", "tested_on": localdate().isoformat(), "tested_by": "Colectivo"}
    assert sent(client, f"/comunidades/canales/{made.pk}/probar/", **told) == 302
    assert "Funciona: probado" in text(client, base)
    start = (now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    session = {"title": "Charla", "starts_at": start, "hours": "2", "other_place": "Trujillo", "organiser": own().pk}
    assert sent(client, "/comunidades/sesiones/nueva/", **session, **{"18_29.women": "x"}) == 422
    kept = client.post("/comunidades/sesiones/nueva/", {**session, "18_29.women": "12", "18_29.men": "-3"})
    assert (kept.status_code, 'value="12"' in kept.content.decode()) == (422, True)
    assert sent(client, "/comunidades/sesiones/nueva/", **session, **{"18_29.women": "12", "group.LGBTI": "4"}) == 302
    assert (ChannelTest.objects.count(), HeadCount.objects.get().women) == (1, 12)
    assert client.get(f"{base}publicar/").status_code in {403, 404}


def test_others_see_small_groups_put_together_and_no_informal_name(as_staff: As, browsing: Browsing) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work = entered(by)
        informal(by, work, "Lancheros del muelle")
        channel(by, work)
    with as_staff("hn.inclusion") as by:
        numbers = {"12_17": (4, 7, 0), "18_29": (13, 2, 1)}
        session = hold_session(
            by=by, kept_by=country(), organiser=own(), held=Held(held(counts=numbers), work), at=NOW
        )  # fmt: skip

    page = f"/comunidades/trabajo/{work.pk}/"
    assert "Lancheros del muelle" in text(browsing("hn.secretaria"), page)
    seen = text(browsing("hn.policia"), page)
    assert ("Lancheros" in seen, "Socio informal, sin nombrar" in seen) == (False, True)
    address = f"/comunidades/sesiones/{session.pk}/"
    assert "Corregir los conteos" in text(browsing("hn.inclusion"), address) or "12 a 17" in text(
        browsing("hn.inclusion"), address
    )
    others = text(browsing("hn.policia"), address)
    assert "Hombres, Otras personas" in others
    assert "Los grupos de menos de diez se juntan" in others
    for username in ("cr.secretaria", "hn.datos"):
        client = browsing(username)
        assert {client.get(each).status_code for each in (page, address)} == {404}
    assert browsing("cr.tecnica").get("/comunidades/").status_code == 404


def test_the_secretariat_asks_reviews_publishes_and_keeps_companies(as_staff: As, browsing: Browsing) -> None:
    institutions(as_staff)
    today = localdate()
    with as_staff("hn.secretaria") as by:
        work, made = entered(by, "ACCORD"), company(by)
    client = browsing("hn.secretaria")
    base, firm = f"/comunidades/trabajo/{work.pk}/", f"/comunidades/empresas/{made.pk}/"

    for moment, days in (("BEFORE", 30), ("AFTER", 1)):
        asked = {"moment": moment, "asked_on": (today - timedelta(days=days)).isoformat(), "base": "20"}
        assert sent(client, f"{base}respuestas/", **asked, **{"approach.4": "21"}) == 422
        assert sent(client, f"{base}respuestas/", **asked, **{"approach.4": "12", "approach.1": "8"}) == 302
    assert sent(client, f"{base}pares/", **{"approach.better": "5", "approach.same": "4"}) == 302
    seen = text(client, base)
    assert "12 de 20 están de acuerdo (60 %)" in seen
    assert ("Dos muestras, no pares" in seen, "Las mismas personas, las dos veces" in seen) == (True, True)
    assert sent(client, f"{base}revision/", held_on=today.isoformat(), found="Se cumplió") == 302
    assert sent(client, f"{base}socio/", organisation=own().pk, part="Acompaña") == 302
    assert sent(client, f"/comunidades/socios/{work.partners.get().pk}/terminar/") == 302
    assert sent(client, f"{base}publicar/", said="Un acuerdo en la costa.") == 302
    assert "Un acuerdo en la costa." in text(Client(), "/comunidad/hn/")
    assert sent(client, f"{base}retirar/") == 302
    change = {"title": "Otro título", "place": "Tela", "is_sensitive": "on"}
    assert sent(client, f"{base}cambiar/", **change) == 302
    assert sent(client, f"{firm}consentimiento/", office="Gerencia", given_on=today.isoformat()) == 302
    said = {"kind": "CODE", "made_on": today.isoformat(), "until_on": (today + timedelta(days=99)).isoformat()}
    assert sent(client, f"{firm}compromiso/", **said) == 302
    commitment = made.commitments.get()
    looked = {"finding": "KEPT", "checked_on": today.isoformat(), "checked_by": "Cámara"}
    assert sent(client, f"/comunidades/compromisos/{commitment.pk}/", **looked) == 302
    assert "Hotel de prueba" in text(Client(), "/comunidad/HN/")
    assert sent(client, f"{firm}consentimiento/retirar/") == 302
    assert "Hotel de prueba" not in text(Client(), "/comunidad/HN/")
    assert sent(client, f"{firm}cambiar/", branch="TOURS", other_place="Roatán") == 302
    assert "Roatán" in text(client, "/comunidades/empresas/")
    assert sent(client, f"{firm}terminar/") == 302
    assert (Round.objects.count(), Company.objects.get().left_on, work.reviews.count()) == (2, today, 1)
    for path in (
        "",
        "estrategias/",
        "acuerdos/?lugar=Tela",
        "sesiones/",
        "empresas/nueva/",
        "peligro/",
        "planes/?tras=x",
    ):
        text(client, f"/comunidades/{path}")
    assert client.get("/comunidades/nada/").status_code == 404
