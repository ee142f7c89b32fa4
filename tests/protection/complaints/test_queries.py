"""Who looked at a case."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.protection.complaints import queries
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of


@carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
def test_looks_come_from_the_entries_of_the_case_that_the_actor_reaches(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)
        found = queries.who_looked(case, "UTC")
    with as_staff("cr.migracion"):
        assert queries.who_looked(case, "UTC") == []

    assert all(look.institution for look in found)
