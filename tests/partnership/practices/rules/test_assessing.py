"""When an assessment, a consensus or a recommendation stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.assessing import (
    Judged,
    far_apart,
    independent,
    reasons_not_to_agree,
    reasons_not_to_assess,
    reasons_not_to_recommend,
    totals,
    vetoed,
)

TODAY = date(2026, 11, 22)
TWO = dict.fromkeys(words.CRITERIA, 2)
OWN, FIRST, SECOND = 1, 2, 3


@pytest.mark.parametrize(
    ("change", "is_well"),
    [
        ({}, True),
        ({"institution": OWN}, False),
        ({"institution": None}, False),
        ({"state": words.CANDIDATE}, False),
        ({"scores": TWO | {"gender": 4}}, False),
        ({"scores": {"gender": 2}}, False),
        ({"does_harm": True}, False),
        ({"does_harm": True, "note": "Expone."}, True),
        ({"own": None}, True),
    ],
)
def test_who_assesses_what(change: dict[str, object], is_well: bool) -> None:
    asked = {
        "state": words.ADMITTED, "own": OWN, "institution": FIRST, "scores": TWO, "does_harm": False, "note": "",
    }  # fmt: skip

    assert (not reasons_not_to_assess(**{**asked, **change})) is is_well  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("judged", "outcome", "is_well"),
    [
        ([Judged(FIRST, TWO), Judged(SECOND, TWO)], words.RETAINED, True),
        ([Judged(FIRST, TWO)], words.RETAINED, False),
        ([Judged(FIRST, TWO), Judged(FIRST, TWO)], words.RETAINED, False),
        ([Judged(FIRST, TWO), Judged(OWN, TWO)], words.RETAINED, False),
        ([Judged(FIRST, TWO), Judged(SECOND, TWO, does_harm=True)], words.RETAINED, False),
        ([Judged(FIRST, TWO), Judged(SECOND, TWO, does_harm=True)], words.NOT_RETAINED, True),
        ([Judged(FIRST, TWO), Judged(SECOND, TWO)], "MAYBE", False),
    ],
)
def test_two_assessors_of_other_institutions_agree_and_harm_is_a_veto(
    judged: list[Judged], outcome: str, is_well: bool
) -> None:
    asked = {"state": words.ADMITTED, "own": OWN, "note": "De acuerdo.", "agreed_on": TODAY, "today": TODAY}

    assert (not reasons_not_to_agree(judged=judged, outcome=outcome, **asked)) is is_well  # type: ignore[arg-type]


def test_where_assessors_were_far_apart_the_note_says_how_they_agreed() -> None:
    judged = [Judged(FIRST, TWO | {"gender": 0}), Judged(SECOND, TWO | {"gender": 2, "feasible": 3})]
    asked = {"state": words.ADMITTED, "own": OWN, "outcome": words.RETAINED, "agreed_on": TODAY, "today": TODAY}

    assert far_apart(judged) == ("gender",)
    assert not reasons_not_to_agree(judged=judged, note="Se revisó.", **asked)  # type: ignore[arg-type]
    assert reasons_not_to_agree(judged=judged, note=" ", **asked)  # type: ignore[arg-type]
    assert reasons_not_to_agree(judged=judged, note="x", **{**asked, "agreed_on": TODAY + timedelta(days=1)})  # type: ignore[arg-type]


def test_points_are_added_and_never_averaged() -> None:
    judged = [Judged(FIRST, TWO), Judged(SECOND, TWO | {"gender": 3})]

    assert (totals(judged)["gender"], totals(judged)["feasible"]) == ((5, 6), (4, 6))
    assert (independent(judged, OWN), independent(judged, FIRST), vetoed(judged)) == (2, 1, False)
    assert far_apart([]) == ()


@pytest.mark.parametrize(
    ("change", "is_well"),
    [
        ({}, True), ({"state": words.ADMITTED}, False), ({"text": " "}, False), ({"responsible": ""}, False),
        ({"due_on": TODAY - timedelta(days=1)}, False), ({"due_on": TODAY}, True),
    ],
)  # fmt: skip
def test_a_recommendation_has_a_responsible_and_a_date(change: dict[str, object], is_well: bool) -> None:
    asked = {"state": words.RETAINED, "text": "Hacer.", "responsible": "Dirección", "due_on": TODAY, "today": TODAY}

    assert (not reasons_not_to_recommend(**{**asked, **change})) is is_well  # type: ignore[arg-type]
