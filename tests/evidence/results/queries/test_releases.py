"""The case figures of each year, for those who answer for them."""

from __future__ import annotations

import pytest

from amparo.evidence.results.queries import releases
from tests.conftest import As
from tests.evidence.results.queries.test_sums import YEAR, only_given_out


@pytest.mark.parametrize(
    ("username", "years"),
    [("hn.secretaria", 1), ("hn.custodia", 1), ("hn.datos", 1), ("hn.policia", 0), ("cr.secretaria", 0)],
)
def test_years_are_seen_by_those_who_propose_release_or_audit(as_staff: As, username: str, years: int) -> None:
    only_given_out({"": 45})
    with as_staff(username) as by:
        assert len(releases.years_visible_to(by)) == years
        assert (releases.year_visible_to(by, YEAR.starts_on.year) is not None) == bool(years)
        assert releases.year_visible_to(by, 1999) is None


def test_nothing_is_released_by_itself(database: str) -> None:
    only_given_out({"": 45})

    assert not releases.is_released(1, YEAR.starts_on)
