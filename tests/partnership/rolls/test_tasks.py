"""Once a day everything that is not needed any more is erased, in every country on its own day."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time, timedelta

from django.core.management import call_command

from amparo.partnership.rolls.models import Enrolment
from amparo.partnership.rolls.tasks import erase_everywhere, hear_the_clock
from tests.conftest import As
from tests.partnership.rolls.holding import PLAN, activity, enrolled, people


def test_a_country_erases_on_its_own_day_and_once(as_staff: As) -> None:
    (one,) = enrolled(as_staff, activity(as_staff), people(as_staff, 1))
    day = PLAN.ends_on + timedelta(days=31)

    before = erase_everywhere(datetime.combine(day, time(5, 0), UTC))
    assert (before["HN"], Enrolment.objects.get().check_in_code) == (0, one.check_in_code)
    on_the_day = erase_everywhere(datetime.combine(day, time(12, 0), UTC))
    assert (on_the_day, Enrolment.objects.get().check_in_code) == ({"CR": 0, "HN": 1, "rows": 0}, "")


def test_the_clock_erases_in_each_hour_once(as_staff: As) -> None:
    enrolled(as_staff, activity(as_staff), people(as_staff, 1))
    day = datetime.combine(PLAN.ends_on + timedelta(days=31), time(5, 20), UTC)

    codes = []
    for later in (0, 8, 8):
        hear_the_clock(at=day + timedelta(hours=later))
        codes.append(bool(Enrolment.objects.get().check_in_code))
    assert codes == [True, False, False]


def test_the_command_says_how_much_it_erased(as_staff: As) -> None:
    enrolled(as_staff, activity(as_staff), people(as_staff, 1))
    told = io.StringIO()

    call_command("forget", stdout=told)

    assert told.getvalue() == "CR: 0\nHN: 1\nrows: 0\n"
