"""What tests of training need: days, a person by name, another course."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate, now

from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.operations import enrolling, planning, presence
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.vocabulary import COURSE, MIXED, ONLINE, STAFF
from amparo.partnership.training.models import Award, CourseRun
from amparo.partnership.training.operations import runs
from tests.conftest import As

ZONE = ZoneInfo("America/Costa_Rica")


def today() -> date:
    return localdate()


def at() -> datetime:
    return now()


def person(family: str) -> Professional:
    return Professional.objects.select_related("kept_by").get(family_names=family)


def award_of(family: str) -> Award:
    return Award.objects.select_related("professional__kept_by", "version__kit", "issuer").get(
        professional__family_names=family, is_trainer=False
    )


def another_run(as_staff: As, run: CourseRun, families: list[str], *, trainers: tuple[str, ...] = ()) -> CourseRun:
    """Hold another course of one session today, with some people there, and name its trainers."""
    day, country = today(), run.activity.kept_by
    with as_staff("cr.secretaria") as by:
        plan = ActivityPlan(COURSE, "Otro curso", "CR", str(ZONE), day, day)
        activity = planning.plan_activity(by=by, kept_by=country, plan=plan, at=at())
        people = [person(family) for family in families]
        enrolling.enrol(by=by, activity=activity, professionals=people, mode=ONLINE, at=at())
        start = datetime.combine(day, time(8), ZONE)
        plan_of = SessionPlan(start, start + timedelta(hours=4), MIXED)
        session = planning.plan_session(by=by, activity=activity, plan=plan_of)
        marks = {(each.pk, ONLINE): True for each in people}
        presence.mark_roll(by=by, session=session, marks=marks, proof=STAFF, at=at())
        made = runs.open_run(by=by, activity=activity, plan=runs.Plan(run.version, "IN_SERVICE", run.academy), at=at())
        for family in trainers:
            runs.name_trainer(by=by, run=made, professional=person(family), at=at())
    return made
