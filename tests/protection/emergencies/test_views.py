"""The pages of emergencies: what each role is shown, and that an unknown code looks like a sealed one."""

from __future__ import annotations

import re

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.emergencies.models import Emergency
from tests.conftest import As, Browsing
from tests.points import carried_to
from tests.protection.emergencies.breaking import REASON, break_glass, seal_case

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
LIST, BREAK = "/emergencias/", "/emergencias/abrir/"


def typed(code: str) -> dict[str, str]:
    return {"code": code, "category": "LIFE", "reason": REASON}


def test_an_emergency_is_opened_told_seen_and_reviewed(carrier: Carrier, browsing: Browsing) -> None:
    caller, lead, officer = (browsing(name) for name in ("cr.ninez", "cr.gestora", "cr.datos"))

    answer = caller.post(BREAK, typed(carrier.code), follow=True)
    key = Emergency.objects.using("owner").get().pk
    opened = caller.get(f"{LIST}{key}/abrir/C1/")

    assert (answer.redirect_chain[-1][0], opened.status_code) == (f"{LIST}{key}/", 200)
    assert "se abrió por emergencia" in lead.get(f"/casos/{carrier.code}/").content.decode()
    assert "se abrió por emergencia" in lead.get("/mi-trabajo/").content.decode()
    assert lead.post(f"{LIST}{key}/visto/").status_code == 302
    assert "1 caso se abrió" not in lead.get("/mi-trabajo/").content.decode()
    page = officer.get(f"{LIST}{key}/revisar/").content.decode()
    assert (REASON in page, "Identidad y contacto seguro" in page) == (True, True)
    assert officer.post(f"{LIST}{key}/revisar/", {"verdict": "JUSTIFIED", "words": "visto"}).status_code == 422
    done = officer.post(f"{LIST}{key}/revisar/", {"verdict": "JUSTIFIED", "words": "Hablé con la guardia del PANI"})
    assert done.status_code == 302
    assert "Estuvo bien" in officer.get(LIST).content.decode()
    assert caller.post(f"{LIST}{key}/terminar/").status_code == 302
    assert caller.get(f"{LIST}{key}/abrir/C1/").status_code == 403


def plain(page: bytes, code: str) -> str:
    """The page without what differs by each visit (tokens, the clock) and what the visitor typed."""
    text = page.decode().replace(code, "CODE")
    return re.sub(r'value="[^"]{20,}"|nonce="[^"]+"|\d{1,2}:\d{2}', "", text)


def test_an_unknown_a_foreign_and_a_sealed_code_give_the_same_page(carrier: Carrier, browsing: Browsing) -> None:
    abroad = Carrier("HN", at=carrier.at)
    abroad.open()
    seal_case(carrier)
    pages = []
    for username, code in (("cr.ninez", "CR-2222-22"), ("cr.salud", abroad.code), ("cr.albergue", carrier.code)):
        client = browsing(username)
        answer = client.post(BREAK, typed(code))
        assert (answer.status_code, answer["Location"]) == (302, LIST)
        main = plain(client.get(LIST).content, code)
        pages.append(main[main.index("<main") : main.index("</main>")])

    assert pages[0] == pages[1] == pages[2]
    assert "no se abre nada" in pages[0]


@pytest.mark.parametrize(
    ("username", "statuses"),
    [
        ("cr.policia", (403, 403, 404)),
        ("cr.tecnica", (403, 403, 404)),
        ("cr.secretaria", (200, 403, 404)),
        ("cr.datos", (200, 403, 404)),
        ("cr.gestora", (200, 200, 404)),
    ],
)
def test_each_role_is_let_in_where_it_has_to_do(
    carrier: Carrier, browsing: Browsing, as_staff: As, username: str, statuses: tuple[int, ...]
) -> None:
    key = break_glass(as_staff, carrier.code).key
    client = browsing(username)

    assert tuple(client.get(address).status_code for address in (LIST, BREAK, f"{LIST}{key}/")) == statuses


def test_what_is_typed_badly_comes_back_with_its_reason(carrier: Carrier, browsing: Browsing) -> None:
    answer = browsing("cr.ninez").post(BREAK, {**typed(carrier.code), "reason": "poco"})

    assert answer.status_code == 422
    assert "al menos 20 caracteres" in answer.content.decode()
    assert Emergency.objects.using("owner").count() == 0
