"""What happened in a case, in the browser: one timeline over every part of the pathway, narrowed to one on request."""

from __future__ import annotations

import re

from django.test import Client

from amparo.demo.carrying import Carrier
from tests.conftest import Browsing
from tests.points import carried_to

SHELTERED = carried_to("declines_and_is_repaired", before="call_plan/explain_permissions")
FIRST = "Recibir y clasificar la alerta"


def told(browser: Client, carrier: Carrier, **asked: str) -> tuple[list[str], list[str]]:
    """Return the parts that the page offers and those that its lines belong to."""
    page = browser.get(f"/casos/{carrier.code}/recorrido/", asked).content.decode()
    chips = [" ".join(each.split()) for each in re.findall(r'class="chip"[^>]*>([^<]+)<', page)]
    return chips, re.findall(r'class="timeline__part">([^<]+)<', page)


@SHELTERED
def test_every_part_is_on_one_timeline_and_one_part_can_be_chosen(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")

    chips, whole = told(manager, carrier)
    _chips, first = told(manager, carrier, parte="call_reports")

    assert chips[:2] == ["Todo", FIRST]
    assert len(set(whole)) == 5
    assert set(first) == {FIRST}


@SHELTERED
def test_a_part_that_does_not_exist_shows_the_whole(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")

    assert told(manager, carrier, parte="nada") == told(manager, carrier)


@carried_to("declines_and_is_repaired", before="choose_where")
def test_the_list_of_cases_says_where_a_case_is_but_not_to_those_who_know_of_it_only(
    carrier: Carrier, browsing: Browsing
) -> None:
    pages = {name: browsing(name).get("/casos/").content.decode() for name in ("cr.gestora", "cr.fiscalia")}

    assert [carrier.code in page for page in pages.values()] == [True, True]
    assert [name for name, page in pages.items() if "Decidir dónde seguir la vida" in page] == ["cr.gestora"]
