"""When case figures may be proposed and released."""

from __future__ import annotations

import pytest

from amparo.evidence.results.rules.releasing import reasons_not_to_answer, reasons_not_to_propose


@pytest.mark.parametrize(("is_given", "stands", "reasons"), [(True, False, 0), (False, False, 1), (True, True, 1)])
def test_a_year_is_proposed_once_it_was_given_out_and_once_only(is_given: bool, stands: bool, reasons: int) -> None:
    assert len(reasons_not_to_propose(is_given=is_given, stands=stands)) == reasons


@pytest.mark.parametrize(
    ("by", "is_answered", "releases", "why", "reasons"),
    [
        (2, False, True, "", 0),
        (2, False, False, "Falta revisar.", 0),
        (1, False, True, "", 1),
        (2, True, True, "", 1),
        (2, False, False, " ", 1),
        (1, True, False, "", 3),
    ],
)
def test_another_person_answers_once_and_says_why_where_it_is_sent_back(
    by: int, is_answered: bool, releases: bool, why: str, reasons: int
) -> None:
    found = reasons_not_to_answer(proposed_by=1, by=by, is_answered=is_answered, releases=releases, why=why)

    assert len(found) == reasons
