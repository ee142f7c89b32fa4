"""Nobody is asked again for what is already known and may be shared (R33): a property of every step's screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.vocabularies import dictionary
from amparo.protection.pathways import vocabulary
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from amparo.protection.pathways.pages.case import View, view_of
from amparo.protection.pathways.pages.step import sheet_of
from tests.conftest import As, Browsing
from tests.points import Point, carried_to

SCENARIO = "declines_and_is_repaired"
CONSENTS = "call_plan/choose_permissions"
PLACES = (
    CONSENTS,
    "call_plan/agree_plan",
    "call_reparation/choose_route",
    "call_reparation/collect_payment",
    "call_inclusion/review_closure",
)


def known_and_shareable(view: View) -> dict[str, object]:
    """Return what was answered in clear in this case and the reader may see, from the events themselves."""
    answered: dict[str, object] = {}
    for event in PathwayEvent.objects.filter(case=view.case).order_by("pk"):
        answered |= event.answers
    fields = dictionary.fields()
    return {
        name: value
        for name, value in answered.items()
        if value != vocabulary.NOT_ASKED and not fields[name].is_sealed and fields[name].compartment in view.readable
    }


@pytest.mark.parametrize("point", [Point(SCENARIO, place) for place in PLACES], ids=str)
def test_no_open_step_asks_for_what_is_known_and_may_be_shared(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        view = view_of(actor, carrier.code, datetime.now(UTC))
        assert view is not None
        known = known_and_shareable(view)

        for step in OpenStep.objects.filter(case=view.case):
            sheet = sheet_of(view, step, frozenset())
            wanted = {note.name for note in sheet.node.fields}

            assert {field.name for field, _ in sheet.asked} == wanted - set(known)
            assert {field.name for field in sheet.known} == wanted & set(known)

    assert known


@carried_to(SCENARIO, before=CONSENTS)
def test_the_page_shows_what_is_known_and_asks_again_only_on_request(carrier: Carrier, browsing: Browsing) -> None:
    address = f"/casos/{carrier.code}/pasos/{CONSENTS}/"
    lawyer = browsing("cr.abogada")

    page = lawyer.get(address).content.decode()
    again = lawyer.get(f"{address}?preguntar=amp_consent_language").content.decode()

    assert 'name="amp_consent_language"' not in page
    assert "Español" in page
    assert 'name="amp_consent_language"' in again


@carried_to(SCENARIO, before=CONSENTS)
def test_what_may_not_be_shared_is_not_shown_to_whoever_may_not_read_it(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.panel1") as actor:
        view = view_of(actor, carrier.code, datetime.now(UTC))
        assert view is not None
        step = OpenStep.objects.get(case=view.case, path=CONSENTS)

        sheet = sheet_of(view, step, frozenset())

    assert "C8" not in view.readable
    assert {field.name for field in sheet.known} & {"amp_consent_language", "amp_consent_form"} == set()
