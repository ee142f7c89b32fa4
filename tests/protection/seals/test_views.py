"""The pages of seals."""

from __future__ import annotations

import re

from amparo.demo.carrying import Carrier
from tests.conftest import Browsing
from tests.foundation.desk import account_of
from tests.points import carried_to

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def test_a_case_is_sealed_from_its_page_and_is_not_found_by_others(carrier: Carrier, browsing: Browsing) -> None:
    lead, other, overseer = (browsing(name) for name in ("cr.gestora", "cr.psicologia", "cr.supervision"))
    case = f"/casos/{carrier.code}/"
    seal = case + "sello/"
    assert seal in lead.get(case).content.decode()
    assert seal not in other.get(case).content.decode()
    assert other.get(seal).status_code == 404
    assert "No puede deshacerlo" in lead.get(seal).content.decode()

    mine = account_of("cr.gestora")
    assert re.search(rf'value="{mine}"[^>]*checked', lead.get(seal + "poner/").content.decode())
    assert lead.post(seal + "poner/", {"kind": "THREAT_INSIDE"}).status_code == 422
    chosen = {"kind": "THREAT_INSIDE", "named": [account_of("cr.gestora")]}
    assert lead.post(seal + "poner/", chosen).status_code == 302
    addresses = ["", "recorrido/", "personas/", "consentimientos/", "documentos/", "accesos/", "servicios/", "sello/",
                 "salidas/"]  # fmt: skip
    assert {other.get(case + each).status_code for each in addresses} == {404}
    assert {lead.get(case + each).status_code for each in addresses} == {200}
    assert carrier.code not in other.get("/casos/").content.decode()
    work = other.get("/mi-trabajo/").content.decode()
    assert ("se cerró para usted" in work, carrier.code in work) == (True, False)
    assert "Este caso está sellado" in lead.get(case).content.decode()

    page = overseer.get("/sellos/").content.decode()
    assert (carrier.code in page, overseer.get(case).status_code) == (True, 404)
    assert lead.post(seal + "levantar/", {"why": "DANGER_OVER"}).status_code == 302
    change = re.search(r"/sellos/\d+/", overseer.get("/sellos/").content.decode())
    assert change is not None
    assert "Lo permito" not in lead.get(change[0]).content.decode()
    assert lead.post(change[0] + "permitir/").status_code == 403
    assert other.post(change[0] + "permitir/").status_code == 404
    assert "Lo permito" in overseer.get(change[0]).content.decode()
    assert overseer.post(change[0] + "permitir/").status_code == 302
    assert other.get(case).status_code == 200


def test_an_overseer_seals_by_the_code_and_an_unknown_one_says_the_same(carrier: Carrier, browsing: Browsing) -> None:
    overseer, stranger = browsing("cr.supervision"), browsing("hn.supervision")

    found = overseer.post("/sellos/buscar/", {"code": carrier.code.lower()})
    assert found["Location"] == f"/casos/{carrier.code}/sello/"
    answers = [stranger.post("/sellos/buscar/", {"code": code}) for code in (carrier.code, "CR-2222-22", "nada")]
    assert [answer.status_code for answer in answers] == [422] * 3
    assert len({re.search(r"No hay[^<]+", answer.content.decode())[0] for answer in answers}) == 1  # type: ignore[index]
    assert browsing("cr.formadora").get("/sellos/").status_code == 403
