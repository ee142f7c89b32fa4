"""A step in the browser."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from tests.conftest import Browsing
from tests.points import carried_to

VOTE = "call_accreditation/vote"


@carried_to("declines_and_is_repaired", before=VOTE)
@pytest.mark.parametrize("way", ["pasos", "omitir"])
def test_one_member_alone_does_not_decide_what_the_panel_votes_on(
    carrier: Carrier, browsing: Browsing, way: str
) -> None:
    address = f"/casos/{carrier.code}/{way}/{VOTE}/"
    member = browsing("cr.panel1")

    response = member.post(address, {"ask_ident": "not_victim", "reason": "OTHER", "line": ""})

    assert (response.status_code, response.headers["Location"]) == (302, f"/casos/{carrier.code}/panel/{VOTE}/")
    assert member.get(address).status_code == 302
    assert carrier.holder(VOTE)
