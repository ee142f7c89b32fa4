"""Counts as sources tell them."""

from __future__ import annotations

import pytest
from django.utils import translation

from amparo.evidence.studies.rules.counts import Told, baseline_words, reasons_not_to_tell, share_of_women, told_words


def test_sit_02_a_count_of_women_only_has_no_share_and_says_that_the_total_is_unknown() -> None:
    told = Told("PERSONS", women=142)

    assert share_of_women(told) is None
    assert reasons_not_to_tell(told, origin="Fuente 003") == []
    with translation.override("en"):
        assert told_words(told) == "142 women; total unknown"


@pytest.mark.parametrize(
    ("told", "percent"),
    [
        (Told("PERSONS", women=60, total=80), 75),
        (Told("PERSONS", women=60, men=20), None),
        (Told("PERSONS", women=6, total=9), None),
        (Told("THINGS", total=16), None),
        (Told("PERSONS", total=144), None),
    ],
)
def test_a_share_needs_women_a_total_and_a_base_of_ten(told: Told, percent: int | None) -> None:
    share = share_of_women(told)

    assert (share.percent if share else None) == percent


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (Told("PERSONS"), 1),
        (Told("OTHER", total=1), 1),
        (Told("THINGS", women=1, total=1), 1),
        (Told("PERSONS", women=9, men=9, total=10), 1),
        (Told("PERSONS", women=4, men=4, others=0, total=10), 1),
        (Told("PERSONS", women=4, men=4, total=10), 0),
    ],
)
def test_a_count_tells_something_and_its_parts_fit_its_total(told: Told, count: int) -> None:
    assert len(reasons_not_to_tell(told, origin="Fuente")) == count
    assert len(reasons_not_to_tell(told, origin=" ")) == count + 1


def test_a_baseline_is_told_with_its_base_and_without_a_percentage_of_few() -> None:
    with translation.override("en"):
        assert baseline_words(19, 46) == "41 % (19 of 46)"
        assert baseline_words(3, 8) == "3 of 8; the base is too small for a percentage"
        assert told_words(Told("PERSONS", 1, 1, 2, 4)) == "4 people (1 woman, 1 man, 2 who answer otherwise or not)"
