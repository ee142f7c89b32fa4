"""Activities that the tests of the rolls hold, and who comes to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.models import Activity, Enrolment, Session
from amparo.partnership.rolls.operations import enrolling, planning
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, entered

DAY = date(2022, 6, 14)
NINE = datetime(2022, 6, 14, 15, 0, tzinfo=UTC)
PLAN = ActivityPlan(
    kind="WORKSHOP", title="Taller regional", country="HN", time_zone="America/Tegucigalpa", starts_on=DAY,
    ends_on=DAY + timedelta(days=2), place="Tegucigalpa",
)  # fmt: skip


def hour(day: int, start: int = 9, lasting: int = 3) -> SessionPlan:
    """Plan a session on a day of the workshop, at an hour of the place."""
    at = NINE + timedelta(days=day, hours=start - 9)
    return SessionPlan(at, at + timedelta(hours=lasting), "MIXED", title=f"Día {day + 1}")


def activity(as_staff: As, plan: ActivityPlan = PLAN, sessions: tuple[SessionPlan, ...] = (hour(0),)) -> Activity:
    with as_staff("hn.secretaria") as actor:
        made = planning.plan_activity(by=actor, kept_by=country(), plan=plan, at=NOW)
        for each in sessions:
            planning.plan_session(by=actor, activity=made, plan=each)
        return made


def sessions(made: Activity) -> list[Session]:
    return list(Session.objects.filter(activity=made).select_related("activity__kept_by").order_by("number"))


def people(as_staff: As, count: int) -> list[Professional]:
    names = ("Ana", "Berta", "Carla", "Delia", "Elsa", "Flor", "Gloria", "Hilda", "Irma", "Julia")
    return [entered(as_staff, name, "Mora", f"{name.lower()}@x.hn") for name in names[:count]]


def enrolled(as_staff: As, made: Activity, who: list[Professional], mode: str = "IN_PERSON") -> list[Enrolment]:
    with as_staff("hn.secretaria") as actor:
        enrolling.enrol(by=actor, activity=made, professionals=who, mode=mode, at=NOW)
    return list(Enrolment.objects.filter(activity=made, professional__in=who).order_by("pk"))


HOURS = Decimal("3.00")
