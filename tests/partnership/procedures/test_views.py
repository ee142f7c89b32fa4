"""Procedures in the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.bpmn.read import read
from amparo.foundation.audit.models import Entry
from amparo.partnership.procedures.models import ProcedureVersion
from tests.conftest import Browsing
from tests.partnership.procedures.drafts import draft
from tests.partnership.procedures.test_rules import unjust

pytestmark = pytest.mark.usefixtures("publishing")
PROPOSE = "/procedimientos/14/proponer/"


def file(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"drawing": SimpleUploadedFile("14.bpmn", content)}


@pytest.mark.parametrize("username", ["cr.gestora", "cr.policia", "cr.datos", "cr.tecnica", "hn.albergue"])
@pytest.mark.parametrize("place", ["", "14/", "14/lista/", "14/bpmn/"])
def test_every_role_reads_the_procedures(browsing: Browsing, username: str, place: str) -> None:
    assert browsing(username).get(f"/procedimientos/{place}").status_code == 200


@pytest.mark.parametrize("place", ["99/", "99/lista/", "99/bpmn/", "99/proponer/", "4/", "٠٧/"])
def test_a_procedure_that_is_not_there_is_not_found(browsing: Browsing, place: str) -> None:
    assert browsing("cr.secretaria").get(f"/procedimientos/{place}").status_code == 404


def test_the_drawing_is_given_as_it_was_published(browsing: Browsing) -> None:
    response = browsing("cr.policia").get("/procedimientos/14/bpmn/")

    given, drawn = read(response.content, name="14"), draft("14").diagram()
    assert (given.nodes, given.flows, response["Content-Disposition"]) == (
        drawn.nodes,
        drawn.flows,
        'attachment; filename="p14_reparation-v1.bpmn"',
    )


def test_an_unjust_drawing_comes_back_with_its_story_and_nothing_is_published(browsing: Browsing) -> None:
    before = ProcedureVersion.objects.count()

    response = browsing("cr.secretaria").post(PROPOSE, file(unjust().xml.encode()))

    text = response.content.decode()
    assert (response.status_code, "R2" in text, "No participa" in text) == (422, True, True)
    assert ProcedureVersion.objects.count() == before


def test_the_drawing_in_force_publishes_nothing(browsing: Browsing) -> None:
    before = ProcedureVersion.objects.count()

    response = browsing("cr.secretaria").post(PROPOSE, file(draft("14").xml.encode()))

    assert (response.status_code, ProcedureVersion.objects.count()) == (302, before)


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"\xff\xff", b"<x>", b"<a/>" * 600_000])
def test_a_file_that_is_no_procedure_comes_back_in_words(browsing: Browsing, content: bytes) -> None:
    assert browsing("cr.secretaria").post(PROPOSE, file(content)).status_code == 422


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_of_the_secretariat_is_refused_and_it_is_written_down(browsing: Browsing, method: str) -> None:
    client = browsing("cr.policia")

    status = getattr(client, method)(PROPOSE).status_code

    refusals = Entry.objects.using("owner").filter(action="REFUSED_PUBLISH_PROCEDURE")
    assert (status, [entry.institution for entry in refusals]) == (403, ["CR_OIJ"])
