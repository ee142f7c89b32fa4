"""What is kept and what stands against its destruction, as far as it is the actor's."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.retention import queries
from tests.conftest import As
from tests.foundation.access.wall import case_id
from tests.points import carried_to
from tests.protection.retention.test_operations import close

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def test_a_case_is_found_by_who_answers_for_it_or_works_on_it_only(carrier: Carrier, as_staff: As) -> None:
    found = {}
    for username in ("cr.datos", "cr.custodia", "cr.gestora", "cr.tecnica", "hn.datos"):
        with as_staff(username):
            found[username] = queries.case_by_code(carrier.code)

    assert found == {
        "cr.datos": case_id(), "cr.custodia": case_id(), "cr.gestora": case_id(), "cr.tecnica": None, "hn.datos": None,
    }  # fmt: skip


def test_what_stands_against_it_is_counted_and_only_closed_cases_are_listed(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.datos"):
        assert queries.closed_cases() == []
        standing = queries.standing_of(case_id())
        assert (standing.is_open, standing.open_steps > 0) == (True, True)
    close()
    with as_staff("cr.datos"):
        assert [case.code for case in queries.closed_cases()] == [carrier.code]
        assert {kept.group for kept in queries.kept_of(case_id())} >= {"C1"}
    with as_staff("hn.datos"):
        assert queries.kept_of(case_id()) == []
        with pytest.raises(LookupError):
            queries.standing_of(case_id())
