"""Referrals in the browser."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.audit.models import Entry
from tests.conftest import As, Browsing
from tests.points import carried_to
from tests.protection.looking import team_of
from tests.protection.referrals.sending import ANSWERS, CHOOSE

SENT = "call_referral/answer_referral"
DONE = "call_accreditation/vote"


@carried_to("declines_and_is_repaired", before=SENT)
def test_a_packet_that_waits_is_not_opened_from_the_case_even_by_a_shelter_that_already_lodges_the_person(
    carrier: Carrier, browsing: Browsing
) -> None:
    shelter = browsing("cr.albergue")

    assert shelter.get(f"/casos/{carrier.code}/abrir/C1/?para=CARE").status_code == 200
    assert shelter.get(f"/casos/{carrier.code}/abrir/RP/?para=CARE").status_code == 404


@carried_to("declines_and_is_repaired", before=DONE)
def test_a_packet_is_closed_when_its_referral_is_done(carrier: Carrier, browsing: Browsing) -> None:
    shelter = browsing("cr.albergue")

    assert shelter.get("/referencias/1/paquete/").status_code == 302
    assert shelter.get(f"/casos/{carrier.code}/abrir/RP/?para=CARE").status_code == 404


@carried_to("declines_and_is_repaired", before=SENT)
@pytest.mark.parametrize("way", ["pasos", "omitir"])
def test_a_referral_is_answered_on_its_own_page_only(carrier: Carrier, browsing: Browsing, way: str) -> None:
    shelter = browsing("cr.albergue")

    response = shelter.post(
        f"/casos/{carrier.code}/{way}/{SENT}/", {"ask_referral_answer": "accepted", "reason": "OTHER"}
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/referencias/")
    assert carrier.holder(SENT)


@carried_to("declines_and_is_repaired", before=SENT)
@pytest.mark.parametrize("page", ["", "paquete/", "retirar/"])
def test_a_referral_of_others_does_not_exist_and_the_try_is_written_down(
    carrier: Carrier, browsing: Browsing, as_staff: As, page: str
) -> None:
    stranger = browsing("cr.inamu")

    assert [stranger.get(f"/referencias/{key}/{page}").status_code for key in (1, 999)] == [404, 404]

    with as_staff("cr.datos"):
        assert Entry.objects.filter(action="REFUSED_OPEN_REFERRAL", case_id=None).count() == 2


@carried_to("declines_and_is_repaired", before=SENT)
def test_a_look_at_the_address_that_takes_back_changes_nothing(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")

    assert manager.get("/referencias/1/retirar/").headers["Location"] == "/referencias/1/"
    assert carrier.holder(SENT)


@carried_to("declines_and_is_repaired", before=CHOOSE)
def test_the_page_asks_why_it_goes_without_an_agreement_keeps_what_was_typed_and_tells_both(
    carrier: Carrier, browsing: Browsing
) -> None:
    manager, page = browsing("cr.gestora"), f"/casos/{carrier.code}/referir/{CHOOSE}/"
    sent = {
        **ANSWERS, "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired", "team": str(team_of("CR_INAMU")),
        "packet": ["amp_needs"], "approved": "approved",
    }  # fmt: skip

    asked = manager.post(page, sent)
    assert (asked.status_code, 'name="without_agreement"' in asked.text) == (422, True)
    assert "checked" in asked.text.partition('value="amp_needs"')[2][:80]
    assert manager.post(page, {**sent, "without_agreement": "NO_REASON"}).status_code == 422

    assert manager.post(page, {**sent, "without_agreement": "BY_LAW"}).status_code == 302
    for username in ("cr.gestora", "cr.inamu"):
        assert "Una ley ordena este intercambio" in browsing(username).get("/referencias/1/").text
