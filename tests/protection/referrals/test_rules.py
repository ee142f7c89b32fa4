"""When a referral may be sent, answered and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.protection.referrals import rules
from amparo.protection.referrals.vocabulary import LIVE, REJECTIONS, SENT, STATES, WITHOUT_AGREEMENT

GOOD: dict[str, Any] = {"is_open": True, "takes_referrals": True, "is_own": False, "has_consent": True}


def test_an_open_case_a_service_that_receives_and_her_consent_are_enough() -> None:
    assert rules.reasons_not_to_refer(**GOOD) == []


@pytest.mark.parametrize(
    "wrong", [{"is_open": False}, {"takes_referrals": False}, {"is_own": True}, {"has_consent": False}], ids=str
)
def test_each_thing_that_lacks_is_said(wrong: dict[str, Any]) -> None:
    assert len(rules.reasons_not_to_refer(**{**GOOD, **wrong})) == 1


@pytest.mark.parametrize("status", STATES)
def test_only_a_referral_that_waits_is_answered(status: str) -> None:
    refused = rules.reasons_not_to_answer(status=status, has_consent=True, accepts=True, rejection="")

    assert (refused == []) == (status == SENT)


def test_a_referral_whose_consent_was_taken_back_is_not_answered() -> None:
    assert len(rules.reasons_not_to_answer(status=SENT, has_consent=False, accepts=True, rejection="")) == 1


@pytest.mark.parametrize("rejection", ["", "WHY_NOT", "no_place"])
def test_a_rejection_says_why_with_one_of_its_codes(rejection: str) -> None:
    assert len(rules.reasons_not_to_answer(status=SENT, has_consent=True, accepts=False, rejection=rejection)) == 1


@pytest.mark.parametrize("rejection", REJECTIONS)
def test_every_code_of_rejection_is_taken(rejection: str) -> None:
    assert rules.reasons_not_to_answer(status=SENT, has_consent=True, accepts=False, rejection=rejection) == []


@pytest.mark.parametrize("status", STATES)
def test_only_a_referral_that_lives_is_taken_back(status: str) -> None:
    assert (rules.reasons_not_to_take_back(status=status) == []) == (status in LIVE)


def test_what_a_notice_shows_anyway_and_what_stays_in_one_institution_needs_no_agreement() -> None:
    kinds = {"C0", "C1", "C3", "C8"}

    assert rules.kinds_to_agree_on(kinds, frozenset(), is_same_institution=False) == ["C1", "C8"]
    assert rules.kinds_to_agree_on(kinds, frozenset({"C8"}), is_same_institution=False) == ["C1"]
    assert rules.kinds_to_agree_on(kinds, frozenset(), is_same_institution=True) == []


@pytest.mark.parametrize("reason", ["", "BECAUSE", *WITHOUT_AGREEMENT])
def test_without_an_agreement_it_goes_with_one_of_the_reasons(reason: str) -> None:
    reasons = rules.reasons_not_to_refer(**GOOD, lacking=["C1"], without_agreement=reason)

    assert (reasons == []) == (reason in WITHOUT_AGREEMENT)
