"""Cards: made for a kind of place; a report that comes by one tells the kind, until the card is ended."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from django.conf import settings

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community import exports
from amparo.prevention.community.models import CommunityReport
from amparo.prevention.community.operations import cards
from tests.conftest import As
from tests.prevention.community.doing import TODAY, TOLD, sent


def test_reports_tell_the_kind_of_place_of_their_card_until_it_is_ended(as_staff: As) -> None:
    with as_staff("cr.inclusion") as by:
        here = coalition.country_by_code("CR")
        card = cards.make_card(by=by, kept_by=here, kind="TAXI", place="Limón", today=TODAY)
    sent(TOLD, card=card.code)
    with as_staff("cr.secretaria") as by:
        cards.end_card(by=by, card=card, today=TODAY)
    sent(TOLD, card=card.code)
    sent(TOLD, card="CR-XXXXXX")

    with as_staff("cr.recepcion"):
        kinds = [each.card and each.card.kind for each in CommunityReport.objects.order_by("pk").select_related("card")]
    assert kinds == ["TAXI", None, None]
    with pytest.raises(Refused), as_staff("cr.secretaria") as by:
        cards.end_card(by=by, card=card, today=TODAY)
    with pytest.raises(NotAllowed), as_staff("hn.secretaria") as by:
        cards.make_card(by=by, kept_by=here, kind="TAXI", place="Limón", today=TODAY)


def test_a_sheet_of_cards_is_a_tagged_pdf_and_the_picture_a_picture(
    as_staff: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "REPORTS_ADDRESS", "https://x.example")
    with as_staff("cr.recepcion") as by:
        here = coalition.country_by_code("CR")
        card = cards.make_card(by=by, kept_by=here, kind="HOTEL", place="Jacó", today=TODAY)
    read: Any = pypdf.PdfReader(io.BytesIO(exports.sheet_of(card, "fr")))
    picture = exports.picture_of("es", "https://x.example/es/cr/")

    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read.trailer["/Root"]["/Lang"] == "fr"
    assert f"https://x.example/k/{card.code}/" in read.pages[0].extract_text()
    assert picture.startswith(b"\x89PNG")
