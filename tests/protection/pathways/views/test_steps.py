"""A step in the browser."""

from __future__ import annotations

import pytest

from amparo.demo.answers import invented
from amparo.demo.carrying import Carrier
from amparo.partnership.directory.models import Professional
from amparo.protection.pathways.models import DoneWithout
from amparo.protection.pathways.queries import runs
from tests.conftest import As, Browsing
from tests.points import carried_to
from tests.protection.looking import step_of
from tests.protection.pathways.asking import ask

VOTE, ARRIVE = "call_accreditation/vote", "call_dispatch/arrive"
INTERVIEW = "call_interview/forensic_interview"
COMPLETE = 'value="complete"'


@carried_to("declines_and_is_repaired", before=VOTE)
@pytest.mark.parametrize("way", ["pasos", "omitir"])
def test_one_member_alone_does_not_decide_what_the_panel_votes_on(
    carrier: Carrier, browsing: Browsing, way: str
) -> None:
    address = f"/casos/{carrier.code}/{way}/{VOTE}/"
    member = browsing("cr.panel1")

    response = member.post(address, {"ask_ident": "not_victim", "reason": "OTHER", "line": ""})

    assert (response.status_code, response.headers["Location"]) == (302, f"/casos/{carrier.code}/panel/{VOTE}/")
    assert member.get(address).status_code == 302
    assert carrier.holder(VOTE)


@carried_to("joins_with_one_interview", before=INTERVIEW, trained=True)
def test_trn_03_the_holder_is_offered_the_step_and_without_the_certificate_nobody_is(
    carrier: Carrier, browsing: Browsing, as_staff: As
) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    client, address = browsing("cr.psicologia"), f"/casos/{carrier.code}/pasos/{INTERVIEW}/"

    offered, listed = client.get(address).content.decode(), client.get("/mi-trabajo/").content.decode()
    Professional.objects.using("owner").filter(family_names="Fallas").update(account=None)
    closed, marked = client.get(address).content.decode(), client.get("/mi-trabajo/").content.decode()
    refused = client.post(address, {"do": "complete"})

    assert (COMPLETE in offered, "Usted lo tiene y está vigente hasta" in offered) == (True, True)
    assert (COMPLETE in closed, "Este paso lo hace solo quien tiene un certificado vigente" in closed) == (False, True)
    assert "Usted tiene el certificado" in listed
    assert "Solo con el certificado: Realizar la entrevista forense única" in marked
    assert refused.status_code == 422
    assert carrier.holder(INTERVIEW)


@carried_to("declines_and_is_repaired", before=ARRIVE)
def test_trn_03_who_holds_none_says_why_and_the_supervisor_sees_it_and_takes_note(
    carrier: Carrier, browsing: Browsing, as_staff: As
) -> None:
    ask(carrier, as_staff, "COORDINATION")
    guard, supervisor = browsing("cr.guardia"), browsing("cr.supervision")
    address = f"/casos/{carrier.code}/pasos/{ARRIVE}/"
    with as_staff("cr.guardia"):
        node = runs.running(step_of(carrier, ARRIVE).pathway).net.node(ARRIVE)
    given = {"do": "complete", **invented(node, carrier.at)}

    shown = guard.get(address).content.decode()
    silent = guard.post(address, given)
    unsaid = guard.post(address, {**given, "without": "OTHER", "without_line": " "})
    before = supervisor.get("/mi-trabajo/").content.decode()
    done = guard.post(address, {**given, "without": "NOBODY_ELSE"})
    told = supervisor.get("/mi-trabajo/").content.decode()
    page = supervisor.get("/mi-trabajo/sin-certificado/").content.decode()
    key = DoneWithout.objects.using("owner").get().pk
    supervisor.post(f"/mi-trabajo/sin-certificado/{key}/visto/")

    assert 'name="without"' in shown
    assert (silent.status_code, b"se avisa a su supervisi" in silent.content, done.status_code) == (422, True, 302)
    assert ('href="#id_without"' in silent.content.decode(), unsaid.status_code) == (True, 422)
    assert 'href="#id_without_line"' in unsaid.content.decode()
    assert ("sin-certificado" in before, "sin-certificado" in told) == (False, True)
    assert (carrier.code in page, "No hay nadie disponible que lo tenga" in page) == (True, True)
    assert "sin-certificado" not in supervisor.get("/mi-trabajo/").content.decode()
    assert "Hecho sin el certificado" in guard.get(f"/casos/{carrier.code}/recorrido/").content.decode()


def test_only_supervisors_have_the_list_of_steps_done_without(browsing: Browsing) -> None:
    assert browsing("cr.supervision").get("/mi-trabajo/sin-certificado/").status_code == 200
    for username in ("cr.guardia", "cr.secretaria", "cr.enlace"):
        client = browsing(username)
        assert client.get("/mi-trabajo/sin-certificado/").status_code == 404
        assert client.post("/mi-trabajo/sin-certificado/1/visto/").status_code == 404
