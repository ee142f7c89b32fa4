"""The coalition in words, each fact with where it comes from."""

from __future__ import annotations

import pytest

from amparo.foundation.design.pieces import Badge
from amparo.partnership.coalition import pages
from amparo.partnership.coalition.models import Institution
from tests.actors import acting_as


@pytest.mark.parametrize(
    ("origin", "verified", "kind"),
    [
        ("law", True, "law"),
        ("law", False, "law_unverified"),
        ("source", False, "source"),
        ("proposal", True, "proposal"),
        ("anything else", True, "proposal"),
    ],
)
def test_where_a_fact_comes_from_is_a_badge(origin: str, verified: bool, kind: str) -> None:
    assert pages.badge_of(origin, verified) == Badge(kind)  # type: ignore[arg-type]


def test_the_list_has_a_row_for_each_institution_with_its_badge(database: str) -> None:
    _header, table = pages.list_page(acting_as("police"))

    badges = [row[-1].badge for row in table.rows]
    others = Institution.objects.filter(country__code="CR").exclude(code="CR_CONATT")  # it is not a member of itself
    assert (len(badges), None in badges) == (others.count(), False)


def test_a_telephone_number_says_that_it_is_a_test_number(database: str) -> None:
    page = pages.institution_page(Institution.objects.get(code="CR_ERI"))

    phone = page["facts"][2]
    assert (phone.value, bool(phone.note)) == ("+506 0000 0003", True)
