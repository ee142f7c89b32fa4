"""The pages of training, as staff and the public use them."""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pypdf
import pytest
from django.test import Client
from django.utils.timezone import localdate

from amparo.foundation.documents.sheets import read_sheet
from amparo.partnership.directory.models import Professional
from amparo.partnership.training.exports.papers import badge_png, certificate_pdf
from amparo.partnership.training.models import Award, CourseRun, Refresher
from amparo.partnership.training.operations.after import revoke_award
from amparo.partnership.training.queries.runs import criteria_of
from amparo.partnership.training.rules.badges import unbake, verify
from tests.conftest import As, Browsing
from tests.partnership.training.making import another_run, at, award_of, person, today

PLACES = (
    "", "cobertura/", "cobertura/?ver=estrictas", "cursos/", "cursos/nuevo/", "formadores/", "formadores/certificar/",
    "mi-gente/", "mis-certificados/",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_each_page_opens_for_the_secretariat_and_not_for_an_administrator(
    run: CourseRun, browsing: Browsing, place: str
) -> None:
    assert browsing("cr.secretaria").get(f"/formacion/{place}").status_code == 200
    assert browsing("cr.tecnica").get(f"/formacion/{place}").status_code == 404


def test_in_a_country_without_a_course_the_pages_say_what_comes_first(run: CourseRun, browsing: Browsing) -> None:
    for place in PLACES:
        assert browsing("hn.secretaria").get(f"/formacion/{place}").status_code == 200


def test_the_page_of_a_course_tells_what_came_of_it(run: CourseRun, browsing: Browsing) -> None:
    page = browsing("cr.formadora").get(f"/formacion/cursos/{run.pk}/").content.decode()

    assert page.count("/formacion/certificados/") == 16
    assert "Patricia Zamora" in page


def test_a_course_is_not_found_by_whoever_does_not_run_it(run: CourseRun, browsing: Browsing) -> None:
    for username in ("cr.fiscalia", "hn.formador"):
        assert browsing(username).get(f"/formacion/cursos/{run.pk}/").status_code == 404


def test_from_grid_to_certificate_through_the_pages(run: CourseRun, as_staff: As, browsing: Browsing) -> None:
    other = another_run(as_staff, run, ["Zamora"])
    here, who = f"/formacion/cursos/{other.pk}/", person("Zamora").pk
    trainer, secretariat = browsing("cr.formadora"), browsing("cr.secretaria")
    named = {"professional": person("Fonseca").pk}
    assert secretariat.post(here + "formador/", named).status_code == 302
    fields = {
        f"c{key}": "ACHIEVED"
        for key in other.version.criteria.filter(variant="IN_SERVICE").values_list("pk", flat=True)
    }
    answers = {f"i{key}": "1" for key in other.version.items.values_list("pk", flat=True)}

    assert trainer.get(f"{here}pauta/{who}/").status_code == 200
    assert trainer.post(f"{here}pauta/{who}/", fields).status_code == 302
    assert trainer.post(f"{here}prueba/{who}/before/", answers).status_code == 302
    assert trainer.get(f"{here}prueba/{who}/after/").status_code == 200
    assert trainer.get(f"{here}prueba/{who}/never/").status_code == 404
    assert trainer.get(f"{here}pauta/999999/").status_code == 404
    assert trainer.get(here + "certificar/").status_code == 200
    assert trainer.post(here + "certificar/").status_code == 302
    assert trainer.post(here + "certificar/").status_code == 422

    assert Award.objects.get(run=other).holder == "Patricia Zamora"


def test_a_certificate_is_seen_by_its_holder_and_not_by_a_colleague(run: CourseRun, browsing: Browsing) -> None:
    here = f"/formacion/certificados/{award_of('Fallas').code}/"

    seen = {name: browsing(name).get(here).status_code for name in ("cr.psicologia", "cr.gestora", "hn.secretaria")}

    assert seen == {"cr.psicologia": 200, "cr.gestora": 404, "hn.secretaria": 404}


def test_the_certificate_is_a_tagged_pdf_with_the_holder_and_the_address(run: CourseRun, browsing: Browsing) -> None:
    award = award_of("Fallas")

    sent = browsing("cr.psicologia").get(f"/formacion/certificados/{award.code}/pdf/")

    reader = pypdf.PdfReader(io.BytesIO(sent.content))
    text = reader.pages[0].extract_text()
    assert sent["Content-Type"] == "application/pdf"
    assert "Irene Fallas" in text
    assert f"/verificar/{award.code}/" in text.replace("\n", "")
    assert b"/MarkInfo" in sent.content
    assert certificate_pdf(award) == certificate_pdf(award)


def test_trn_05_the_badge_of_the_page_verifies_with_the_key_of_the_page(run: CourseRun, browsing: Browsing) -> None:
    award, public = award_of("Fallas"), Client()

    picture = browsing("cr.psicologia").get(f"/formacion/certificados/{award.code}/insignia/").content
    jwk = json.loads(public.get("/verificar/clave.json").content)
    revoked = json.loads(public.get("/verificar/revocados.json").content)["revokedCredential"]

    found = verify(unbake(picture), jwk, at=at(), revoked=[row["id"] for row in revoked])
    assert (found.standing, found.holder) == ("VALID", "Irene Fallas")
    assert unbake(badge_png(award)) == award.badge


def test_trn_06_the_public_page_shows_no_mail_no_agency_and_only_initials(run: CourseRun) -> None:
    Professional.objects.using("owner").filter(family_names="Fallas").update(e_mail="irene@example.org")

    page = Client().get(f"/verificar/{award_of('Fallas').code}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert not any(word in text for word in ("irene@example.org", "Irene", "Fallas", "Equipo de Respuesta"))
    assert "I. F." in text
    assert page["Cache-Control"] == "no-store"


def test_trn_06_a_name_is_shown_only_where_its_holder_agreed(run: CourseRun) -> None:
    Professional.objects.using("owner").filter(family_names="Fallas").update(visibility="PUBLIC")

    assert "Irene Fallas" in Client().get(f"/verificar/{award_of('Fallas').code}/").content.decode()


@pytest.mark.parametrize(("typed", "answer"), [("irene  FALLAS", "Sí"), ("Otra Persona", "No")])
def test_trn_06_a_name_on_a_paper_is_answered_yes_or_no(run: CourseRun, typed: str, answer: str) -> None:
    page = Client().post(f"/verificar/{award_of('Fallas').code}/", {"name": typed}).content.decode()

    assert f"<strong>{answer}" in page


def test_the_public_page_says_revoked(run: CourseRun, as_staff: As) -> None:
    award = award_of("Fallas")
    with as_staff("cr.secretaria") as by:
        revoke_award(by=by, award=award, why="Copió del examen.", today=today(), at=at())

    page = Client().get(f"/verificar/{award.code}/").content.decode()

    assert "heat--revoked" in page
    assert "Copió" not in page


def test_a_code_that_is_none_is_not_found(run: CourseRun) -> None:
    assert Client().get("/verificar/nada/").status_code == 404


def test_the_map_tells_in_words_what_the_colours_say(run: CourseRun, browsing: Browsing) -> None:
    page = browsing("cr.policia").get("/formacion/cobertura/").content.decode()

    assert page.count("heat--nobody") > 10
    assert page.count("Nadie") > 10
    assert "/formacion/necesidades/nueva/" not in page


def test_lists_go_to_a_spreadsheet_and_run_nothing(run: CourseRun, browsing: Browsing) -> None:
    focal, secretariat = browsing("cr.enlace"), browsing("cr.secretaria")

    people = read_sheet(focal.post("/listas/llevar/certificados/").content)
    coverage = read_sheet(secretariat.post("/listas/llevar/cobertura/").content)

    assert len(people.rows) == 8
    assert ("Puntarenas", "6") in {cells[1:3] for _number, cells in coverage.rows}
    assert browsing("cr.policia").post("/listas/llevar/certificados/").status_code == 404


def test_a_focal_point_says_where_their_people_work_and_what_was_seen(run: CourseRun, browsing: Browsing) -> None:
    focal, who = browsing("cr.enlace"), person("Picado").pk
    award = award_of("Picado")

    placed = {"place": "CR-LIMON", "since": localdate().isoformat()}
    assert focal.get(f"/formacion/mi-gente/{who}/lugar/").status_code == 200
    assert focal.post(f"/formacion/mi-gente/{who}/lugar/", placed).status_code == 302
    assert focal.get(f"/formacion/mi-gente/{person('Arguedas').pk}/lugar/").status_code == 404
    seen = {"seen_on": localdate().isoformat(), "outcome": "APPLIES", "note": "Bien."}
    assert focal.post(f"/formacion/certificados/{award.code}/seguimiento/", seen).status_code == 302


def test_a_refresher_is_recorded_and_a_future_one_is_sent_back(run: CourseRun, browsing: Browsing) -> None:
    trainer, address = browsing("cr.formadora"), f"/formacion/certificados/{award_of('Picado').code}/actualizar/"
    later = (localdate() + timedelta(days=9)).isoformat()

    assert trainer.post(address, {"done_on": later, "note": "Mi <nota>"}).status_code == 422
    assert not Refresher.objects.exists()
    assert trainer.post(address, {"done_on": localdate().isoformat(), "note": "Guion nuevo."}).status_code == 302


def test_a_trainer_is_certified_and_a_weak_mark_is_sent_back(run: CourseRun, browsing: Browsing) -> None:
    secretariat = browsing("cr.secretaria")
    sent = {
        "professional": person("Picado").pk, "version": run.version_id, "observed_on": localdate().isoformat(),
        "andragogy": "80", "transmission": "80", "content": "60",
    }  # fmt: skip

    assert secretariat.post("/formacion/formadores/certificar/", sent).status_code == 422
    assert secretariat.post("/formacion/formadores/certificar/", {**sent, "content": "90"}).status_code == 302
    assert "Wálter Picado" in secretariat.get("/formacion/formadores/").content.decode()
    assert browsing("cr.formadora").get("/formacion/formadores/certificar/").status_code == 404


def test_whoever_is_certified_is_searched_for_and_what_was_typed_stays(run: CourseRun, browsing: Browsing) -> None:
    sent = {"find": "picado", "do": "find", "andragogy": "91", "professional": str(person("Fonseca").pk)}
    page = browsing("cr.secretaria").post("/formacion/formadores/certificar/", sent)
    text = page.content.decode()

    assert page.status_code == 200
    assert [person(name).name in text for name in ("Picado", "Fonseca", "Fallas")] == [True, True, False]
    assert 'value="91"' in text
    assert "field__error" not in text


def test_revoking_is_asked_with_a_reason(run: CourseRun, browsing: Browsing) -> None:
    secretariat, address = browsing("cr.secretaria"), f"/formacion/certificados/{award_of('Picado').code}/revocar/"

    assert secretariat.get(address).status_code == 200
    assert secretariat.post(address, {"why": ""}).status_code == 422
    assert secretariat.post(address, {"why": "Copió."}).status_code == 302
    assert browsing("cr.formadora").get(address).status_code == 403


def test_an_activity_leads_to_its_course_or_to_where_it_is_run_on_a_kit(run: CourseRun, browsing: Browsing) -> None:
    secretariat = browsing("cr.secretaria")

    assert secretariat.get(f"/formacion/actividades/{run.activity_id}/").headers["Location"] == (
        f"/formacion/cursos/{run.pk}/"
    )
    away = secretariat.get("/formacion/actividades/999999/").headers["Location"]
    assert away == "/formacion/cursos/nuevo/?actividad=999999"
    assert secretariat.get(away).status_code == 200


def test_after_a_grid_comes_that_of_the_next_who_came_and_at_last_the_course(
    run: CourseRun, as_staff: As, browsing: Browsing
) -> None:
    other = another_run(as_staff, run, ["Zamora", "Ugalde"])
    here, trainer = f"/formacion/cursos/{other.pk}/", browsing("cr.formadora")
    browsing("cr.secretaria").post(here + "formador/", {"professional": person("Fonseca").pk})
    fields = {f"c{row.pk}": "ACHIEVED" for row in criteria_of(other)}

    first, second = (f"{here}pauta/{person(name).pk}/" for name in ("Zamora", "Ugalde"))
    assert first in trainer.get(here).content.decode()
    assert trainer.post(first, fields).headers["Location"] == second
    assert trainer.post(second, fields).headers["Location"] == here
