"""The way from a consultation to protection leaves a plain yes, and nothing that joins the two."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.evidence.studies.models import PathwayMark
from amparo.evidence.studies.operations.protecting import settle_pathways, start_protected_pathway
from amparo.evidence.studies.queries.consultations import has_started_pathway
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As
from tests.evidence.studies.making import KEEPER, TODAY, held, ready
from tests.foundation.access.wall import as_owner

ENTRIES = "select count(*) from audit_entry"


def test_a_pathway_is_kept_as_yes_once_and_without_an_entry(as_staff: As) -> None:
    made = held(as_staff)
    before = as_owner(ENTRIES)
    with as_staff("cr.recepcion") as by:
        for _time in range(2):
            start_protected_pathway(by=by, consultation=made, today=TODAY)

    assert as_owner(ENTRIES) == before
    assert PathwayMark.objects.count() == 1
    assert has_started_pathway(made)


def test_it_may_be_started_even_before_any_session_but_not_by_others(as_staff: As) -> None:
    made = ready(as_staff)
    with as_staff("cr.psicologia") as by:
        start_protected_pathway(by=by, consultation=made, today=TODAY)
    with as_staff("cr.policia") as by, pytest.raises(NotAllowed):
        start_protected_pathway(by=by, consultation=made, today=TODAY)

    assert has_started_pathway(made)


def test_only_the_clock_settles_and_only_once_the_day_has_passed(as_staff: As) -> None:
    made, country = held(as_staff), coalition.country_by_code("CR")
    with as_staff(KEEPER) as by:
        start_protected_pathway(by=by, consultation=made, today=TODAY)
        with pytest.raises(NotAllowed):
            settle_pathways(by=by, kept_by=country, today=TODAY)
    with acting(service_token()) as by:
        counts = [settle_pathways(by=by, kept_by=country, today=TODAY + timedelta(days=ago)) for ago in (0, 1, 2)]

    made.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (made.pathway_started, PathwayMark.objects.count()) == (True, 0)
