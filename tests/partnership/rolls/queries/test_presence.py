"""Counting in the database says what counting by hand says."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from amparo.partnership.rolls.models import Attendance
from amparo.partnership.rolls.operations import presence
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.rules import counting
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.rolls.holding import activity, enrolled, hour, people, sessions


@pytest.mark.parametrize("seed", [1, 2])
def test_the_database_counts_as_the_rule_does(as_staff: As, seed: int) -> None:
    drawn = random.Random(seed)
    made = activity(as_staff, sessions=(hour(0), hour(1), hour(2)))
    who = people(as_staff, 6)
    enrolled(as_staff, made, who)
    with as_staff("hn.secretaria") as actor:
        for session in sessions(made):
            marks = {(each.pk, mode): drawn.random() < 0.4 for each in who for mode in ("IN_PERSON", "ONLINE")}
            presence.mark_roll(by=actor, session=session, marks=marks, proof="STAFF", at=NOW)

    rows = list(Attendance.objects.values_list("professional", "session", "mode"))
    assert queries.reach_of([made]) == counting.reach(rows)
    assert {person for person, _session, _mode in rows} == set(queries.shares_of(made))


def test_trn_01_the_share_of_hours_is_told_by_person(as_staff: As) -> None:
    made = activity(as_staff, sessions=(hour(0, lasting=3), hour(1, lasting=1), hour(2, lasting=1)))
    one, other, _absent = people(as_staff, 3)
    enrolled(as_staff, made, [one, other])
    first, second, _third = sessions(made)
    with as_staff("hn.secretaria") as actor:
        for session in (first, second):
            marks = {(one.pk, "ONLINE"): True, (one.pk, "IN_PERSON"): True, (other.pk, "ONLINE"): session == second}
            presence.mark_roll(by=actor, session=session, marks=marks, proof="STAFF", at=NOW)

    assert queries.shares_of(made) == {one.pk: Fraction(4, 5), other.pk: Fraction(1, 5)}
    assert len(queries.attendances_in(first)) == 2
    assert queries.places_taken(first) == {"ONLINE": 1, "IN_PERSON": 1}


def test_an_enrolment_is_found_by_its_code_or_by_an_e_mail_that_is_of_one(as_staff: As) -> None:
    made, other = activity(as_staff), activity(as_staff)
    one, _two = enrolled(as_staff, made, people(as_staff, 2))
    (session,) = sessions(made)

    assert queries.enrolment_with(session, "x", one.check_in_code) == one
    assert queries.enrolment_with(session, " ANA@x.hn ", "") == one
    assert queries.enrolment_with(sessions(other)[0], "ana@x.hn", one.check_in_code) is None
    assert queries.enrolment_with(session, "", "") is None
    assert queries.enrolment_of(made, one.pk) == one
    assert queries.enrolment_of(other, one.pk) is None
    assert list(queries.counts_of(session)) == []
