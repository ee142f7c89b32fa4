"""Procedures in the browser."""

from __future__ import annotations

import pytest

from amparo.bpmn.read import read
from tests.conftest import Browsing
from tests.partnership.procedures.drafts import draft

pytestmark = pytest.mark.usefixtures("publishing")


@pytest.mark.parametrize(
    "username", ["cr.gestora", "cr.policia", "cr.datos", "cr.tecnica", "cr.secretaria", "hn.albergue"]
)
@pytest.mark.parametrize("place", ["", "14/", "14/lista/", "14/bpmn/"])
def test_every_role_reads_the_procedures(browsing: Browsing, username: str, place: str) -> None:
    assert browsing(username).get(f"/procedimientos/{place}").status_code == 200


@pytest.mark.parametrize("place", ["99/", "99/lista/", "99/bpmn/", "4/", "٠٧/"])
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
