"""A version travels to another country, which makes it a draft with parameters of its own."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption.models import Offer
from amparo.partnership.adoption.operations import regional
from amparo.partnership.adoption.queries.life import offers_to
from amparo.partnership.adoption.vocabulary import DECLINED, FORKED
from amparo.partnership.coalition.queries import country_by_code
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.revision.models import Draft
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, TODAY, published

pytestmark = pytest.mark.usefixtures("publishing")


def offer(as_staff: As, version: ProcedureVersion, username: str = "cr.secretaria", to: str = "HN") -> Offer:
    with as_staff(username) as actor:
        return regional.offer_version(
            by=actor, version=version, to=country_by_code(to), message="Nos sirvió.", today=TODAY, at=NOW
        )


def test_what_is_taken_up_is_a_draft_of_that_country_with_its_own_parameters(as_staff: As) -> None:
    version = published(as_staff)
    made = offer(as_staff, version)

    with as_staff("hn.secretaria") as actor:
        regional.take_up_offer(by=actor, offer=made, at=NOW)

    kept, draft = Offer.objects.get(), Draft.objects.get(country="HN")
    assert (kept.state, kept.draft_id, draft.base_id, draft.institution) == (
        FORKED, draft.pk, version.pk, "HN_SECRETARIAT",
    )  # fmt: skip
    regional_model = ProcedureVersion.objects.get(procedure__number="14", country=None)
    assert draft.parameters == {"hn": regional_model.parameters["hn"]}
    assert (draft.texts, draft.xml) == (version.texts, version.xml)


def test_an_offer_is_declined_with_a_reason_and_answered_once(as_staff: As) -> None:
    made = offer(as_staff, published(as_staff))

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        regional.decline_offer(by=actor, offer=made, why="", at=NOW)
    with as_staff("hn.secretaria") as actor:
        regional.decline_offer(by=actor, offer=made, why="Ya tenemos uno.", at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        regional.take_up_offer(by=actor, offer=made, at=NOW)

    assert (Offer.objects.get().state, Draft.objects.filter(country="HN").count()) == (DECLINED, 0)


def test_a_country_does_not_answer_for_another(as_staff: As) -> None:
    made = offer(as_staff, published(as_staff))

    for username in ("cr.secretaria", "hn.policia", "hn.datos"):
        with pytest.raises(NotAllowed), as_staff(username) as actor:
            regional.take_up_offer(by=actor, offer=made, at=NOW)


def test_what_is_not_in_force_or_waits_already_is_not_offered(as_staff: As) -> None:
    version = published(as_staff)
    superseded = ProcedureVersion.objects.get(procedure__number="14", country=None)
    offer(as_staff, version)

    for row, to in ((superseded, "HN"), (version, "HN"), (version, "CR")):
        with pytest.raises(Refused):
            offer(as_staff, row, to=to)

    assert Offer.objects.count() == 1


@pytest.mark.parametrize("username", ["cr.policia", "cr.comite1", "cr.datos"])
def test_only_a_secretariat_offers(as_staff: As, username: str) -> None:
    version = ProcedureVersion.objects.get(procedure__number="14", country=None)

    with pytest.raises(NotAllowed):
        offer(as_staff, version, username)


def test_an_offer_is_seen_by_the_secretariat_that_is_asked(as_staff: As) -> None:
    made = offer(as_staff, published(as_staff))
    seen = {}

    for username in ("hn.secretaria", "hn.policia", "cr.secretaria"):
        with as_staff(username) as actor:
            seen[username] = [row.pk for row in offers_to(actor)]

    assert seen == {"hn.secretaria": [made.pk], "hn.policia": [], "cr.secretaria": []}
