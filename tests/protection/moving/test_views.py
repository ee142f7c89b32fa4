"""Running cases and new versions, in the browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.moving.models import Moving, Stay
from amparo.protection.moving.tasks import hear_the_clock
from tests.conftest import Browsing
from tests.points import carried_to
from tests.protection.moving.newer import (
    CAST,
    VOTE,
    open_in,
    pathway_of,
    publish_new_words,
    publish_without_the_vote,
)

PLAN = "/procedimientos/casos-en-curso/"
AT_THE_VOTE = carried_to("declines_and_is_repaired", before=VOTE)

pytestmark = pytest.mark.usefixtures("publishing")


@AT_THE_VOTE
def test_the_secretariat_plans_says_where_a_step_goes_and_gives_the_order(carrier: Carrier, browsing: Browsing) -> None:
    publish_without_the_vote()
    secretariat = browsing("cr.secretaria")
    assert secretariat.get(PLAN).status_code == 200

    secretariat.post(f"{PLAN}preparar/")
    hear_the_clock(at=datetime.now(UTC))
    page = secretariat.get(PLAN).content.decode()
    secretariat.post(f"{PLAN}{Moving.objects.using('owner').get().pk}/trasladar/", {f"goes:{VOTE}": CAST})
    hear_the_clock(at=datetime.now(UTC))

    assert (f'name="goes:{VOTE}"' in page, carrier.code in page) == (True, False)
    assert CAST in open_in(carrier)
    assert "Casos que se trasladaron: menos de 10." in secretariat.get(PLAN).content.decode()


@AT_THE_VOTE
@pytest.mark.parametrize("username", ["cr.policia", "cr.gestora", "cr.tecnica"])
def test_nobody_else_sees_the_plan(carrier: Carrier, browsing: Browsing, username: str) -> None:
    assert browsing(username).get(PLAN).status_code == 403


@AT_THE_VOTE
def test_whoever_leads_a_case_sees_that_new_versions_are_in_force_and_moves_it(
    carrier: Carrier, browsing: Browsing
) -> None:
    address = f"/casos/{carrier.code}/versiones/"
    leader = browsing("cr.gestora")
    quiet = leader.get(f"/casos/{carrier.code}/").content.decode()
    publish_new_words()

    told = leader.get(f"/casos/{carrier.code}/").content.decode()
    assert (address in quiet, address in told, leader.get(address).status_code) == (False, True, 200)
    leader.post(address)

    assert address not in leader.get(f"/casos/{carrier.code}/").content.decode()
    assert leader.get(f"/casos/{carrier.code}/recorrido/").status_code == 200
    assert leader.get(address).status_code == 302
    assert pathway_of(carrier).versions == Moving(versions=pathway_of(carrier).versions).versions


@AT_THE_VOTE
def test_keeping_a_case_needs_a_reason(carrier: Carrier, browsing: Browsing) -> None:
    publish_new_words()
    address, leader = f"/casos/{carrier.code}/versiones/", browsing("cr.gestora")

    empty = leader.post(f"{address}quedarse/", {})
    said = leader.post(f"{address}quedarse/", {"reason": "PERSON_ASKED"})

    assert (empty.status_code, said.status_code, Stay.objects.using("owner").count()) == (422, 302, 1)
    assert address not in leader.get(f"/casos/{carrier.code}/").content.decode()


@AT_THE_VOTE
@pytest.mark.parametrize("username", ["cr.policia", "hn.gestora", "cr.secretaria"])
def test_who_does_not_lead_the_case_finds_no_such_page(carrier: Carrier, browsing: Browsing, username: str) -> None:
    publish_new_words()
    address = f"/casos/{carrier.code}/versiones/"

    other = browsing(username)

    assert (other.get(address).status_code, other.post(address).status_code) == (404, 404)
    assert other.post(f"{address}quedarse/", {"reason": "OTHER"}).status_code == 404
