"""The pages of kits and needs, as staff use them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from amparo.demo.adopting import document
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits.models import CourseAdoption, Kit, Need, StepChange
from amparo.partnership.kits.operations.changes import hear_version
from tests.conftest import As, Browsing
from tests.partnership.kits.making import AT, validated, written
from tests.partnership.kits.operations.test_changes import revised


def test_where_there_is_no_kit_the_page_says_what_comes_first(browsing: Browsing) -> None:
    page = browsing("cr.secretaria").get("/formacion/kits/").content.decode()

    assert "/formacion/kits/nuevo/" in page
    assert "/formacion/necesidades/" in page


def test_a_kit_is_begun_written_and_validated_from_its_pages(browsing: Browsing) -> None:
    secretariat, police = browsing("cr.secretaria"), browsing("cr.policia")
    owner = Institution.objects.get(code="CR_OIJ").pk
    kit = {"title_es": "Trousse", "code": "prueba", "sector": "POLICE", "owner": owner}
    assert secretariat.post("/formacion/kits/nuevo/", kit).status_code == 302
    version = Kit.objects.get(code="prueba").versions.get()
    here = f"/formacion/kits/{version.pk}/"

    module = {
        "title": "Entrevista", "objectives": "Una sola.", "method": "SIMULATION", "minutes": "90",
        "competency": "FORENSIC_INTERVIEW", "steps": ["11/forensic_interview"],
    }  # fmt: skip
    assert secretariat.post(here + "modulo/", module).status_code == 302
    for variant in ("INITIAL", "IN_SERVICE"):
        line = {"text": "Pregunta abierto", "variant": variant, "weight": "2", "competency": "FORENSIC_INTERVIEW"}
        assert secretariat.post(here + "criterio/", line).status_code == 302
        for kind in ("INSTRUCTOR", "PARTICIPANT"):
            pack = {"title": "Guía", "kind": kind, "variant": variant, "language": "es"}
            sent = {**pack, "file": SimpleUploadedFile("g.pdf", document(), "application/pdf")}
            assert secretariat.post(here + "material/", sent).status_code == 302
    item = {"question": "¿Cuántas?", "answers": "Una\nDos", "right": "1", "competency": "FORENSIC_INTERVIEW"}
    assert secretariat.post(here + "pregunta/", item).status_code == 302

    today = localdate().isoformat()
    assert police.post(here + "malla/", {"held_on": today}).status_code == 302
    workshop = {"kind": "WORKSHOP", "held_on": today, "place": "San José", "people": "18"}
    assert secretariat.post(here + "hito/", workshop).status_code == 302
    assert police.post(here + "validar/", {"held_on": today, "act": "A-1"}).status_code == 302

    page = secretariat.get(here).content.decode()
    assert "Entrevista" in page
    assert here + "version/" in page
    assert here + "modulo/" not in page


def test_what_lacks_is_told_on_the_page_and_when_one_validates(browsing: Browsing, as_staff: As) -> None:
    version = written(as_staff, packs=False)
    here, police = f"/formacion/kits/{version.pk}/", browsing("cr.policia")
    police.post(here + "malla/", {"held_on": localdate().isoformat()})

    sent = police.post(here + "validar/", {"held_on": localdate().isoformat(), "note": "Una <nota>"})

    assert (sent.status_code, "Una &lt;nota&gt;" in sent.content.decode()) == (422, True)
    assert police.get(here).content.decode().count("Paquete") >= 4


def test_an_academy_records_its_act(browsing: Browsing, as_staff: As) -> None:
    version, today = validated(as_staff), localdate().isoformat()
    sent = {
        "act": "RES-1", "signed_on": today, "taught_from": today, "variant": "INITIAL", "is_permanent": "yes",
        "is_compulsory": "yes", "file": SimpleUploadedFile("r.pdf", document(), "application/pdf"),
    }  # fmt: skip

    academy = browsing("cr.formadora")
    assert academy.post(f"/formacion/kits/{version.pk}/adoptar/", sent).status_code == 302

    adoption = CourseAdoption.objects.get()
    ended = {"ended_on": today, "why": "Cambió el plan."}
    assert (adoption.academy.code, adoption.is_compulsory) == ("CR_EJ", True)
    assert academy.post(f"/formacion/kits/cursos/{adoption.pk}/terminar/", ended).status_code == 302
    assert academy.get(f"/formacion/kits/documentos/{adoption.document_id}/").status_code == 200


def test_a_changed_step_is_seen_and_answered(browsing: Browsing, as_staff: As) -> None:
    version = written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)
    change, trainer = StepChange.objects.get(), browsing("cr.formadora")
    address = f"/formacion/kits/cambios/{change.pk}/"

    assert address in trainer.get(f"/formacion/kits/{version.pk}/").content.decode()
    assert trainer.get(address).status_code == 200
    assert trainer.post(address, {"outcome": "REVISED", "note": "Cambió el guion."}).status_code == 302
    assert address not in trainer.get(f"/formacion/kits/{version.pk}/").content.decode()


def test_something_is_taken_out_after_a_last_look(browsing: Browsing, as_staff: As) -> None:
    version, trainer = written(as_staff), browsing("cr.formadora")
    row = version.items.get(number=1).pk
    address = f"/formacion/kits/{version.pk}/quitar/item/{row}/"

    assert trainer.get(address).status_code == 200
    assert version.items.count() == 5
    assert trainer.post(address).status_code == 302
    assert version.items.count() == 4
    assert trainer.post(address).status_code == 422
    assert trainer.get(f"/formacion/kits/{version.pk}/quitar/magia/1/").status_code == 404


def test_a_need_is_written_down_with_where_it_was_found(browsing: Browsing) -> None:
    sent = {
        "competency": "REFERRAL", "statement": "No conocen los servicios.", "found_by": "SURVEY", "source": "Encuesta",
        "found_on": localdate().isoformat(), "region": "CR-LIMON", "people": "12",
    }  # fmt: skip
    secretariat = browsing("cr.secretaria")

    assert secretariat.post("/formacion/necesidades/nueva/", sent).status_code == 302
    assert Need.objects.get().region == "CR-LIMON"
    assert "Limón" in secretariat.get("/formacion/necesidades/").content.decode()
    assert secretariat.post("/formacion/necesidades/nueva/", {**sent, "region": "XX"}).status_code == 422


@pytest.mark.parametrize(
    "part", ["", "modulo/", "criterio/", "pregunta/", "material/", "hito/", "version/", "adoptar/"]
)
def test_every_form_opens_for_whoever_may_and_not_for_another_country(
    browsing: Browsing, as_staff: As, part: str
) -> None:
    here = f"/formacion/kits/{written(as_staff).pk}/{part}"

    assert browsing("cr.formadora").get(here).status_code == 200
    assert browsing("hn.formador").get(here).status_code == 404
    assert browsing("cr.tecnica").get(here).status_code == 404
