"""Every page of analyses and consultations: who opens it, and what comes back when something is wrong."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.evidence.studies.models import (
    Advice,
    Analysis,
    Consultation,
    ConsultationSession,
    EthicsApproval,
    Finding,
    Source,
)
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation
from tests.conftest import Browsing

FORMS = ("enter_source", "ask", "count", "baseline", "exchange", "launch", "write", "round")
OF_FINDINGS = ("finding", "stand", "comment", "validate", "withdraw", "recommend")
OF_CONSULTATIONS = (
    "consultation", "approve", "safeguard", "facilitator", "end", "session", "statement", "feedback",
)  # fmt: skip


def addresses() -> list[str]:
    """Return every page of GET that a keeper of Costa Rica may open."""
    of, running = Analysis.objects.get(is_invented=False), Analysis.objects.get(is_invented=True)
    held = Consultation.objects.order_by("pk")[0]
    named = [
        ("list",), ("make",), ("consultations",), ("prepare",), ("protect",), ("analysis", of.pk), ("sources", of.pk),
        ("report", of.pk), ("source", Source.objects.filter(analysis=of)[0].pk),
        ("progress", Advice.objects.filter(point__state="OPEN")[0].pk),
        *((name, running.pk) for name in FORMS),
        *((name, Finding.objects.filter(analysis=running)[0].pk) for name in OF_FINDINGS),
        *((name, held.pk) for name in OF_CONSULTATIONS),
        ("approval", EthicsApproval.objects.all()[0].pk),
    ]  # fmt: skip
    return [reverse(f"studies:{name}", args=args) for name, *args in named]


def test_a_keeper_opens_every_page_and_a_stranger_none(programme: Browsing) -> None:
    every = addresses()
    keeper = programme("cr.secretaria")
    assert {address: keeper.get(address).status_code for address in every} == dict.fromkeys(every, 200)
    for username, some in (("hn.secretaria", every[5:]), ("cr.tecnica", every[5:9]), ("cr.datos", every[5:9])):
        client = programme(username)
        assert {client.get(address).status_code for address in some} <= {403, 404}, username
    police = programme("cr.policia")
    assert [police.get(address).status_code for address in every[:4]] == [200, 403, 404, 403]


def test_a_refused_form_keeps_what_was_typed_and_says_why(programme: Browsing) -> None:
    client = programme("cr.secretaria")
    running = Analysis.objects.get(is_invented=True)
    bare = Finding.objects.get(analysis=running, stands_on=None)
    refused = client.post(reverse("studies:validate", args=[bare.pk]))
    assert (refused.status_code, "Todavía no se apoya en ninguna fuente" in refused.content.decode()) == (422, True)

    typed = {"title": "Reunión con María Fernanda", "kind": "MEETING", "trust": "HIGH", "told_on": "2026-01-05"}
    answer = client.post(reverse("studies:enter_source", args=[running.pk]), typed)
    page = answer.content.decode()
    assert (answer.status_code, page.count("Reunión con María Fernanda") >= 1) == (422, True)
    assert "de modo que no se reconozca a nadie" in page
    for name, said in (("session", {"held_on": "x", "girls_6_8": "-1"}), ("statement", {"theme": "NOTHING"})):
        held = Consultation.objects.order_by("pk")[0]
        assert client.post(reverse(f"studies:{name}", args=[held.pk]), said).status_code == 422
    assert client.post(reverse("studies:protect"), {"consultation": "1' or"}).status_code == 404


def test_an_analysis_is_made_by_its_forms_from_a_source_to_a_launch(programme: Browsing) -> None:
    client, focal = programme("cr.programa"), programme("cr.enlace")

    def send(name: str, key: int, **said: object) -> int:
        return client.post(reverse(f"studies:{name}", args=[key]), said).status_code

    client.post(reverse("studies:make"), {"text_es": "Nuevo informe", "period": "2026"})
    of = Analysis.objects.order_by("-pk")[0]
    who = Organisation.objects.filter(kept_by=of.kept_by, institution__code="CR_OIJ")[0].pk
    said = {"kind": "MEETING", "title": "Reunión", "trust": "HIGH", "told_on": "2026-01-05", "organisation": who}
    assert send("enter_source", of.pk, **said) == 302
    assert send("ask", of.pk, theme="LAW", text_es="¿Qué dice la ley?") == 302
    assert send("count", of.pk, unit="PERSONS", women=5, origin="Acta", text_es="Mujeres") == 302
    assert send("baseline", of.pk, k=4, n=12, text_es="Sabe") == 302
    assert send("write", of.pk, theme="LAW", text_es="Falta un reglamento.", question=of.questions.get().pk) == 302
    one = of.findings.get()
    assert send("stand", one.pk, source=of.sources.get().pk, note="Lo dijo la jefatura.") == 302
    assert send("round", of.pk, opens_on="2020-01-01", closes_on="2040-01-01") == 302
    mine = next(each.pk for each in coalition.institutions_of("CR") if each.code == "CR_OIJ")
    contested = {"institution": mine, "verdict": "CONTESTS", "said": "Hay un proyecto."}
    assert focal.post(reverse("studies:comment", args=[one.pk]), contested).status_code == 302
    assert send("validate", one.pk) == 302
    assert send("recommend", one.pk, text_es="Escribirlo.", responsible=who, due_on="2027-05-01") == 302
    assert send("progress", Advice.objects.get(finding=one).pk, note="Hay borrador.", seen_on="2026-01-06") == 302
    assert send("launch", of.pk, place="San José", launched_on="2026-11-01", has_press_conference="on") == 302

    page = focal.get(reverse("studies:finding", args=[one.pk])).content.decode()
    assert "Hay un proyecto." in page
    assert "En marcha" in page
    assert send("withdraw", one.pk, why="Se repite.") == 302


def test_a_consultation_is_made_by_its_forms_and_nobody_asks_before_all_stands(programme: Browsing) -> None:
    client = programme("cr.secretaria")
    client.post(reverse("studies:prepare"), {"title": "Consulta", "text_es": "Qué opinan", "place": "Región Norte"})
    made = Consultation.objects.order_by("-pk")[0]
    people = dict(
        client.get(reverse("studies:safeguard", args=[made.pk])).context["form"].fields["professional"].choices
    )
    safe, leader = [key for key in people if key][:2]

    def send(name: str, **said: object) -> int:
        return client.post(reverse(f"studies:{name}", args=[made.pk]), said).status_code

    counts = {"held_on": "2026-11-01", "consents": 12, "assents": 12, "girls_12_14": 7, "boys_12_14": 5}
    assert send("session", **counts) == 422
    paper = SimpleUploadedFile("aprobacion.pdf", b"%PDF-1.7 demostracion", "application/pdf")
    assert send("approve", body="Comité", office="Presidencia", approved_on="2026-10-01", document=paper) == 302
    assert send("safeguard", professional=safe) == 302
    assert send("facilitator", professional=leader) == 302
    assert send("session", **counts) == 302
    assert send("statement", theme="CHILDREN", text_es="Quieren contar una vez.") == 302
    assert send("end", ended_on="2026-11-01") == 302
    assert send("feedback", given_on="2026-11-10", how="Con una hoja.") == 302

    assert ConsultationSession.objects.filter(consultation=made).count() == 1
    approval = client.get(reverse("studies:approval", args=[made.approvals.get().pk]))
    assert approval.content == b"%PDF-1.7 demostracion"
    assert "sandbox" in approval.headers["Content-Security-Policy"]
