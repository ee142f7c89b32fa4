"""The pages: what is found, nothing found, and that what lies elsewhere changes no answer."""

from __future__ import annotations

import re

import pytest

from amparo.demo.carrying import Carrier
from tests.conftest import Browsing
from tests.points import carried_to
from tests.protection.finding.registering import HERE, abroad, tick

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
FIND, ASK, DESK = "/casos/buscar/", "/mesa-de-contacto/preguntar/", "/mesa-de-contacto/"


def test_a_case_is_found_by_name_and_nothing_else_is_said(carrier: Carrier, browsing: Browsing) -> None:
    client = browsing("cr.gestora")

    assert FIND in client.get("/casos/").content.decode()
    page = client.post(FIND, {"kind": "name", "typed": HERE}).content.decode()
    assert (f"/casos/{carrier.code}/" in page, "Coincide con lo que escribió" in page) == (True, True)
    assert "Demostración" not in page.partition("<main")[2]
    refused = client.post(FIND, {"kind": "name", "typed": "Luz"})
    assert (refused.status_code, "al menos dos" in refused.content.decode()) == (422, True)
    assert client.post(FIND, {"kind": "x", "typed": "\0"}).status_code == 422


def plain(page: bytes) -> str:
    """The page without what differs at each visit."""
    return re.sub(r'value="[^"]{40,}"|nonce="[^"]+"|\d{1,2}:\d{2}', "", page.decode())


def test_somebody_known_elsewhere_and_nobody_give_the_same_answers(carrier: Carrier, browsing: Browsing) -> None:
    abroad(prs_FirstName="Xiomara", prs_SecondName="Zavala", prs_IdentityNumber="0801199900001")
    client = browsing("cr.gestora")
    answers: list[set[tuple[int, int, str]]] = []
    for kind, elsewhere, nobody in (
        ("name", "Xiomara Zavala", "Petrona Quiroz"),
        ("document", "0801199900001", "0801199900002"),
    ):
        said = set()
        for typed in (elsewhere, nobody):
            answer = client.post(FIND, {"kind": kind, "typed": typed})
            said.add((answer.status_code, len(answer.content), plain(answer.content).replace(typed, "TYPED")))
        answers.append(said)
    asked = set()
    for typed in ("Xiomara Zavala", "Petrona Quiroz"):
        answer = client.post(ASK, {"name": typed, "why": "SAID_SO"}, follow=True)
        asked.add((answer.status_code, len(answer.content), plain(answer.content)))

    assert [len(said) for said in (*answers, asked)] == [1, 1, 1]
    assert "Le escribirá si hay algo" in next(iter(asked))[2]


def test_the_desk_is_shown_and_answered_by_who_keeps_it(carrier: Carrier, browsing: Browsing) -> None:
    other = abroad(prs_FirstName="Luz Marina", prs_SecondName="Invento Demostración")
    here, there = browsing("cr.supervision"), browsing("hn.supervision")
    assert "Nada espera" in here.get(DESK).content.decode()

    tick()

    page = here.get(DESK).content.decode()
    assert (carrier.code in page, other.code in page, "Honduras" in page.partition("<main")[2]) == (True, False, False)
    (agree,) = re.findall(r'action="(/mesa-de-contacto/\d+/acordar/)"', page)
    assert "1 consulta espera" in here.get("/mi-trabajo/").content.decode()
    assert here.get(agree).status_code == 405
    assert here.post(agree).status_code == 302
    assert "1 consulta espera" not in here.get("/mi-trabajo/").content.decode()
    (other_side,) = re.findall(r'action="(/mesa-de-contacto/\d+/acordar/)"', there.get(DESK).content.decode())
    assert there.post(other_side).status_code == 302
    met = here.get(DESK).content.decode()
    assert ("Rigoberto Sosa" in met, other.code in met) == (True, False)


@pytest.mark.parametrize(
    ("username", "statuses"),
    [("cr.gestora", (200, 200, 403)), ("cr.supervision", (403, 403, 200)), ("cr.recepcion", (403, 403, 403))],
)
def test_each_role_is_let_in_where_it_has_to_do(
    carrier: Carrier, browsing: Browsing, username: str, statuses: tuple[int, ...]
) -> None:
    client = browsing(username)

    assert tuple(client.get(page).status_code for page in (FIND, ASK, DESK)) == statuses
    assert client.post(f"{DESK}999/acordar/").status_code == (302 if statuses[2] == 200 else 403)
