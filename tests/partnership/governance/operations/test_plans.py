"""Work plans by year and their versions."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import PlanLine, PlanVersion, WorkPlan
from amparo.partnership.governance.operations import plans as operations
from amparo.partnership.governance.operations.plans import LineEntry, PlanEntry
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.governance.sitting import attended, committee, convened, decided, item

YEAR = PlanEntry("Plan del año 2", 2, date(2020, 4, 1), date(2021, 3, 31))
ONE = (("Policía", "MEMBER", ""),)


def test_a_body_has_one_plan_for_a_year_written_by_the_programme(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)

    with as_staff("hn.programa") as by:
        plan = operations.make_plan(by=by, body=body, entry=YEAR, at=NOW)
        for wrong in (YEAR, PlanEntry(" ", 3, YEAR.starts_on, YEAR.ends_on), PlanEntry("X", 4, NOW.date(), date.min)):
            with pytest.raises(Refused):
                operations.make_plan(by=by, body=body, entry=wrong, at=NOW)
        for title in ("Taller", "Convocatoria", "Visita"):
            operations.write_line(by=by, plan=plan, entry=LineEntry(title, due_on=date(2020, 10, 1)))
        operations.remove_line(by=by, plan=plan, number=2)
    with pytest.raises(NotAllowed), as_staff("hn.comite1") as by:
        operations.write_line(by=by, plan=plan, entry=LineEntry("Otra"))

    assert [(each.number, each.title) for each in PlanLine.objects.all()] == [(1, "Taller"), (3, "Visita")]
    assert WorkPlan.objects.count() == PlanVersion.objects.count() == 1


def test_gov_03_a_further_version_begins_with_the_lines_of_the_validated_one(as_staff: As) -> None:
    body = committee(as_staff, seats=ONE)
    with as_staff("hn.secretaria") as by:
        plan = operations.make_plan(by=by, body=body, entry=YEAR, at=NOW)
        operations.write_line(by=by, plan=plan, entry=LineEntry("Taller", indicator="1110.1"))
        with pytest.raises(Refused):
            operations.begin_version(by=by, plan=plan, why="Aún no se validó.", at=NOW)
    meeting = convened(as_staff, body)
    attended(as_staff, meeting, "Policía")
    decided(as_staff, item(as_staff, meeting), effect="VALIDATE_PLAN", version=PlanVersion.objects.get())

    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            operations.begin_version(by=by, plan=plan, why=" ", at=NOW)
        made = operations.begin_version(by=by, plan=plan, why="Cambió el año.", at=NOW)

    assert (made.number, made.is_locked) == (2, False)
    assert [(each.title, each.indicator) for each in made.lines.all()] == [("Taller", "1110.1")]
