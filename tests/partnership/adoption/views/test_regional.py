"""What countries propose to one another, in the browser."""

from __future__ import annotations

import pytest

from amparo.partnership.adoption.models import Offer
from tests.conftest import Browsing


def test_a_version_is_offered_seen_with_its_differences_and_taken_up(browsing: Browsing) -> None:
    cr, hn = browsing("cr.secretaria"), browsing("hn.secretaria")

    cr.post("/regional/ofrecer/14/", {"to": "HN", "message": "Nos sirvió."})
    offer = Offer.objects.get()
    page = hn.get(f"/regional/{offer.pk}/").content.decode()
    taken = hn.post(f"/regional/{offer.pk}/tomar/")

    assert ["Nos sirvió." in page, "CR_" in page, "HN_" in page] == [True, True, True]
    assert (taken.status_code, "/borradores/" in taken.headers["Location"]) == (302, True)
    assert cr.get("/regional/").status_code == hn.get("/regional/").status_code == 200


@pytest.mark.parametrize("username", ["cr.policia", "cr.datos", "cr.comite1"])
def test_only_secretariats_find_these_pages(browsing: Browsing, username: str) -> None:
    client = browsing(username)

    assert [client.get(path).status_code for path in ("/regional/", "/regional/1/", "/regional/ofrecer/14/")] == [
        404
    ] * 3


def test_an_offer_is_turned_down_with_a_reason(browsing: Browsing) -> None:
    browsing("cr.secretaria").post("/regional/ofrecer/14/", {"to": "HN", "message": "Nos sirvió."})
    key, client = Offer.objects.get().pk, browsing("hn.secretaria")

    answers = [
        client.post(f"/regional/{key}/declinar/", {"why": why}).status_code for why in ("", "Ya hay uno.", "Otra")
    ]

    assert (answers, Offer.objects.get().answer) == ([422, 302, 422], "Ya hay uno.")
