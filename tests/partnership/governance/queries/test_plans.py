"""Plans and extensions are seen in their own coalition."""

from __future__ import annotations

from datetime import date

from amparo.partnership.governance.models import PlanVersion
from amparo.partnership.governance.operations import plans as operations
from amparo.partnership.governance.operations.plans import LineEntry, PlanEntry
from amparo.partnership.governance.queries import plans
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.governance.sitting import committee


def test_a_plan_and_its_newest_version(as_staff: As) -> None:
    body, other = committee(as_staff, seats=()), committee(as_staff, seats=(), name="Otro")
    entry = PlanEntry("Plan", 1, date(2020, 1, 1), date(2020, 12, 31))
    with as_staff("hn.secretaria") as by:
        made = operations.make_plan(by=by, body=body, entry=entry, at=NOW)
        assert list(plans.open_versions(body)) == []
        for title in ("Uno", "Dos"):
            operations.write_line(by=by, plan=made, entry=LineEntry(title))
        version = PlanVersion.objects.get()

        assert plans.newest_version(made) == version
        assert list(plans.open_versions(body)) == [version]
        assert (plans.version_of(body, version.pk), plans.version_of(other, version.pk)) == (version, None)
        assert list(plans.plans_of(body)) == [made]
        assert plans.plan_visible_to(by, made.pk) == made
        assert plans.extension_visible_to(by, 1) is None
        assert plans.target_visible_to(by, 1) is None
    with as_staff("cr.secretaria") as by:
        assert plans.plan_visible_to(by, made.pk) is None
    assert plans.projects_of("XX") == ()
