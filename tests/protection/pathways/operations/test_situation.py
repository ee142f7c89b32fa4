"""How a case stands, read once: only for who has a live grant, and the same as the tables say."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed
from amparo.protection.cases import queries as cases
from amparo.protection.consents import queries as consents
from amparo.protection.pathways.models import OpenStep, Pathway
from amparo.protection.pathways.operations.situation import situation_of
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of

CARED_FOR = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def pathway_key() -> int:
    return Pathway.objects.using("owner").values_list("pk", flat=True).get()


@CARED_FOR
def test_a_situation_says_what_the_tables_say(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        case = case_of(carrier)
        found = situation_of(pathway_key())

        assert found.pathway.case.code == carrier.code
        assert set(found.steps) == set(OpenStep.objects.filter(case=case).values_list("path", flat=True))
        assert found.relations(actor) == cases.relations(case)
        assert found.keys == cases.wrapped_keys(case.pk)
        assert found.standing({}, None).consents == consents.live_purposes(case)


@CARED_FOR
@pytest.mark.parametrize("username", ["cr.policia", "cr.fondo", "hn.gestora", "cr.tecnica", "cr.datos"])
def test_a_situation_is_not_told_to_who_is_not_in_the_case(carrier: Carrier, as_staff: As, username: str) -> None:
    key = pathway_key()

    with pytest.raises(NotAllowed), as_staff(username):
        situation_of(key)


@CARED_FOR
def test_the_place_in_the_audit_chain_and_the_next_event_are_taken_once(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        found = situation_of(pathway_key())

        assert (found.take_head() is None, found.take_head()) == (False, None)
        assert (found.take_event() is None, found.take_event()) == (False, None)
