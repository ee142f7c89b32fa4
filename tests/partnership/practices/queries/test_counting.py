"""What indicators count."""

from __future__ import annotations

from datetime import date

from amparo.partnership.practices.queries.counting import practices_adopted, practices_retained
from tests.conftest import As
from tests.partnership.practices.making import admitted, retained


def test_a_practice_counts_from_the_day_of_its_consensus_for_the_coalition_that_keeps_it(as_staff: As) -> None:
    retained(as_staff)
    admitted(as_staff, "sops")

    assert practices_retained("HN").count() == 1
    assert practices_retained("CR").count() == 0
    assert [practices_retained("HN", date(2026, 11, day)).count() for day in (22, 23)] == [1, 0]
    assert [practices_retained("HN", until=date(2026, 11, day)).count() for day in (21, 22)] == [0, 1]
    assert practices_adopted("CR", date(2020, 1, 1), date(2030, 1, 1)).count() == 0
