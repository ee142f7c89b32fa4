"""A case takes other versions only by who leads it, only versions that exist, and only from where it stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.protection.pathways.operations import take_versions
from amparo.protection.pathways.queries import runs
from tests.conftest import As
from tests.points import carried_to
from tests.protection.moving.newer import VOTE, pathway_of, publish_new_words

NOW = datetime.now(UTC)
AT_THE_VOTE = carried_to("declines_and_is_repaired", before=VOTE)

pytestmark = pytest.mark.usefixtures("publishing")


@AT_THE_VOTE
def test_another_countrys_case_manager_cannot_move_it_even_with_its_key(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    pathway = pathway_of(carrier)

    with pytest.raises(NotAllowed), as_staff("hn.gestora") as by:
        take_versions(
            by=by, pathway_id=pathway.pk, before=pathway.state, versions=pathway.versions,
            state=runs.running(pathway).net.from_json(pathway.state), at=NOW,
        )  # fmt: skip


@AT_THE_VOTE
@pytest.mark.parametrize("given", ["{}", '{"p00_main": 999999}', '{"p00_main": 2}'])
def test_the_statement_itself_takes_only_versions_of_the_procedures(carrier: Carrier, as_staff: As, given: str) -> None:
    pathway = pathway_of(carrier)
    if given.endswith("2}"):
        given = f'{{"p00_main": {pathway.versions["p07_accreditation"]}}}'

    with pytest.raises(DatabaseError), as_staff("cr.gestora"), connection.cursor() as cursor:
        cursor.execute("select pathways_take_versions(%s, %s)", [pathway.pk, given])


@AT_THE_VOTE
def test_a_case_that_went_on_meanwhile_is_looked_at_again(carrier: Carrier, as_staff: As) -> None:
    pathway = pathway_of(carrier)
    state = runs.running(pathway).net.from_json(pathway.state)
    carrier.do(VOTE, ident="formal")

    with pytest.raises(Refused), as_staff("cr.gestora") as by:
        take_versions(
            by=by, pathway_id=pathway.pk, before=pathway.state, versions=pathway.versions, state=state, at=NOW
        )
