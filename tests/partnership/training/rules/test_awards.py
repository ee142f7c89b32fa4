"""Until when an award holds, who signs it and where it stands: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.rules import awards as rules

DAY = date(2026, 1, 31)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def life(**changed: object) -> rules.Life:
    return rules.Life(**{"awarded_on": DAY, "valid_until": date(2028, 1, 31), **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("months", "until"), [([24], date(2028, 1, 31)), ([36, 1], date(2026, 2, 28)), ([12, 25], date(2027, 1, 31))]
)
def test_an_award_holds_as_long_as_its_shortest_competency(months: list[int], until: date) -> None:
    assert rules.valid_until(DAY, months) == until


@given(DAYS, st.integers(1, 120))
def test_it_ends_after_it_begins_in_the_month_that_was_counted(day: date, months: int) -> None:
    until = rules.valid_until(day, [months])

    assert until > day
    assert (until.year * 12 + until.month) - (day.year * 12 + day.month) == months
    assert until.day <= day.day


@pytest.mark.parametrize(
    ("changed", "on", "standing"),
    [
        ({}, DAY, words.VALID),
        ({}, date(2028, 1, 31), words.VALID),
        ({}, date(2028, 2, 1), words.EXPIRED),
        ({}, DAY - timedelta(days=1), words.EXPIRED),
        ({"revoked_on": date(2026, 6, 1)}, date(2026, 5, 31), words.VALID),
        ({"revoked_on": date(2026, 6, 1)}, date(2026, 6, 1), words.REVOKED),
        ({"revoked_on": date(2026, 6, 1)}, date(2029, 1, 1), words.REVOKED),
        ({"changed_on": date(2026, 6, 1)}, date(2026, 6, 1), words.UPDATE),
        ({"changed_on": date(2026, 6, 1)}, date(2026, 5, 31), words.VALID),
        ({"changed_on": date(2026, 6, 1), "refreshed_on": date(2026, 7, 1)}, date(2026, 7, 1), words.VALID),
        ({"changed_on": date(2026, 6, 1), "refreshed_on": date(2026, 7, 1)}, date(2026, 6, 30), words.UPDATE),
        ({"changed_on": date(2026, 6, 1), "refreshed_on": date(2026, 5, 1)}, date(2026, 7, 1), words.UPDATE),
    ],
)
def test_where_an_award_stands_on_a_day(changed: dict[str, object], on: date, standing: str) -> None:
    assert rules.standing_on(life(**changed), on) == standing


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_trn_04_a_change_never_ends_an_award(changed_on: date | None, refreshed_on: date | None, on: date) -> None:
    changed = life(changed_on=changed_on, refreshed_on=refreshed_on)

    assert rules.holds(changed, on) is rules.holds(life(), on)


def test_trn_07_only_a_trainer_of_the_course_certified_for_all_of_it_signs() -> None:
    def count(*, is_named: bool = True, attested: str = "AB", needed: str = "AB") -> int:
        return len(rules.reasons_not_to_sign(is_named=is_named, attested=attested, needed=needed))

    assert (count(), count(attested="ABC")) == (0, 0)
    assert (count(is_named=False), count(attested="A"), count(attested=""), count(needed="")) == (1, 1, 1, 1)


def test_awards_are_given_after_the_course_to_those_who_passed_and_have_none() -> None:
    def count(**changed: object) -> int:
        asked = {"ended_on": DAY, "today": DAY, "competent": 16, "waiting": 16, **changed}
        return len(rules.reasons_not_to_award(**asked))  # type: ignore[arg-type]

    assert (count(), count(ended_on=DAY + timedelta(days=1)), count(competent=0), count(waiting=0)) == (0, 1, 1, 1)


def test_a_trainer_is_observed_by_another_and_good_in_each_of_three() -> None:
    def count(*scores: int, is_oneself: bool = False, observed_on: date = DAY) -> int:
        return len(
            rules.reasons_not_to_certify(scores=scores, observed_on=observed_on, today=DAY, is_oneself=is_oneself)
        )

    assert (count(70, 70, 70), count(100, 100, 69), count(70, 70), count(70, 70, 101)) == (0, 1, 1, 1)
    assert (count(80, 80, 80, is_oneself=True), count(80, 80, 80, observed_on=DAY + timedelta(days=1))) == (1, 1)


def test_revoking_and_refreshing_say_why_and_when() -> None:
    def refresh(**changed: object) -> int:
        asked = {"standing": words.UPDATE, "done_on": DAY, "awarded_on": DAY, "today": DAY, "note": "Guion.", **changed}
        return len(rules.reasons_not_to_refresh(**asked))  # type: ignore[arg-type]

    assert (refresh(), refresh(standing=words.VALID), refresh(standing=words.EXPIRED), refresh(note="")) == (0, 0, 1, 1)
    assert (refresh(done_on=DAY + timedelta(days=1)), refresh(note="x" * 2001)) == (1, 1)
    assert [
        len(rules.reasons_not_to_revoke(is_revoked=is_revoked, why=why))
        for is_revoked, why in ((False, "Copió."), (True, "Copió."), (False, " "))
    ] == [0, 1, 1]


def test_somebody_else_says_how_one_works_after_the_award() -> None:
    def count(**changed: object) -> int:
        asked = {"seen_on": DAY, "awarded_on": DAY, "today": DAY, "outcome": "APPLIES", "is_oneself": False, **changed}
        return len(rules.reasons_not_to_follow_up(**asked))  # type: ignore[arg-type]

    assert (count(), count(outcome="WELL"), count(is_oneself=True), count(seen_on=date(2025, 1, 1))) == (0, 1, 1, 1)


def test_trn_06_initials_tell_no_name() -> None:
    assert rules.initials_of("María José Solís Ñ.") == "M. J. S. Ñ."
    assert rules.initials_of("") == ""


def test_a_name_typed_from_a_paper_is_compared_without_capitals_and_spaces() -> None:
    assert rules.is_same_name("  maría  SOLÍS ", "María Solís")
    assert not rules.is_same_name("Maria Solis", "María Solís")
    assert not rules.is_same_name(" ", "")
