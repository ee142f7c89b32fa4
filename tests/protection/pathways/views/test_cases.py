"""A case in the browser."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from tests.conftest import Browsing
from tests.points import carried_to

LODGED = carried_to("declines_and_is_repaired", before="call_referral/answer_referral")


@LODGED
@pytest.mark.parametrize("message", ["consent_withdrawn", "referral_revoked"])
def test_what_an_operation_tells_the_procedure_is_not_raised_by_hand(
    carrier: Carrier, browsing: Browsing, message: str
) -> None:
    address = f"/casos/{carrier.code}/avisos/{message}/"
    shelter = browsing("cr.albergue")

    assert shelter.get(address).status_code == 404
    assert shelter.post(address).status_code == 404
    assert carrier.holder("call_referral/answer_referral")


@LODGED
def test_a_warning_that_the_procedure_does_not_know_has_no_page(carrier: Carrier, browsing: Browsing) -> None:
    shelter = browsing("cr.albergue")

    assert shelter.get(f"/casos/{carrier.code}/avisos/nada/").status_code == 404
    assert shelter.get(f"/casos/{carrier.code}/avisos/danger_alarm/").status_code == 200


@LODGED
@pytest.mark.parametrize("page", ["recorrido", "accesos"])
@pytest.mark.parametrize("before", ["²", "\x00", "9" * 40])
def test_a_broken_beginning_of_a_list_is_its_first_page(
    carrier: Carrier, browsing: Browsing, page: str, before: str
) -> None:
    shelter = browsing("cr.albergue")

    assert shelter.get(f"/casos/{carrier.code}/{page}/", {"antes": before}).status_code == 200
