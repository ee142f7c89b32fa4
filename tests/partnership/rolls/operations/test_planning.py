"""Activities and sessions are planned by the secretariat; what sources say stays side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.models import Account
from amparo.partnership.rolls.models import Activity, ReportedFigure, Session
from amparo.partnership.rolls.operations import planning, presence
from amparo.partnership.rolls.operations.planning import Said
from amparo.partnership.rolls.queries import activities
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country
from tests.partnership.rolls.holding import DAY, HOURS, PLAN, activity, enrolled, hour, people, sessions


def test_an_activity_gets_the_next_code_of_its_year(as_staff: As) -> None:
    made = [activity(as_staff) for _each in range(2)]
    other = activity(as_staff, replace(PLAN, code="Congreso"))

    assert [each.code for each in (*made, other)] == ["HN-2022-01", "HN-2022-02", "Congreso"]
    with pytest.raises(Refused):
        activity(as_staff, replace(PLAN, code="Congreso"))


@pytest.mark.parametrize("username", ["hn.enlace", "hn.policia", "cr.secretaria", "hn.datos"])
def test_only_the_secretariat_of_the_country_plans(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        planning.plan_activity(by=actor, kept_by=country(), plan=PLAN, at=NOW)

    assert Activity.objects.count() == 0


def test_a_session_has_hours_and_two_codes_of_its_own(as_staff: As) -> None:
    made = activity(as_staff, sessions=(hour(0), hour(1)))
    first, second = sessions(made)

    assert (first.hours, first.number, second.number) == (HOURS, 1, 2)
    assert len({first.room_code, first.online_code, second.room_code, second.online_code}) == 4
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.plan_session(by=actor, activity=made, plan=hour(5))
    assert Session.objects.count() == 2


def test_days_do_not_shrink_under_a_session(as_staff: As) -> None:
    made = activity(as_staff, sessions=(hour(2),))

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.change_activity(by=actor, activity=made, plan=replace(PLAN, ends_on=DAY + timedelta(days=1)))
    with as_staff("hn.secretaria") as actor:
        planning.change_activity(by=actor, activity=made, plan=replace(PLAN, title="Taller corregido"))

    assert Activity.objects.get().title == "Taller corregido"


def test_what_was_held_is_not_cancelled(as_staff: As) -> None:
    made = activity(as_staff)
    (one,) = enrolled(as_staff, made, people(as_staff, 1))
    (session,) = sessions(made)
    with as_staff("hn.secretaria") as actor:
        presence.mark_roll(
            by=actor, session=session, marks={(one.professional_id, "ONLINE"): True}, proof="STAFF", at=NOW
        )

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.cancel_activity(by=actor, activity=made, why="Lluvia", at=NOW)
    other = activity(as_staff)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.cancel_activity(by=actor, activity=other, why=" ", at=NOW)
    with as_staff("hn.secretaria") as actor:
        planning.cancel_activity(by=actor, activity=other, why=" Lluvia ", at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.cancel_activity(by=actor, activity=other, why="Otra vez", at=NOW)

    kept = Activity.objects.get(pk=other.pk)
    assert (kept.state, kept.cancelled_why, kept.cancelled_at) == ("CANCELLED", "Lluvia", NOW)


def test_the_same_session_is_planned_on_every_day_to_the_last(as_staff: As) -> None:
    made = activity(as_staff, sessions=())

    with as_staff("hn.secretaria") as actor:
        planning.plan_daily(by=actor, activity=made, plan=hour(1))

    assert [(each.number, each.starts_at) for each in sessions(made)] == [
        (1, hour(1).starts_at), (2, hour(2).starts_at),
    ]  # fmt: skip
    assert len({each.room_code for each in sessions(made)}) == 2


def test_evt_09_two_sources_stay_side_by_side_with_what_they_say_exactly(as_staff: As) -> None:
    made = activity(as_staff)
    told = (Said(140, "EXACT", "UNIQUE_PERSON", "IBCR"), Said(50, "MORE_THAN", "UNIQUE_PERSON", "Prensa"))

    with as_staff("hn.secretaria") as actor:
        for said in told:
            planning.record_figure(by=actor, activity=made, said=said, at=NOW)
    for wrong in (
        Said(1, "EXACT", "UNIQUE_PERSON", " "),
        Said(-1, "EXACT", "UNKNOWN", "x"),
        Said(1, "X", "UNKNOWN", "x"),
    ):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            planning.record_figure(by=actor, activity=made, said=wrong, at=NOW)

    assert [(row.value, row.qualifier) for row in activities.figures_of(made)] == [(140, "EXACT"), (50, "MORE_THAN")]
    assert ReportedFigure.objects.count() == 2


def test_somebody_is_named_to_fill_the_rolls_once(as_staff: As) -> None:
    made = activity(as_staff)
    account = Account.objects.get(username="hn.policia")
    with as_staff("hn.secretaria") as actor:
        planning.name_staff(by=actor, activity=made, account=account, at=NOW)
        planning.name_staff(by=actor, activity=made, account=account, at=NOW)

    assert [row.account for row in activities.staff_of(made)] == [account]
    assert made.staff_accounts == frozenset({account.pk})
