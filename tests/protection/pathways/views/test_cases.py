"""A case in the browser."""

from __future__ import annotations

import re

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.consents.models import Consent
from tests.conftest import As, Browsing
from tests.points import carried_to


def bar(page: str) -> set[str]:
    """Return the coded facts of the bar on top of a case."""
    return set(re.findall(r"<span>([^<]+)</span>", page.split('class="identity__facts">')[1].split("</span>\n")[0]))


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


@carried_to("joins_with_one_interview", before="call_interview/forensic_interview")
def test_who_is_no_longer_agreed_to_sees_the_minimal_facts_no_more(
    carrier: Carrier, browsing: Browsing, as_staff: As
) -> None:
    prosecutor, manager = browsing("cr.fiscalia"), browsing("cr.gestora")
    address = f"/casos/{carrier.code}/"
    with as_staff("cr.gestora"):
        given = Consent.objects.filter(purpose="SHARE_JUSTICE", withdrawn_at=None).first()
    if given is None:
        carrier.consent("SHARE_JUSTICE")
        with as_staff("cr.gestora"):
            given = Consent.objects.get(purpose="SHARE_JUSTICE", withdrawn_at=None)
    known, before = (bar(each.get(address).content.decode()) for each in (manager, prosecutor))

    manager.post(f"{address}consentimientos/{given.pk}/retirar/")

    assert before == known
    assert bar(prosecutor.get(address).content.decode()) < before
    assert bar(manager.get(address).content.decode()) == known
